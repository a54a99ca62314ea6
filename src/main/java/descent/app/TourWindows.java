package descent.app;

import descent.train.RunState;
import descent.ui.common.RunItem;
import descent.ui.main.MainWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/// What the tour sees beside the main window: Evaluate in its own window, the table of runs, the import of a file whose
/// marks are in doubt, a lesson.
final class TourWindows {
    private static final int SETTLE = 30;
    private static final String LESSON = "straight-line";
    /// Words before the table, commas as decimal marks, a gap in words, and one cell that is no number.
    private static final String DOUBTFUL = """
            Mieten der Stadt im Mai

            Wohnung;Größe;Zimmer;Miete
            A1;45,5;2;612,00
            A2;61,0;k. A.;798,50
            A3;38,2;1;540,00
            B1;72,9;3;teuer
            B2;55,4;2;705,30
            B3;90,1;4;1104,00
            C1;48,8;2;655,20
            """;

    private final MainWindow window;
    private final Robot robot;
    private final TourCamera camera;
    private final Path folder;

    TourWindows(MainWindow window, Robot robot, TourCamera camera, Path folder) {
        this.window = window;
        this.robot = robot;
        this.camera = camera;
        this.folder = folder;
    }

    List<TourStages.Stage> all() {
        return List.of(new TourStages.Stage("window", this::evaluateWindow), new TourStages.Stage("runs", this::runs), new TourStages.Stage("import", this::importView));
    }

    /// Last of all, for it brings its own data.
    List<TourStages.Stage> lesson() {
        return List.of(new TourStages.Stage("lesson", this::openLesson));
    }

    private String evaluateWindow() {
        robot.press("btn-evaluate-window");
        TabPane tabs = robot.inNewWindow("evaluate-tabs", TabPane.class);
        robot.await("the results", window.workspace().evaluation(), e -> e != null);
        for (int i = 0; i < 3; i++) {
            int at = i;
            robot.run(() -> tabs.getSelectionModel().select(at));
            robot.frames(SETTLE);
            camera.shootWindow(robot.call(() -> tabs.getSelectionModel().getSelectedItem().getId()), tabs.getScene());
        }
        hide(tabs.getScene());
        return robot.call(() -> tabs.getTabs().size()) + " views";
    }

    private String runs() {
        robot.press("runs-all");
        TableView<?> table = robot.inNewWindow("runs-table", TableView.class);
        robot.run(() -> {
            table.getSelectionModel().clearAndSelect(0);
            table.getSelectionModel().select(table.getItems().size() - 1);
        });
        robot.frames(SETTLE);
        camera.shootWindow("runs", table.getScene());
        hide(table.getScene());
        return robot.call(() -> table.getItems().size()) + " runs in the table";
    }

    private String importView() {
        Path file = folder.resolve("rents.csv");
        try {
            Files.writeString(file, DOUBTFUL);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " could not be written.", e);
        }
        robot.run(() -> window.open(file));
        Button take = robot.inNewWindow("import-ok", Button.class);
        robot.await("the preview", take.disabledProperty(), off -> !off);
        robot.frames(SETTLE);
        camera.shootWindow("import", take.getScene());
        hide(take.getScene());
        return file.getFileName() + " as it would be read";
    }

    private void hide(Scene scene) {
        robot.run(() -> scene.getWindow().hide());
        robot.frames(2);
    }

    private String openLesson() {
        robot.run(() -> window.lessons().open(LESSON));
        robot.await("Train to be ready", robot.node("btn-train", Button.class).disabledProperty(), off -> !off);
        RunItem before = robot.call(() -> window.workspace().currentRun().get());
        robot.press("btn-train");
        robot.await("the lesson's run", window.workspace().currentRun(), r -> r != before);
        robot.await("its end", window.workspace().state(), s -> s == RunState.FINISHED);
        robot.frames(SETTLE);
        camera.shoot("lesson");
        return robot.node("lesson-where", Label.class).getText();
    }
}
