package descent.app.bench;

import descent.app.AppGraph;
import descent.app.Unattended;
import descent.data.Role;
import descent.train.Pace;
import descent.train.RunState;
import descent.ui.common.FxThread;
import descent.ui.common.Notice;
import descent.ui.common.RunItem;
import descent.ui.common.Workspace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Evaluate on a million test rows, of numbers and of two classes, with the main window and the Evaluate window open, and all
/// that is then done with them: how long each part takes, and the longest pause of the JavaFX thread meanwhile.
///
///     mvn -q process-classes exec:exec@bench-evaluate
public final class EvaluateBench {
    private static final int ROWS = 2_000_000;
    private static final int HALF = 50;
    private static final int BATCH = 256;
    private static final int MOVES = 200;
    private static final long LOOK_MS = 5;
    private static final long SETTLE_MS = 1500;

    private final Stage stage;
    private final AppGraph graph;
    private final Workspace workspace;
    private final FxHeart heart = new FxHeart();

    /// Answers every question for a file.
    private Path chosen;

    private EvaluateBench() {
        stage = onFx(Stage::new);
        graph = onFx(() -> new AppGraph(stage, (w, t) -> new Unattended(null) {
            @Override
            public Optional<Path> open(FileKind kind) {
                return Optional.of(chosen);
            }

            @Override
            public Optional<Path> save(FileKind kind, String proposedName) {
                return Optional.of(chosen);
            }
        }));
        workspace = graph.workspace();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : ROWS;
        Platform.startup(() -> Platform.setImplicitExit(false));
        new EvaluateBench().measure(rows);
        System.exit(0);
    }

    private void measure(int rows) throws IOException, InterruptedException {
        run(stage::show);
        run(heart::start);
        until(() -> workspace.prepared().get() != null);
        Path file = csv(rows);
        part("read the file, split and scale", () -> workspace.openCsv(file), () -> ready(rows, "kind"));
        until(this::unhurried);
        System.out.println("-- regression");
        task(rows, "y", "kind");
        evaluate();
        show("evaluate-tab-rows");
        part("Rows: sort by the error", () -> sort("result-col-error"), this::sorted);
        part("Rows: search", () -> ((TextField) node("rows-search")).setText("1.23"), this::sorted);
        run(() -> ((TextField) node("rows-search")).clear());
        hover();
        show("evaluate-tab-rows");
        chosen = temporary();
        part("Rows written as CSV", () -> export("rows-table"), () -> size(chosen) > rows);
        chosen = temporary();
        part("lab record", () -> ((Button) stage.getScene().lookup("#runs-lab")).fire(), () -> size(chosen) > 0);
        predict(rows, file);
        part("Evaluate again, both windows open", workspace::evaluate, this::idle);
        run(workspace::evaluate);
        until(() -> workspace.evaluating().share().get() > 0.2);
        part("Cancel at a fifth", () -> workspace.evaluating().cancel(), () -> workspace.evaluating().share().get() < 0);
        System.out.println("-- two classes");
        task(rows, "kind", "y");
        evaluate();
        drag();
        part("Evaluate again, both windows open", workspace::evaluate, this::idle);
    }
    /// Trains one epoch for this target on half of the rows.
    private void task(int rows, String target, String unused) throws InterruptedException {
        part("target and half of the rows for testing", () -> {
            workspace.role(target, Role.TARGET);
            workspace.role(unused, Role.UNUSED);
            workspace.edit("split", s -> s.withSplit(s.split().withTestPercent(HALF)).withEpochs(1).withBatchSize(BATCH));
        }, () -> ready(rows, target) && workspace.prepared().get().split().test().length >= rows / 2);
        RunItem before = onFx(() -> workspace.currentRun().get());
        part("train one epoch", () -> {
            workspace.setPace(Pace.FULL);
            workspace.train();
        }, () -> (workspace.currentRun().get() != before && workspace.state().get() == RunState.FINISHED) || refused());
        if (onFx(this::refused)) {
            throw new IllegalStateException(onFx(() -> workspace.notice().get().text()));
        }
    }

    private void evaluate() throws InterruptedException {
        part("Evaluate", workspace::evaluate, () -> workspace.evaluation().get() != null);
        part("open the Evaluate window", () -> graph.window().evaluation().open(), this::idle);
        TabPane tabs = onFx(() -> (TabPane) node("evaluate-tabs"));
        for (Tab tab : onFx(() -> List.copyOf(tabs.getTabs()))) {
            part("view: " + onFx(tab::getText), () -> tabs.getSelectionModel().select(tab), this::idle);
        }
    }

    private void show(String tab) {
        run(() -> {
            TabPane tabs = (TabPane) node("evaluate-tabs");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(t -> t.getId().equals(tab)).findFirst().orElseThrow());
        });
    }

    private void sort(String column) {
        TableView<?> table = (TableView<?>) node("rows-table");
        TableColumn<?, ?> by = table.getColumns().stream().filter(c -> c.getId().equals(column)).findFirst().orElseThrow();
        sort(table, by);
    }

    @SuppressWarnings("unchecked")
    private static <S> void sort(TableView<S> table, TableColumn<?, ?> by) {
        table.getSortOrder().setAll(List.of((TableColumn<S, ?>) by));
    }

    private boolean sorted() {
        return !node("rows-progress").isVisible();
    }

    /// The pointer goes over the whole map of the million rows.
    private void hover() throws InterruptedException {
        show("evaluate-tab-figures");
        Node plot = onFx(() -> node("figures-plot-scatter"));
        everyPulse("pointer over the map of the rows", i -> {
            Point2D p = plot.localToScene(plot.getLayoutBounds().getWidth() * i / MOVES, plot.getLayoutBounds().getHeight() * (1 - (double) i / MOVES));
            plot.fireEvent(new MouseEvent(MouseEvent.MOUSE_MOVED, p.getX(), p.getY(), p.getX(), p.getY(), MouseButton.NONE, 0, false, false, false, false, false, false, false, false, false, true, null));
        });
    }

    private void drag() throws InterruptedException {
        show("evaluate-tab-threshold");
        Slider slider = onFx(() -> (Slider) node("threshold"));
        everyPulse("the threshold goes from 0 to 1", i -> slider.setValue((double) i / MOVES));
    }

    private void everyPulse(String what, IntConsumer move) throws InterruptedException {
        int[] at = {0};
        AnimationTimer timer = onFx(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                move.accept(++at[0]);
                if (at[0] == MOVES) {
                    stop();
                }
            }
        });
        part(what, timer::start, () -> at[0] == MOVES);
    }

    private void export(String id) {
        Node table = node(id);
        table.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null));
        ContextMenu menu = (ContextMenu) Window.getWindows().stream().filter(w -> w instanceof ContextMenu m && "export-menu".equals(m.getId())).findFirst().orElseThrow();
        menu.hide();
        menu.getItems().getFirst().fire();
    }

    private void predict(int rows, Path file) throws InterruptedException, IOException {
        chosen = file;
        show("evaluate-tab-file");
        part("predict another file of all rows", () -> ((Button) node("predict-open")).fire(), () -> ((TableView<?>) node("predicted-rows")).getItems().size() > 0);
        if (onFx(() -> ((TableView<?>) node("predicted-rows")).getItems().size()) != rows) {
            throw new IllegalStateException(onFx(() -> ((Label) node("predict-words")).getText()));
        }
        chosen = temporary();
        part("save it with the predictions", () -> ((Button) node("predict-save")).fire(), () -> size(chosen) > 0);
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private Node node(String id) {
        return graph.window().evaluation().stage().getScene().lookup("#" + id);
    }

    private boolean ready(int rows, String target) {
        return workspace.prepared().get() != null && workspace.prepared().get().table().rows() == rows && workspace.prepared().get().schema().target().equals(target);
    }

    /// No file is read or written.
    private boolean unhurried() {
        return workspace.fileWork().shown().get() == null;
    }

    private boolean refused() {
        return workspace.notice().get() != null && workspace.notice().get().kind() == Notice.Kind.TROUBLE;
    }

    private boolean idle() {
        return workspace.evaluating().share().get() < 0;
    }

    private static Path csv(int rows) throws IOException {
        Random r = new Random(5);
        Path file = temporary();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("a,b,y,kind\n");
            for (int i = 0; i < rows; i++) {
                double a = r.nextGaussian();
                double b = r.nextGaussian();
                out.write((float) a + "," + (float) b + "," + (float) (2 * a - b * b + 0.3 * r.nextGaussian()) + (a - b + r.nextGaussian() > 0 ? ",high\n" : ",low\n"));
            }
        }
        return file;
    }

    private static Path temporary() throws IOException {
        Path file = Files.createTempFile("descent-million", ".csv");
        file.toFile().deleteOnExit();
        return file;
    }

    private void part(String what, Runnable begin, BooleanSupplier done) throws InterruptedException {
        run(heart::reset);
        long start = System.nanoTime();
        run(begin);
        until(done);
        onFx(() -> workspace.analysis().start(_ -> 0).result()).join(); // behind all that was asked for
        onFx(() -> workspace.views().start(_ -> 0).result()).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(SETTLE_MS); // drawing that comes after
        System.out.printf(Locale.ROOT, "%-42s %6.2f s; longest pause of the window %s%n", what, seconds, onFx(heart::longest));
    }

    private static void until(BooleanSupplier so) throws InterruptedException {
        while (!onFx(so::getAsBoolean)) {
            Thread.sleep(LOOK_MS);
        }
    }

    private static void run(Runnable work) {
        onFx(() -> {
            work.run();
            return null;
        });
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, new FxThread()).join();
    }
}
