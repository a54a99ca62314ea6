package descent.ui.main;

import atlantafx.base.theme.Styles;
import descent.ui.common.Answers;
import descent.ui.common.Icons;
import descent.ui.common.Notice;
import descent.ui.common.RescueDesk;
import descent.ui.common.Workspace;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// Offers what an earlier start could not save: restore it, or discard it. Until one of the two is chosen the offer stays,
/// over any number of starts. Takes no room without an offer.
final class RescueStrip extends HBox {
    private final Workspace workspace;
    private final RescueDesk rescue;
    private final Files files;
    private final Consumer<Throwable> faults;
    private final Label words = new Label();
    private RescueDesk.Offer offer;

    RescueStrip(Workspace workspace, RescueDesk rescue, Files files, Consumer<Throwable> faults) {
        this.workspace = workspace;
        this.rescue = rescue;
        this.files = files;
        this.faults = faults;
        setId("rescue");
        getStyleClass().addAll("notice", "notice-trouble");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("rescue-words");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setGraphic(Icons.of(MaterialDesignL.LIFEBUOY));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button restore = button("rescue-restore", "Restore it", this::restore);
        restore.getStyleClass().add(Styles.ACCENT);
        getChildren().addAll(words, restore, button("rescue-discard", "Discard it", this::discard));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    private static Button button(String id, String text, Runnable action) {
        Button b = new Button(text);
        b.setId(id);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> action.run());
        return b;
    }

    /// Looks for an offer and shows it.
    void look() {
        Answers.then(rescue.look(), (found, e) -> {
            if (e != null) {
                faults.accept(e);
            } else {
                found.ifPresent(this::show);
            }
        });
    }

    private void show(RescueDesk.Offer o) {
        offer = o;
        words.setText(o.words());
        setVisible(true);
    }

    private void restore() {
        files.afterSaving("restoring the work of last time", () -> {
            RescueDesk.Offer taken = offer;
            setVisible(false);
            Answers.then(rescue.restore(taken), (done, e) -> {
                if (e != null) {
                    setVisible(true);
                    workspace.say(Notice.trouble("The work of last time could not be restored: " + reason(e)));
                } else {
                    boolean away = workspace.runDesk().foreign().get();
                    workspace.say(Notice.done("Restored. It is not saved yet." + (away ? " The model's data, " + workspace.currentRun().get().run().provenance().dataName() + ", are not open." : "")));
                    look();
                }
            });
        });
    }

    private static String reason(Throwable e) {
        Throwable t = e.getCause() == null ? e : e.getCause();
        return t.getMessage() == null ? t.toString() : t.getMessage();
    }

    private void discard() {
        rescue.decline(offer);
        setVisible(false);
        look();
    }
}
