package descent.ui.training;

import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.NumberField;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.ReplayDesk;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// Under the chart while an epoch is looked back at: which one, a branch from there with another rate, the way back. Takes no
/// room otherwise.
final class ReplayBar extends HBox {
    private static final String WHAT = "The weights before the first update of this epoch: those that made its loss. The model stays the last one.";
    private static final int MOST = Integer.MAX_VALUE;

    private final Workspace workspace;
    private final ReplayDesk replay;
    private final NumberField epoch;
    private final NumberField rate = new NumberField("replay-lr", new NumberText.Range("The learning rate", RateScale.FIELD_MIN, RateScale.FIELD_MAX, false), v -> lr = v);
    /// Exact: the field shows four digits of it.
    private double lr;
    private final Label of = new Label();
    private final Label busy = new Label();
    private final Button cancel = new Button("Cancel");

    ReplayBar(Workspace workspace) {
        this.workspace = workspace;
        this.replay = workspace.replay();
        epoch = new NumberField("replay-epoch", new NumberText.Range("Epoch", 1, MOST, true), v -> replay.to((int) v));
        epoch.format(v -> String.valueOf((long) v));
        rate.format(Numbers::typed);
        setId("replay-bar");
        getStyleClass().addAll("message-strip", "replay-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label("Epoch", Icons.of(MaterialDesignH.HISTORY));
        name.setLabelFor(epoch);
        Tip.set(name, WHAT);
        of.setId("replay-of");
        Tip.set(of, WHAT);
        busy.setId("replay-busy");
        busy.getStyleClass().add(Css.NOTE);
        cancel.setId("replay-cancel");
        cancel.setOnAction(_ -> replay.leave());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label goOn = new Label("go on with lr");
        goOn.setLabelFor(rate);
        Button branch = new Button("Branch");
        branch.setId("replay-branch");
        Tip.set(branch, "A new run that goes on from this epoch with this learning rate");
        branch.setOnAction(_ -> branch());
        Button end = new Button("To the end");
        end.setId("replay-end");
        Tip.set(end, "Back to the last weights (Esc)");
        end.setOnAction(_ -> replay.leave());
        getChildren().addAll(name, epoch, of, busy, cancel, gap, goOn, rate, branch, end);
        for (Region r : new Region[] {name, of, cancel, goOn, branch, end}) {
            r.setMinWidth(Region.USE_PREF_SIZE);
        }
        managedProperty().bind(visibleProperty());
        replay.epoch().subscribe(this::show);
        replay.computing().subscribe(this::busy);
    }

    private void show(Number now) {
        boolean on = now.intValue() > 0;
        if (on && !isVisible()) {
            lr = workspace.setup().get().lr();
            rate.show(lr);
        }
        setVisible(on);
        if (on) {
            epoch.show(now.intValue());
            of.setText("of " + Numbers.count(replay.last()));
        }
    }

    /// Only where the way there takes long.
    private void busy(Number share) {
        boolean on = share.doubleValue() >= 0;
        busy.setText(on ? "computing again, " + Numbers.percent(share.doubleValue()) : "");
        for (Region r : new Region[] {busy, cancel}) {
            r.setVisible(on);
            r.setManaged(on);
        }
    }

    private void branch() {
        rate.take();
        if (!rate.problem().get().isEmpty()) {
            rate.requestFocus();
            return;
        }
        replay.branch(lr);
        workspace.edit("learning rate", s -> s.withLr(lr));
    }
}
