package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.ui.common.AppFolder;
import descent.ui.common.Fx;
import descent.ui.main.FirstFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A start as people have it: first a picture with the sample, then the window in its place.
class WholeStartTest {
    /// Pixels by which an edge of the first frame may lie beside that of the window.
    private static final int NEAR = 3;
    /// Below it the network is a tab.
    private static final int NARROW_EM = 96;

    @TempDir
    Path folder;

    /// Page and cards, three pixels inside and outside of the cards' edges in the window.
    private static List<Integer> edges(WritableImage picture, List<Bounds> cards) {
        List<Integer> colours = new ArrayList<>();
        for (Bounds b : cards) {
            for (int away : new int[] {-NEAR, NEAR}) {
                colours.add(picture.getPixelReader().getArgb((int) b.getMinX() + away, (int) b.getMinY() + 20));
                colours.add(picture.getPixelReader().getArgb((int) b.getMaxX() - away, (int) b.getMinY() + 20));
                colours.add(picture.getPixelReader().getArgb((int) b.getMinX() + 30, (int) b.getMinY() + away));
            }
        }
        colours.add(picture.getPixelReader().getArgb((int) picture.getWidth() - 10, 5));
        colours.add(picture.getPixelReader().getArgb(NEAR, (int) picture.getHeight() - NEAR));
        return colours;
    }

    /// The picture must not jump when the window takes its place.
    @ParameterizedTest
    @CsvSource({"1280,800,13,light", "1280,720,13,dark", "1100,900,18,light", "1920,1080,22,dark"})
    void pageBarsAndCards_standWhereTheWindowHasThem(int width, int height, int textSize, String theme) throws Exception {
        AppFolder home = new AppFolder(folder.resolve("home"));
        Files.createDirectories(home.root());
        Files.writeString(home.preferences(), "window=0,0," + width + "," + height + "\ntext.size=" + textSize + "\ntheme=" + theme + "\n");
        CountDownLatch painted = new CountDownLatch(1);
        Stage stage = Fx.get(Stage::new);
        Beginning beginning = Fx.get(() -> Beginning.of(home));
        Fx.run(() -> FirstFrame.show(stage, beginning.theme(), beginning.preferences(), beginning.sample(), null, painted::countDown));
        assertTrue(painted.await(60, TimeUnit.SECONDS));
        WritableImage first = Fx.get(() -> stage.getScene().snapshot(null));
        AppGraph graph = Fx.get(() -> AppGraph.desktop(stage, home, beginning));
        try {
            WindowShots.until(() -> graph.workspace().prepared().get() != null);
            WindowShots.pulses(5);
            WritableImage whole = Fx.get(() -> stage.getScene().snapshot(null));
            List<Bounds> cards = Fx.get(() -> Stream.of("card-data", "chart-card", "network-card").map(id -> stage.getScene().lookup("#" + id))
                    .filter(n -> n != null && (!n.getId().equals("network-card") || width >= NARROW_EM * textSize)).map(n -> n.localToScene(n.getLayoutBounds())).toList());
            assertEquals(edges(whole, cards), edges(first, cards));
        } finally {
            Fx.run(graph::close);
        }
    }

    @Test
    void theWindow_takesThePlaceOfItsFirstFrame_withTheSampleThatWasReadForIt() throws Exception {
        AppFolder home = new AppFolder(folder.resolve("home"));
        Files.createDirectories(home.root());
        Files.writeString(home.preferences(), "window=40,30,1111,777\ntext.size=15\n");
        CountDownLatch painted = new CountDownLatch(1);
        Stage stage = Fx.get(Stage::new);
        Beginning beginning = Fx.get(() -> Beginning.of(home));
        Fx.run(() -> FirstFrame.show(stage, beginning.theme(), beginning.preferences(), beginning.sample(), null, painted::countDown));
        assertTrue(painted.await(60, TimeUnit.SECONDS));
        List<Double> place = Fx.get(() -> List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        assertEquals(List.of(40.0, 30.0, 1111.0, 777.0), place);
        WritableImage picture = Fx.get(() -> stage.getScene().snapshot(null));
        long colours = IntStream.range(0, 1111 * 777).map(i -> picture.getPixelReader().getArgb(i % 1111, i / 1111)).distinct().count();
        assertTrue(colours > 20, "words and cards are painted, in " + colours + " colours");
        assertNotEquals("root", Fx.get(() -> stage.getScene().getRoot().getId()));
        AppGraph graph = Fx.get(() -> AppGraph.desktop(stage, home, beginning));
        try {
            WindowShots.until(() -> graph.workspace().prepared().get() != null);
            WindowShots.pulses(3);
            assertSame(beginning.sample(), Fx.get(() -> graph.workspace().table().get()), "read once");
            assertEquals("root", Fx.get(() -> stage.getScene().getRoot().getId()));
            assertEquals(place, Fx.get(() -> List.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())));
            assertEquals(stage.getScene().getWidth(), Fx.get(() -> stage.getScene().getRoot().getLayoutBounds().getWidth()));
            assertEquals(15, Fx.get(() -> graph.theme().textSize().get()));
        } finally {
            Fx.run(graph::close);
        }
    }

    @Test
    void theProgram_tellsTheFirstFrame_thenTheWholeWindow_andEnds() throws Exception {
        startsAndEnds(folder.resolve("home"));
    }

    /// In a school the home folder may be one that cannot be written to.
    @Test
    void theProgram_startsWithoutAFolderOfItsOwn() throws Exception {
        startsAndEnds(Files.writeString(folder.resolve("home-is-a-file"), "").resolve("descent"));
    }

    private void startsAndEnds(Path home) throws Exception {
        Path errors = folder.resolve("errors.txt");
        Process child = WindowChild.start("512m", errors, List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Ddescent.start=exit", "-Ddescent.home=" + home), "Main");
        List<String> said = child.inputReader().lines().toList();
        assertEquals(0, child.waitFor(), () -> said + errors.toString());
        assertEquals(List.of("first frame", "whole window"), said.subList(0, 2), said.toString());
        assertTrue(said.get(2).startsWith("heap after GC "), said.toString());
    }
}
