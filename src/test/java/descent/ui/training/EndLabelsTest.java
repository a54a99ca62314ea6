package descent.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import descent.ui.common.Look;
import descent.ui.common.Palette;
import descent.ui.common.Pen;
import javafx.scene.text.Font;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What stays of a run's name at the end of its line.
final class EndLabelsTest {
    private static final Pen PEN = new Pen(null, 100, 100, 1, new Look(Palette.LIGHT, "Inter", 13));

    @BeforeAll
    static void start() {
        Fx.start();
    }

    /// @param fits a text that is exactly as wide as the room
    private static String name(String name, String fits) {
        Font font = PEN.look().font(1);
        return EndLabels.name(PEN, name, font, PEN.look().width(fits, font));
    }

    @Test
    void wholeName_stays_whereThereIsRoom() {
        assertEquals("Run 12", name("Run 12", "Run 12"));
        assertEquals("Adam, lr 0.01", name("Adam, lr 0.01", "Adam, lr 0.01"));
    }

    @Test
    void numberAlone_stays_whereTheWordBeforeItHasNoRoom() {
        assertEquals("12", name("Run 12", "Run 1"));
        assertEquals("0.001", name("lr 0.001", "lr 0.0…"));
        assertEquals("4 from…", name("Run 4 from 120, lr 0.05", "4 from…"));
    }

    @Test
    void partOfTheNumber_isNeverShown() {
        assertEquals("", name("lr 0.001", "0.0…"));
        assertEquals("", name("lr 0.0012 from 3", "0.00…"));
    }

    @Test
    void fewLetters_areNotShown_moreAre() {
        assertEquals("", name("Training", "Trai…"));
        assertEquals("Traini…", name("Training again", "Traini…"));
    }
}
