package descent.ui.common;

import descent.data.PreparedData;
import descent.model.NetworkSizes;
import descent.model.SavedModel.Provenance;
import descent.model.Setup;
import descent.train.RunState;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which commands mean anything now. Each is "" when it can be given, else the reason in words: buttons are disabled
/// with the reason as their tooltip, never hidden.
public final class Availability {
    /// What the big button does.
    public enum Main { TRAIN, PAUSE, RESUME }

    private final WorkspaceState workspace;
    private final ReadOnlyObjectWrapper<Main> main = new ReadOnlyObjectWrapper<>(this, "main", Main.TRAIN);
    private final ReadOnlyStringWrapper train = new ReadOnlyStringWrapper(this, "train", "");
    private final ReadOnlyStringWrapper race = new ReadOnlyStringWrapper(this, "race", "");
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final ReadOnlyStringWrapper stop = new ReadOnlyStringWrapper(this, "stop", "");
    private final ReadOnlyStringWrapper goOn = new ReadOnlyStringWrapper(this, "goOn", "");
    private final ReadOnlyStringWrapper restart = new ReadOnlyStringWrapper(this, "restart", "");
    private final ReadOnlyStringWrapper evaluate = new ReadOnlyStringWrapper(this, "evaluate", "");
    private final ReadOnlyStringWrapper results = new ReadOnlyStringWrapper(this, "results", "");
    private final ReadOnlyStringWrapper save = new ReadOnlyStringWrapper(this, "save", "");

    public Availability(WorkspaceState workspace) {
        this.workspace = workspace;
        workspace.state().subscribe(s -> update());
        workspace.setup().subscribe(s -> update());
        workspace.table().subscribe(t -> update());
        workspace.prepared().subscribe(p -> update());
        workspace.dataProblem().subscribe(p -> update());
        workspace.currentRun().subscribe(r -> update());
        workspace.runDesk().foreign().subscribe(f -> update());
        workspace.replay().epoch().subscribe(e -> update());
    }

    public ReadOnlyObjectProperty<Main> main() {
        return main.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty train() {
        return train.getReadOnlyProperty();
    }

    /// A race replaces what runs: it needs data and a network at any time.
    public ReadOnlyStringProperty race() {
        return race.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty step() {
        return step.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty stop() {
        return stop.getReadOnlyProperty();
    }

    /// Of Continue.
    public ReadOnlyStringProperty goOn() {
        return goOn.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty restart() {
        return restart.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty evaluate() {
        return evaluate.getReadOnlyProperty();
    }

    /// Of the window with the results: those of an epoch that is looked back at can be seen there, too.
    public ReadOnlyStringProperty results() {
        return results.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty save() {
        return save.getReadOnlyProperty();
    }

    private void update() {
        RunState state = workspace.state().get();
        boolean run = workspace.currentRun().get() != null;
        String recipe = recipeProblem();
        main.set(state == RunState.RUNNING ? Main.PAUSE : state == RunState.PAUSED ? Main.RESUME : Main.TRAIN);
        train.set(state.isLive() ? "" : recipe);
        race.set(recipe);
        step.set(state.isLive() ? "" : recipe);
        stop.set(state.isLive() ? "" : "Nothing is running.");
        String away = run ? away() : "";
        goOn.set(!run ? "Train first: there is nothing to go on with." : state == RunState.FAILED ? "The run failed: train anew." : away);
        restart.set(run ? away : "Train first: there is no run to begin again.");
        results.set(run ? away : "Train first: there is no model to evaluate.");
        int back = workspace.replay().epoch().get();
        evaluate.set(results.get().isEmpty() && back > 0 ? "The results of epoch " + Numbers.count(back) + " are shown already: go to the end of the run first, to evaluate its model." : results.get());
        save.set(run ? "" : "Train first: there is no model to save.");
    }

    /// Nothing of a run is on the screen while other data are open: what would be done to it could not be seen.
    private String away() {
        if (!workspace.runDesk().foreign().get()) {
            return "";
        }
        Provenance p = workspace.currentRun().get().run().provenance();
        return ModelData.isSameFile(p, workspace.table().get()) ? "The run is of " + p.dataName() + ", read in another way: import it as it was then, or train anew."
                : "The run is of " + p.dataName() + ": open that again, or train anew.";
    }

    private String recipeProblem() {
        Setup s = workspace.setup().get();
        if (workspace.table().get() == null || s == null) {
            return "Open data first.";
        }
        String data = workspace.dataProblem().get();
        if (!data.isEmpty()) {
            return data;
        }
        PreparedData p = workspace.prepared().get();
        return p == null ? "" : NetworkSizes.of(s.layers(), p.preprocessing().inFeatures(), p.preprocessing().outFeatures()).problem();
    }
}
