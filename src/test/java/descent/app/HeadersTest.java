package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.Contrast;
import descent.ui.common.Fx;
import descent.ui.common.Theme;
import descent.ui.main.WindowPicture;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The headers of the cards have room for what stands in them, in the sizes that a class sees: 1280×720 and as a projector has it.
class HeadersTest {
    private WindowShots shots;

    @BeforeEach
    void open() {
        shots = new WindowShots(new WindowShots.NoChoosers());
        size(false, 1280, 720);
    }

    @AfterEach
    void close() {
        shots.close();
    }

    private void size(boolean projector, double width, double height) {
        Fx.run(() -> {
            shots.graph().theme().projector().set(projector);
            shots.stage().setWidth(width);
            shots.stage().setHeight(height);
        });
        WindowShots.pulses(6);
    }

    private Node node(String id) {
        return shots.stage().getScene().lookup("#" + id);
    }

    private double width(String id) {
        return Fx.get(() -> ((Region) node(id)).getWidth());
    }

    @Test
    void paceDial_isLongEnoughToBeSet_andTheStepHasItsWords_whereThereIsRoom() {
        size(true, 1280, 720);
        assertTrue(width("pace-dial") >= 8 * 18, "on a projector: " + width("pace-dial"));
        assertEquals("Step line", Fx.get(() -> ((Button) node("loop-step-line")).getText()));
        size(false, 1280, 720);
        assertEquals("", Fx.get(() -> ((Button) node("loop-step-line")).getText()));
        Fx.run(() -> shots.graph().window().lessons().open("five-lines"));
        WindowShots.pulses(6);
        assertTrue(width("pace-dial") >= 6 * 13, "beside a lesson: " + width("pace-dial"));
    }

    /// The words of the note are whole or not there; the name of the file is whole on a projector.
    @Test
    void notes_areWhole_onAProjector() {
        size(true, 1280, 720);
        assertEquals("auto-mpg.csv", Fx.get(() -> shown((Parent) node("card-data"))));
        List<String> runs = new ArrayList<>();
        Fx.run(() -> WindowPicture.of(shots.graph().window(), 1920, 1080, root -> runs.add(shown((Parent) root.lookup("#runs-card")))));
        assertTrue(List.of("train · test", "").contains(runs.getFirst()), "the note of the runs: " + runs.getFirst());
    }

    /// Of the note in the card's header, as it is drawn; "" where it is hidden.
    private static String shown(Parent card) {
        Label note = (Label) card.lookup(".card-header > .note");
        return note.isVisible() ? ((Text) note.lookup(".text")).getText() : "";
    }

    @Test
    void lineCard_fitsItsTab_withAllFourBorders() {
        Fx.run(() -> ((TabPane) node("side-tabs")).getSelectionModel().select(3));
        WindowShots.pulses(3);
        double card = Fx.get(() -> ((Region) node("lens-card")).minWidth(-1));
        assertTrue(card <= width("side-tabs"), "the card needs " + card + " of " + width("side-tabs"));
    }

    @Test
    void tracksOfSliders_standOut_inBothThemes() {
        for (Theme.Scheme scheme : List.of(Theme.Scheme.LIGHT, Theme.Scheme.DARK)) {
            Fx.run(() -> shots.graph().theme().scheme().set(scheme));
            WindowShots.pulses(3);
            Color track = Fx.get(() -> (Color) ((Region) node("pace-dial").lookup(".track")).getBackground().getFills().getLast().getFill());
            Color card = Fx.get(() -> (Color) ((Region) node("loop-card")).getBackground().getFills().getLast().getFill());
            assertTrue(Contrast.of(track, card) >= 3, scheme + ": " + Contrast.of(track, card));
        }
    }
}
