package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.ui.common.Fx;
import descent.ui.common.PngWriter;
import descent.ui.common.Theme;
import descent.ui.common.Tip;
import descent.ui.main.WindowPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Pictures of the main window with the panels and menus that are open over it, as the screen shows them, in target/look. The
/// window itself takes the size, for a panel stands where the window is.
final class WindowPanels {
    private record Look(String name, Theme.Scheme scheme, boolean projector, double width, double height) { }

    private static final List<Look> LOOKS = "all".equals(System.getProperty("descent.looks"))
            ? List.of(new Look("light", Theme.Scheme.LIGHT, false, 1280, 800), new Look("dark", Theme.Scheme.DARK, false, 1280, 800),
                    new Look("1280x720", Theme.Scheme.LIGHT, false, 1280, 720), new Look("projector-720", Theme.Scheme.LIGHT, true, 1280, 720),
                    new Look("1920x1080", Theme.Scheme.LIGHT, false, 1920, 1080), new Look("projector", Theme.Scheme.DARK, true, 1920, 1080))
            : List.of(new Look("1280x720", Theme.Scheme.LIGHT, false, 1280, 720), new Look("projector-720", Theme.Scheme.LIGHT, true, 1280, 720));

    /// Of the Headless platform: a larger window is laid out for its picture alone, without the panels over it.
    private static final double SCREEN = 1280;
    private static final double SCREEN_HEIGHT = 800;

    private WindowPanels() { }

    /// In the window or in a panel over it.
    static Node find(Stage stage, String id) {
        return Stream.concat(Stream.of(stage), Window.getWindows().stream()).map(w -> w.getScene().lookup("#" + id)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    static boolean seen(Node n) {
        for (Node p = n; p != null; p = p.getParent()) {
            if (!p.isVisible() || !p.isManaged()) {
                return false;
            }
        }
        return n.getScene() != null && n.getScene().getWindow() != null && n.getScene().getWindow().isShowing();
    }

    private static List<PopupWindow> panels() {
        return Window.getWindows().stream().filter(w -> w instanceof PopupWindow && w.isShowing()).map(PopupWindow.class::cast).toList();
    }

    /// @param opens shows the panel, once the window has its size; null: the panel that is open stays open in all looks
    /// @param wrong takes what is cut or reaches out of its place
    static void shoot(WindowShots shots, String name, Runnable opens, List<String> wrong) {
        Theme theme = shots.graph().theme();
        Stage stage = shots.stage();
        for (Look look : LOOKS) {
            Fx.run(() -> {
                theme.scheme().set(look.scheme());
                theme.projector().set(look.projector());
                stage.setWidth(Math.min(SCREEN, look.width()));
                stage.setHeight(Math.min(SCREEN_HEIGHT, look.height()));
            });
            WindowShots.pulses(3);
            if (opens != null) {
                Fx.run(opens);
                WindowShots.pulses(4);
            }
            String what = name + "-" + look.name();
            List<WritableImage> picture = new ArrayList<>();
            Fx.run(() -> picture.add(look.width() > SCREEN ? WindowPicture.of(shots.graph().window(), look.width(), look.height(), root -> MainWindowTest.check(root, wrong))
                    : picture(stage, look, what, wrong)));
            write(picture.getFirst(), what);
            assertEquals(look.width() + "×" + look.height(), picture.getFirst().getWidth() + "×" + picture.getFirst().getHeight(), what);
            if (opens != null) {
                Fx.run(() -> panels().forEach(Window::hide));
            }
        }
        Fx.run(() -> {
            panels().forEach(Window::hide);
            theme.projector().set(false);
            theme.scheme().set(Theme.Scheme.LIGHT);
        });
        WindowShots.pulses(3);
    }

    private static WritableImage picture(Stage stage, Look look, String what, List<String> wrong) {
        List<String> here = new ArrayList<>();
        Pane layers = new Pane();
        Scene scene = stage.getScene();
        MainWindowTest.check(scene.getRoot(), here);
        layers.getChildren().add(new ImageView(scene.snapshot(null)));
        for (PopupWindow panel : panels()) {
            panel.getScene().setFill(Color.TRANSPARENT);
            Parent root = panel.getScene().getRoot();
            root.lookupAll(".content").forEach(c -> MainWindowTest.check((Parent) c, here)); // the frame of a panel has its shadow outside
            here.addAll(cut(root));
            if (!(panel instanceof ContextMenu)) { // JavaFX itself says the words of a menu's items
                MainWindowTest.nameless(root, here);
            }
            if (root.getLayoutBounds().getWidth() > look.width() || root.getLayoutBounds().getHeight() > look.height()) {
                here.add("the panel of " + root.getLayoutBounds() + " is larger than the window");
            }
            ImageView view = new ImageView(panel.getScene().snapshot(null));
            view.relocate(panel.getX() - stage.getX() - scene.getX(), panel.getY() - stage.getY() - scene.getY());
            layers.getChildren().add(view);
        }
        here.forEach(h -> wrong.add(what + ": " + h));
        SnapshotParameters inside = new SnapshotParameters();
        inside.setViewport(new Rectangle2D(0, 0, look.width(), look.height()));
        return layers.snapshot(inside, null);
    }

    /// Labels and buttons whose words end in dots that nobody wrote, and whose tooltip does not have them whole.
    static List<String> cut(Parent root) {
        return SceneWalk.all(root).stream().filter(n -> n instanceof Text t && t.getParent() instanceof Labeled l && t.getText().endsWith(l.getEllipsisString()) && !l.getText().endsWith(l.getEllipsisString())
                        && !Tip.of(l).equals(l.getText()))
                .map(n -> "“" + ((Labeled) n.getParent()).getText() + "” is cut: " + ((Text) n).getText()).toList();
    }

    private static void write(WritableImage picture, String name) {
        try {
            Files.createDirectories(Path.of("target/look"));
            byte[] png = Fx.get(() -> PngWriter.bytes(picture));
            Files.write(Path.of("target/look", name + ".png"), png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
