package descent.ui.main;

import descent.ui.common.Availability;
import descent.ui.common.Workspace;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/// The commands for what can be looked at, each of which has a button somewhere, too: in a narrow window that is hidden.
record ViewCommands(Command losses, Command exportLosses, Command line, Command lossMap, Command whatIf, Command rows, Command columns, Command dataOptions) {
    /// What is opened.
    ///
    /// @param losses       of all epochs as a table
    /// @param exportLosses writes them
    /// @param line         what the last line of the loop did
    /// @param whatIf       the prediction for a row of one's own
    /// @param rows         of the data
    record Doors(Runnable losses, Runnable exportLosses, Runnable line, Runnable lossMap, Runnable whatIf, Runnable rows, Runnable columns, Runnable dataOptions) { }

    static ViewCommands of(Workspace w, Availability can, Doors d) {
        ObservableValue<String> noData = w.table().map(t -> "").orElse("Open data first.");
        ObservableValue<String> noRun = Bindings.createStringBinding(() -> w.runs().isEmpty() ? "Train first." : "", w.runs());
        return new ViewCommands(
                Command.of("Losses as a table", "Every epoch of the runs on the chart", null, "", d.losses()).blockedBy(noRun),
                Command.of("Losses of all epochs (CSV) …", "Every epoch of the runs on the chart", null, "", d.exportLosses()).blockedBy(noRun),
                Command.of("What the line did", "The code lens: what the last line of the loop did to the numbers", null, "", d.line()),
                Command.of("Loss map", "The loss around the way of the weights", null, "", d.lossMap()),
                Command.of("What if …", "What the model says to a row of your own", null, "", d.whatIf()).blockedBy(can.results()),
                Command.of("Look at the table", "The rows of the data", null, "", d.rows()).blockedBy(noData),
                Command.of("All columns", "The columns with their figures", null, "", d.columns()).blockedBy(noData),
                Command.of("Data options", "Task, gaps, scaling and shuffling", null, "", d.dataOptions()).blockedBy(noData));
    }
}
