package descent.ui.data;

import descent.data.CsvFormat;
import descent.data.Table;
import descent.ui.common.Css;
import descent.ui.common.FileWork;
import descent.ui.common.RestingField;
import descent.ui.common.ScreenRoom;
import descent.ui.common.Theme;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// How a file is to be read: each guess with its reason and a menu that overrules it, over a live preview of the rows.
/// The data on screen stays as it is until Import is pressed.
public final class ImportWindow {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 700;
    /// Those of the computer's own list that students' files come in.
    private static final List<Charset> ENCODINGS = Stream.of("UTF-8", "windows-1252", "ISO-8859-15", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE",
            "x-MacRoman", "IBM850", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1256", "GB18030", "Big5", "Shift_JIS", "EUC-KR")
            .filter(Charset::isSupported).map(Charset::forName).toList();

    private static final List<Integer> SKIPS = IntStream.rangeClosed(0, 12).boxed().toList();

    private final ImportModel model;
    private final Theme theme;
    private final Consumer<Table> done;
    private final Stage stage = new Stage();
    private final TableRows rows = new TableRows("import-preview", "The first rows as they would be read");
    private final Button ok = button("import-ok", "Import", this::take);
    private final ProblemList problems = new ProblemList("import-problems");

    /// @param io   where files are read
    /// @param fx   where results are shown
    /// @param done takes the table when Import was pressed and all went well
    public ImportWindow(Path file, Theme theme, Executor io, Executor fx, Consumer<Table> done) {
        this.model = new ImportModel(file, new FileWork(io, fx));
        this.theme = theme;
        this.done = done;
    }

    public void show(Window owner) {
        VBox middle = center();
        BorderPane root = new BorderPane();
        root.setTop(choices()); // in the order of Tab
        root.setCenter(middle);
        root.setBottom(foot());
        root.getStyleClass().add("import-view");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.attach(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Import " + model.file().getFileName() + " — Descent");
        stage.setScene(scene);
        stage.setOnHidden(e -> model.cancel());
        model.preview().subscribe(this::showPreview);
        model.look();
        stage.show();
        ScreenRoom.limit(stage, ScreenRoom.of(owner));
    }

    /// Lists and tables keep Escape and Enter to themselves; here they mean Cancel and Import. An open menu goes first.
    private void key(KeyEvent e) {
        boolean menuOpen = stage.getScene().getRoot().lookupAll(".combo-box").stream().anyMatch(n -> ((ComboBoxBase<?>) n).isShowing());
        if (e.getCode() == KeyCode.ESCAPE && !menuOpen) {
            e.consume();
            close();
        } else if (e.getCode() == KeyCode.ENTER && isInside(e.getTarget(), rows, problems) && !ok.isDisabled()) {
            e.consume();
            ok.fire();
        }
    }

    private static boolean isInside(Object target, Node... places) {
        for (Node n = target instanceof Node t ? t : null; n != null; n = n.getParent()) {
            if (List.of(places).contains(n)) {
                return true;
            }
        }
        return false;
    }

    private void close() {
        stage.hide();
    }

    private void take() {
        model.read(table -> {
            close();
            done.accept(table);
        });
    }

    private void showPreview(Table table) {
        rows.show(table, null);
        problems.show(table);
    }

    private VBox center() {
        problems.jumpTo(rows);
        VBox box = new VBox(rows, problems);
        box.getStyleClass().add("import-rows");
        VBox.setVgrow(rows, Priority.ALWAYS);
        return box;
    }

    private GridPane choices() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form");
        new ImportChoice<>("import-encoding", "Characters", ENCODINGS, Charset::displayName,
                CsvFormat::encoding, f -> f.why().encoding(), (m, v) -> m.choose(o -> o.withEncoding(v))).addTo(grid, 0, model);
        new ImportChoice<>("import-delimiter", "Between cells", List.of(',', ';', '\t', '|', ' ', ':', '^', '~'), CsvFormat::nameOf,
                CsvFormat::delimiter, f -> f.why().delimiter(), (m, v) -> m.choose(o -> o.withDelimiter(v))).addTo(grid, 1, model);
        new ImportChoice<>("import-decimal", "Decimal mark", List.of('.', ','), c -> c == '.' ? "point: 3.14" : "comma: 3,14",
                CsvFormat::decimalMark, f -> f.why().decimalMark(), (m, v) -> m.choose(o -> o.withDecimalMark(v))).addTo(grid, 2, model);
        new ImportChoice<>("import-header", "Names of columns", List.of(0, 1, 2, 3),
                n -> n == 0 ? "none: column1, column2 …" : n == 1 ? "first row" : "first " + n + " rows",
                CsvFormat::headerRows, f -> f.why().header(), (m, v) -> m.choose(o -> o.withHeaderRows(v))).addTo(grid, 3, model);
        new ImportChoice<>("import-skip", "Lines before", SKIPS, n -> n == 0 ? "none" : n == 1 ? "1 line is no data" : n + " lines are no data",
                CsvFormat::skipLines, f -> f.skipLines() == 0 ? "the names or the data begin in the first line" : "the reason stands above",
                (m, v) -> m.choose(o -> o.withSkipLines(v))).addTo(grid, 4, model);
        new ImportChoice<List<String>>("import-missing", "Gaps", List.of(List.of(), List.of("NA"), List.of("NA", "N/A", "?", "-", "null", "NaN")),
                l -> l.isEmpty() ? "empty cells only" : "empty, " + String.join(", ", l),
                CsvFormat::missingMarks, f -> f.why().missingMarks(), ImportModel::chooseMarks).addTo(grid, 5, model);
        ownMarks(grid, 6);
        return grid;
    }

    /// Marks of the file's own, such as -200, beside those of the menu; taken by Enter or when the field is left.
    private void ownMarks(GridPane grid, int row) {
        TextField field = new RestingField();
        field.setId("import-own-marks");
        field.setStyle(ImportChoice.WIDTH);
        field.setPromptText("such as -200, 999");
        field.setAccessibleText("Other marks for a gap, with commas between");
        Label name = new Label("Gaps, too");
        name.setLabelFor(field);
        Label note = new Label("other marks for \u201cno value\u201d, with commas between; Enter takes them");
        note.getStyleClass().add(Css.NOTE);
        note.setWrapText(true);
        grid.addRow(row, name, field, note);
        Runnable take = () -> {
            List<String> own = Arrays.stream(field.getText().split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
            model.chooseOwnMarks(own);
        };
        field.setOnAction(e -> take.run());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take.run();
            }
        });
    }

    private HBox foot() {
        Label words = new Label();
        words.setId("import-words");
        words.setWrapText(true);
        words.textProperty().bind(model.trouble());
        words.getStyleClass().add(Css.WARNING);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        ProgressBar bar = new ProgressBar();
        bar.setId("import-progress");
        bar.setAccessibleText("How much of the file is read");
        bar.progressProperty().bind(model.shown().map(FileWork.Shown::share).orElse(0.0));
        bar.visibleProperty().bind(model.shown().isNotNull());
        Button cancel = button("import-cancel", "Cancel", this::close);
        ok.setDefaultButton(true);
        ok.disableProperty().bind(model.preview().isNull());
        HBox foot = new HBox(words, bar, cancel, ok);
        foot.getStyleClass().add("window-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private static Button button(String id, String text, Runnable action) {
        Button b = new Button(text);
        b.setId(id);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> action.run());
        return b;
    }
}
