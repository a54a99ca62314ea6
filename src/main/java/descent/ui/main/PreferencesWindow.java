package descent.ui.main;

import descent.data.NumberMarks;
import descent.train.Pace;
import descent.ui.common.Choice;
import descent.ui.common.Css;
import descent.ui.common.Folders;
import descent.ui.common.FormGrid;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Preferences;
import descent.ui.common.Stepper;
import descent.ui.common.Theme;
import descent.ui.common.Workspace;
import descent.ui.training.PaceScale;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Theme, text sizes, the pace of the next start, recent files and hints. Every change acts at once; there is nothing to confirm.
final class PreferencesWindow {
    private final Theme theme;
    private final Workspace workspace;
    private final Preferences preferences;
    private final Folders folders;
    private final Runnable hintsAgain;

    /// @param hintsAgain shows the first hints once more
    PreferencesWindow(Theme theme, Workspace workspace, Preferences preferences, Folders folders, Runnable hintsAgain) {
        this.theme = theme;
        this.workspace = workspace;
        this.preferences = preferences;
        this.folders = folders;
        this.hintsAgain = hintsAgain;
    }

    void show(Window owner) {
        FormGrid form = new FormGrid();
        ComboBox<Choice<Theme.Scheme>> scheme = Choice.box("preferences-theme", "Theme", List.of(new Choice<>("As the system", "Follows the desktop", Theme.Scheme.SYSTEM),
                new Choice<>("Light", "Dark letters on white", Theme.Scheme.LIGHT), new Choice<>("Dark", "Light letters on black", Theme.Scheme.DARK)));
        scheme.getItems().stream().filter(c -> c.value() == theme.scheme().get()).findFirst().ifPresent(scheme::setValue);
        Choice.follow(scheme, c -> theme.scheme().set(c.value()));
        form.row("Theme", scheme, scheme);
        size(form, "preferences-text", "Text size (px)", Theme.SMALLEST, Theme.LARGEST, theme.normalSize().get(), v -> theme.normalSize().set(v));
        size(form, "preferences-projector", "On a projector (px)", Theme.SMALLEST, Theme.LARGEST_PROJECTED, theme.projectorSize().get(), v -> theme.projectorSize().set(v));
        List<Choice<Pace>> paces = IntStream.rangeClosed(0, PaceScale.last()).mapToObj(PreferencesWindow::pace).toList();
        ComboBox<Choice<Pace>> pace = Choice.box("preferences-pace", "Pace", paces);
        pace.setValue(paces.get(PaceScale.stop(workspace.pace().get().epochsPerSecond())));
        Choice.follow(pace, c -> workspace.setPace(c.value()));
        form.row("Pace of training", pace, pace);
        numbers(form);
        Button hints = new Button("Show the first hints again");
        hints.setId("preferences-hints");
        hints.setOnAction(e -> hintsAgain.run());
        Button forget = new Button("Forget recent files and folders");
        forget.setId("preferences-forget");
        forget.setOnAction(e -> forget());
        Label note = new Label("Every change acts at once; that of the numbers with the next start.");
        note.getStyleClass().add(Css.NOTE);
        VBox box = new VBox(form, hints, forget, note);
        box.getStyleClass().add("preferences");
        HelpWindows.show(owner, theme, "Preferences", box);
    }

    /// A stop of the dial in the loop's card.
    private static Choice<Pace> pace(int stop) {
        Pace pace = new Pace(PaceScale.epochsPerSecond(stop));
        String words = stop == 0 ? "Line by line, to follow with a finger" : pace.isFull() ? "As fast as the computer can" : pace.equals(Pace.DEFAULT) ? "As the program comes"
                : pace.epochsPerSecond() < Pace.LINES_BELOW ? "The lines are lit one after the other" : pace.epochsPerSecond() < Pace.DEFAULT.epochsPerSecond() ? "The curve grows slowly" : "The curve grows fast";
        return new Choice<>(PaceScale.spoken(stop), words, pace);
    }

    private void numbers(FormGrid form) {
        List<Choice<NumberMarks>> marks = List.of(new Choice<>("1,234.5", "As in Python and on most calculators", NumberMarks.POINT),
                new Choice<>("1.234,5", "As in Germany, Italy or Brazil", NumberMarks.COMMA), new Choice<>("1 234,5", "As in France, Poland or Sweden", NumberMarks.SPACE));
        ComboBox<Choice<NumberMarks>> numbers = Choice.box("preferences-numbers", "Numbers", marks);
        NumberMarks now = preferences.oneOf("numbers", NumberMarks.class, NumberMarks.POINT);
        marks.stream().filter(c -> c.value() == now).findFirst().ifPresent(numbers::setValue);
        Choice.follow(numbers, c -> preferences.put("numbers", c.value()));
        form.row("Numbers", numbers, numbers);
    }

    private static void size(FormGrid form, String id, String words, int least, int most, int now, IntConsumer taken) {
        NumberField field = new NumberField(id, new NumberText.Range(words.replaceFirst(" \\(px\\)", ""), least, most, true), v -> taken.accept((int) v));
        field.show(now);
        form.row(words, new Stepper(field), field);
    }

    private void forget() {
        preferences.put(RecentFiles.NAME, null);
        folders.forget();
    }
}
