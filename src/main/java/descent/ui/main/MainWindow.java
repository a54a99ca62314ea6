package descent.ui.main;

import descent.lesson.LessonReader;
import descent.train.RunState;
import descent.ui.common.Assets;
import descent.ui.common.Availability;
import descent.ui.common.Choosers;
import descent.ui.common.Exports;
import descent.ui.common.Folders;
import descent.ui.common.Notice;
import descent.ui.common.Preferences;
import descent.ui.common.RescueDesk;
import descent.ui.common.Theme;
import descent.ui.common.TypedText;
import descent.ui.common.WhenShown;
import descent.ui.common.Words;
import descent.ui.common.Workspace;
import descent.ui.data.DataCard;
import descent.ui.evaluate.EvaluateWindow;
import descent.ui.evaluate.FitCard;
import descent.ui.evaluate.ResultsCard;
import descent.ui.evaluate.SurfaceCard;
import descent.ui.lesson.LessonPanel;
import descent.ui.network.LayerStackCard;
import descent.ui.network.NetworkCard;
import descent.ui.runs.RunsCard;
import descent.ui.training.ChartCard;
import descent.ui.training.LensCard;
import descent.ui.training.RateBar;
import descent.ui.training.TrainingCard;
import descent.ui.training.TrainingLoopCard;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// The program's window: top bar, menus, the three columns and the status bar around one workspace.
public final class MainWindow implements AutoCloseable {
    static final double WIDTH = 1280;
    static final double HEIGHT = 800;
    private static final double MIN_WIDTH_EM = 50;
    private static final double MIN_HEIGHT_EM = 32;

    private final Stage stage;
    private final Workspace workspace;
    private final Theme theme;
    private final ChartCard chart;
    private final NetworkCard network;
    private final RunsCard runs;
    private final ResultsCard results;
    private final Files files;
    private final LessonPanel lessons;
    private final Arrivals arrivals;
    private final TrainingCard training;
    private final RescueDesk rescue;
    private final RescueStrip rescueStrip;
    private final WindowPlace place;
    private final ProjectorScreen projector;
    private final DataCard data;
    private final HelpWindows help;
    private Commands commands;
    private boolean closed;

    /// What the window keeps on this computer, and where errors of the program go.
    ///
    /// @param folders where the choosers open
    /// @param faults  shows and logs an exception that nobody expected
    public record Desktop(Preferences preferences, Folders folders, RescueDesk rescue, Consumer<Throwable> faults) { }

    public MainWindow(Stage stage, Workspace workspace, Theme theme, Choosers choosers, Desktop desktop) {
        this.stage = stage;
        this.workspace = workspace;
        this.theme = theme;
        this.files = new Files(workspace, choosers, stage, theme);
        this.chart = new ChartCard(workspace, choosers, workspace::drain);
        workspace.onWake(chart::wake);
        this.lessons = new LessonPanel(workspace, new LessonBridge(workspace, files, choosers));
        this.arrivals = new Arrivals(LessonReader::isLesson, Arrivals.ASIDE, workspace.services().fx(), lessons::open, files::open);
        chart.onPredicted(lessons::curveDrawn);
        Exports exports = new Exports(choosers, workspace.export(), workspace.services().fx());
        this.runs = new RunsCard(workspace, theme);
        runs.ownedBy(stage);
        theme.onAttach(s -> exports.attach(s.getRoot()));
        this.network = new NetworkCard(workspace, workspace.prepared());
        this.data = new DataCard(workspace);
        this.results = new ResultsCard(workspace, workspace.prepared(), new EvaluateWindow.Aids(theme, choosers, exports, this::showRows));
        results.ownedBy(stage);
        this.training = new TrainingCard(workspace);
        this.rescue = desktop.rescue();
        this.rescueStrip = new RescueStrip(workspace, rescue, files, desktop.faults());
        this.place = new WindowPlace(stage, desktop.preferences());
        this.projector = new ProjectorScreen(stage, theme);
        this.help = new HelpWindows(stage, theme);
        workspace.onFault(desktop.faults());
        Scene first = stage.getScene();
        BorderPane root = buildRoot(choosers, exports, desktop);
        Scene scene = new Scene(root, first == null ? WIDTH : first.getWidth(), first == null ? HEIGHT : first.getHeight());
        theme.attach(scene);
        theme.onAttach(s -> besideThis(s, exports));
        acceptFiles(scene);
        ownKeys(scene);
        stage.setScene(scene);
        place.restore(WIDTH, HEIGHT);
        stage.getIcons().setAll(Assets.icons());
        follow();
        stage.setOnCloseRequest(e -> files.closeRequested(e, this::close));
    }

    private void follow() {
        theme.textSize().subscribe(em -> {
            stage.setMinWidth(MIN_WIDTH_EM * em.doubleValue());
            stage.setMinHeight(MIN_HEIGHT_EM * em.doubleValue());
        });
        stage.titleProperty().bind(Bindings.createStringBinding(() -> (workspace.unsaved().get() ? "● " : "") + files.name() + " — Descent",
                workspace.unsaved(), workspace.modelFile(), workspace.table()));
    }

    private void besideThis(Scene window, Exports exports) {
        exports.attach(window.getRoot());
        SideKeys.give(window, commands, help, theme);
    }

    private void ownKeys(Scene scene) {
        LookCommands.otherKeys(scene, theme);
        TypedText.settings(scene, workspace::undo, workspace::redo);
        Instruments.listsKeepTheirKey(scene);
    }

    private BorderPane buildRoot(Choosers choosers, Exports exports, Desktop kept) {
        Preferences preferences = kept.preferences();
        Body body = buildBody();
        BorderPane root = new BorderPane(body);
        root.setId("root");
        Availability can = new Availability(workspace);
        Hints hints = new Hints(workspace, preferences);
        Commands.Desk desk = new Commands.Desk(body.chartOnly(), chart.smooth(), () -> {
            body.chartOnly().set(false); // the panel stands beside the card
            training.openRace();
        },
                () -> new PreferencesWindow(theme, workspace, preferences, kept.folders(), hints::again).show(stage), projector::toggle);
        commands = new Commands(workspace, can, theme, files, aids(root, choosers, exports, desk, views(body)));
        RecentFiles recent = new RecentFiles(preferences, Arrivals.ASIDE, workspace.services().fx(), this::open);
        workspace.dataFile().subscribe(recent::opened);
        workspace.modelFile().subscribe(recent::opened);
        Instruments instruments = new Instruments(workspace, new Instruments.Doors(chart::predict, chart::replay), preferences);
        root.setTop(new VBox(new MainMenu(workspace, commands, files, recent.menu(), instruments), new TopBar(workspace, can, theme, commands, files), rescueStrip, new NoticeStrip(workspace)));
        root.setRight(lessonSide());
        root.setBottom(new StatusLine(workspace, theme.textSize(), hints.text()));
        return root;
    }

    private Commands.Aids aids(BorderPane root, Choosers choosers, Exports exports, Commands.Desk desk, ViewCommands.Doors views) {
        LabDesk lab = new LabDesk(workspace, choosers, chart);
        Runnable writeLab = () -> lab.write(files.name());
        runs.onLabRecord(writeLab);
        return new Commands.Aids(help, lessons.shown(),
                new Commands.Records(writeLab, runs::showAll, runs::showChance, () -> results.window().open(), () -> exports.all(root)), desk, views);
    }

    /// The card of the data is in the window only while the chart is not alone.
    private ViewCommands.Doors views(Body body) {
        Consumer<Runnable> beside = open -> {
            body.chartOnly().set(false);
            open.run();
        };
        return new ViewCommands.Doors(chart::showTable, chart::exportTable, body::showLine, body::showLossMap, () -> results.window().whatIf(),
                () -> beside.accept(this::showRows), () -> beside.accept(data::showColumns), () -> beside.accept(data::showOptions));
    }

    private void showRows() {
        stage.toFront();
        data.showRows(stage.getScene().getRoot());
    }

    private Body buildBody() {
        TrainingLoopCard loop = new TrainingLoopCard(workspace);
        Body.Cards cards = new Body.Cards(data, new LayerStackCard(workspace), training, chart, loop,
                runs, network, results, new LensCard(workspace, loop), new FitCard(workspace),
                new SurfaceCard(workspace), new RateBar(workspace));
        Body body = new Body(cards, theme.textSize(), new Body.Signals(data.folded(), loop.lensOpen(),
                workspace.evaluation(), workspace.state().map(s -> s == RunState.RUNNING),
                workspace.stepView().map(v -> workspace.replay().isActive() ? null : v), workspace.replay()::isShowing));
        body.panelBeside().bind(lessons.shown());
        return body;
    }

    private StackPane lessonSide() {
        StackPane side = new WhenShown(lessons);
        side.getStyleClass().add("lesson-side");
        return side;
    }

    private void acceptFiles(Scene scene) {
        scene.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        scene.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent e) {
        List<File> dropped = e.getDragboard().getFiles();
        e.setDropCompleted(!dropped.isEmpty());
        e.consume();
        if (!dropped.isEmpty()) {
            try {
                open(dropped.getFirst().toPath());
            } catch (InvalidPathException ex) {
                workspace.say(Notice.trouble(Words.of(ex)));
            }
        }
    }

    /// Opens a file as if it had been dropped on the window; its content says what it is.
    public void open(Path file) {
        arrivals.open(file);
    }

    /// Offers what an earlier start could not save, if there is anything.
    public void offerRescue() {
        rescueStrip.look();
    }

    /// Before the others: what another start of the program asks for.
    public void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// The lessons beside the window.
    public LessonPanel lessons() {
        return lessons;
    }

    public Stage stage() {
        return stage;
    }

    /// The window with all views of an evaluation; shown by Shift+F8.
    public EvaluateWindow evaluation() {
        return results.window();
    }

    public Workspace workspace() {
        return workspace;
    }

    public Theme theme() {
        return theme;
    }

    /// Closes the window and ends the trainer's thread, without asking.
    @Override
    public void close() {
        if (closed) {
            return; // the toolkit closes what was closed by the person
        }
        closed = true;
        arrivals.close();
        place.remember(projector.home());
        rescue.close();
        chart.close();
        workspace.close();
        stage.hide();
    }
}
