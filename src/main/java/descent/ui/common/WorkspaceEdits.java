package descent.ui.common;

import descent.data.Kind;
import descent.data.Proposal;
import descent.data.Role;
import descent.data.Schema;
import descent.data.Task;
import descent.model.Fault;
import descent.model.Setup;
import descent.train.Run;
import java.util.List;
import java.util.function.UnaryOperator;

/// What changes the settings of the [Workspace], with undo.
public abstract sealed class WorkspaceEdits extends WorkspaceState permits WorkspaceSaves {
    WorkspaceEdits(Workspace.Services s) {
        super(s);
    }

    /// A deliberate fault is no setting: it stays as it is, whatever the change brings; [#sabotage] sets it.
    ///
    /// @param what the setting in the words of the screen, for Undo: "learning rate"
    public void edit(String what, UnaryOperator<Setup> change) {
        if (setup().get() != null) {
            edits.edit(what, s -> change.apply(s).withFault(s.fault()));
        }
    }

    /// Gives a column another role; a new target frees the old one, and takes the loss that suits it.
    public void role(String column, Role role) {
        if (table().get() != null) {
            edit("role of " + column, s -> DataDesk.withSchema(s, Roles.with(s.schema(), table().get(), column, role), table().get()));
        }
    }

    /// Gives several columns another role, as one step of undo.
    public void roles(List<String> columns, Role role) {
        if (columns.size() == 1) {
            role(columns.getFirst(), role);
        } else if (table().get() != null && !columns.isEmpty()) {
            edit("role of " + columns.size() + " columns", s -> DataDesk.withSchema(s, Roles.with(s.schema(), table().get(), columns, role), table().get()));
        }
    }

    /// Reads columns as another kind than the recognised one, as one step of undo; null: as recognised. The loss follows.
    public void kinds(List<String> columns, Kind kind) {
        if (table().get() != null && !columns.isEmpty()) {
            String what = columns.size() == 1 ? columns.getFirst() : columns.size() + " columns";
            edit("kind of " + what, s -> DataDesk.withSchema(s, Roles.withKind(s.schema(), table().get(), columns, kind), table().get()));
        }
    }

    /// What is asked of the network, in place of what the target's cells suggest; null: as they suggest. The loss follows.
    public void task(Task task) {
        if (table().get() != null) {
            edit("task", s -> DataDesk.withSchema(s, new Schema(s.schema().inputs(), s.schema().target(), s.schema().kinds(), task), table().get()));
        }
    }

    /// Inputs and target as a first look proposes them for the target that is chosen; for a target of other data, as for a new table.
    public void proposedRoles() {
        if (table().get() != null) {
            edit("proposed roles", s -> table().get().has(s.schema().target()) || s.schema().target().isEmpty() ? proposed(s) : DataDesk.setupFor(table().get(), s));
        }
    }

    private Setup proposed(Setup s) {
        Schema proposed = Proposal.of(table().get(), s.schema().target()).schema();
        return s.withSchema(new Schema(proposed.inputs(), proposed.target(), s.schema().kinds(), s.schema().task()));
    }

    /// Breaks the next runs on purpose, or mends them. No step of Undo: none of its steps brings a fault, and none takes it.
    public void sabotage(Fault fault) {
        if (setup().get() != null) {
            edits.everywhere(s -> s.withFault(fault));
        }
    }

    /// The edits up to [#endGesture()] are one step of undo (a drag of a slider).
    public void beginGesture() {
        edits.beginGesture();
    }

    public void endGesture() {
        edits.endGesture();
    }

    public void undo() {
        keepingTheLiveRate(edits::undo);
    }

    public void redo() {
        keepingTheLiveRate(edits::redo);
    }

    /// Whether the current run is a lane of a race, whose rates stay: they are what is compared. The rate on the screen is the next run's.
    public boolean isRace() {
        return currentRun().get() != null && desk.races.lanes().contains(currentRun().get().run());
    }

    /// Undo never changes a run, so the rate that one uses stays on the screen too. After a run the rate on the screen is the one
    /// that Continue goes on with.
    private void keepingTheLiveRate(Runnable move) {
        double live = setup().get() == null ? Double.NaN : setup().get().lr();
        move.run();
        if (setup().get() == null || setup().get().lr() == live || isRace()) {
            return;
        }
        if (!state().get().isLive()) {
            wantShownRate();
        } else {
            edits.keep(s -> s.withLr(live));
            notice.set(Notice.done("The learning rate stays " + Numbers.plain(live) + ": the run is using it, and Undo never changes a run. Set another one in its field."));
        }
    }

    /// The rate that was last set by hand and used, or none: the run goes on as it would have, its schedule with it.
    private void wantShownRate() {
        if (currentRun().get() != null && !desk.opening.isOn()) {
            Run run = currentRun().get().run();
            double used = run.rateChanges().isEmpty() ? run.setup().lr() : run.rateChanges().getLast().lr();
            double shown = setup().get().lr();
            desk.trainer().learningRate(shown == used ? Double.NaN : shown);
        }
    }
}
