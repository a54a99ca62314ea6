package descent.ui.data;

import descent.data.Role;
import descent.data.Table;
import descent.model.Setup;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Numbers;
import descent.ui.common.ProblemLine;
import descent.ui.common.RestingField;
import descent.ui.common.Tip;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// 1 Data: the file, a row per column with its role, and the split. Folds to one line in low windows.
public final class DataCard extends Card {
    private static final int SEARCH_FROM = 12;
    private static final int SHOWN_ROWS = 9;
    private static final int LEAST_ROWS = 4;
    private static final double ROW = 1.56;

    private final Workspace workspace;
    private final ObservableList<ColumnRow> rows = FXCollections.observableArrayList();
    private final FilteredList<ColumnRow> filtered = new FilteredList<>(rows);
    private final ListView<ColumnRow> list = new ListView<>(filtered);
    private final TextField search = new RestingField();
    private final Label file = new Label();
    private final Button look = Icons.button(new Button(), "data-preview", MaterialDesignT.TABLE_EYE, "Look at the table");
    private final Button more = Icons.button(new Button(), "data-options", MaterialDesignT.TUNE_VARIANT, "Task, gaps, scaling and shuffling");
    private final Button all = Icons.button(new Button(), "data-all-columns", MaterialDesignV.VIEW_COLUMN_OUTLINE, "All columns with their figures");
    private final PreviewTable preview;
    private final DataOptions options;
    private Table shown;
    private final BooleanProperty folded = new SimpleBooleanProperty(this, "folded");

    public DataCard(Workspace workspace) {
        super("card-data", 1, "Data");
        this.workspace = workspace;
        preview = new PreviewTable(workspace);
        look.setOnAction(e -> preview.show(look));
        look.disableProperty().bind(workspace.table().isNull());
        options = new DataOptions(workspace);
        more.setOnAction(e -> showOptions());
        more.visibleProperty().bind(folded.not());
        more.managedProperty().bind(folded.not());
        all.setOnAction(e -> showColumns());
        all.disableProperty().bind(workspace.table().isNull());
        tools(more, all, look, buildFold());
        SplitBox split = new SplitBox(workspace);
        ProblemLine problem = new ProblemLine("data-problem", List.of(workspace.dataProblem()));
        HBox line = buildFile();
        SplitWarnings warnings = new SplitWarnings(workspace);
        body(list, line, buildSearch(), list, split, warnings, problem);
        buildList();
        for (Region r : List.of(line, list, split)) {
            r.visibleProperty().bind(folded.not());
            r.managedProperty().bind(folded.not());
        }
        warnings.show(folded.not());
        workspace.table().subscribe(t -> show());
        workspace.setup().subscribe(s -> show());
        folded.subscribe(f -> show());
        note().setMinWidth(0);
    }

    /// Shows the rows of the table, the marked one among them.
    ///
    /// @param otherwise beside which they are shown where the card is not in the window
    public void showRows(Node otherwise) {
        preview.show(look.getScene() == null ? otherwise : look);
    }

    /// Shows task, gaps, scaling and shuffling.
    public void showOptions() {
        options.show(more.isVisible() ? more : look);
    }

    /// Shows all columns with their figures.
    public void showColumns() {
        ColumnTable.show(workspace, all);
    }

    /// Whether only the line with the file is shown.
    public BooleanProperty folded() {
        return folded;
    }

    private ToggleButton buildFold() {
        ToggleButton fold = Icons.button(new ToggleButton(), "data-fold", MaterialDesignC.CHEVRON_UP, "Fold the columns away");
        fold.selectedProperty().bindBidirectional(folded);
        folded.subscribe(f -> {
            fold.setGraphic(Icons.of(f ? MaterialDesignC.CHEVRON_DOWN : MaterialDesignC.CHEVRON_UP));
            fold.setAccessibleText(f ? "Show the columns" : "Fold the columns away");
            Tip.set(fold, fold.getAccessibleText());
        });
        return fold;
    }

    private HBox buildFile() {
        file.setId("data-file");
        file.getStyleClass().add(Css.BOLD);
        file.setGraphic(Icons.of(MaterialDesignF.FILE_TABLE_OUTLINE));
        file.setMinWidth(0);
        Label count = new Label();
        count.setId("data-rows");
        count.getStyleClass().add(Css.NOTE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        workspace.table().subscribe(t -> count.setText(t == null ? "" : Numbers.count(t.rows(), "row")));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(file, gap, count);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("file-line");
        return line;
    }

    private TextField buildSearch() {
        search.setId("data-search");
        search.setPromptText("Find a column");
        search.setAccessibleText("Find a column");
        search.textProperty().subscribe(t -> filtered.setPredicate(t.isBlank() ? null : r -> r.matches(t)));
        search.managedProperty().bind(search.visibleProperty());
        return search;
    }

    private void buildList() {
        ColumnCell.RoleChange change = new ColumnCell.RoleChange() {
            @Override
            public void to(String column, Role role) {
                workspace.role(column, role);
            }

            @Override
            public void next(ColumnRow row) {
                workspace.role(row.column().name(), row.nextRole());
            }
        };
        list.setId("data-columns");
        list.getStyleClass().addAll(Css.PLAIN, "columns-list");
        list.setAccessibleText("Columns: Space changes the role, T makes the target");
        list.setCellFactory(v -> new ColumnCell(change));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent e) {
        ColumnRow row = list.getSelectionModel().getSelectedItem();
        List<String> chosen = list.getSelectionModel().getSelectedItems().stream().map(r -> r.column().name()).toList();
        if (row == null || e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case SPACE -> workspace.roles(chosen, chosen.size() == 1 ? row.nextRole() : row.role() == Role.INPUT ? Role.UNUSED : Role.INPUT);
            case T -> workspace.role(row.column().name(), Role.TARGET);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void show() {
        Table t = workspace.table().get();
        Setup s = workspace.setup().get();
        if (t == null || s == null) {
            name("no data");
            rows.clear();
            shown = null;
            return;
        }
        if (t != shown && !s.schema().target().isEmpty() && !t.has(s.schema().target())) {
            return;                                           // its own Setup comes next, and the table may have 100,000 columns
        }
        shown = t;
        name(t.name());
        note().setText(folded.get() ? t.name() : "");
        Function<String, Role> roles = s.schema().roles();
        List<ColumnRow> now = t.columns().stream().map(c -> new ColumnRow(c, roles.apply(c.name()))).toList();
        if (!now.equals(rows)) {
            replace(now);
        }
        search.setVisible(now.size() > SEARCH_FROM && !folded.get());
        int shown = Math.clamp(now.size(), 1, SHOWN_ROWS);
        list.setStyle(String.format(Locale.ROOT, "-fx-pref-height: %sem; -fx-min-height: %sem;", ROW * shown + 0.1, ROW * Math.min(shown, LEAST_ROWS)));
    }

    private void name(String name) {
        file.setText(name);
        Tip.set(file, name); // it may be cut
        Tip.set(note(), name);
    }

    /// Row by row, so that neither the selection nor the place in the list is lost.
    private void replace(List<ColumnRow> now) {
        if (now.size() != rows.size()) {
            rows.setAll(now);
            return;
        }
        int[] selected = list.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).toArray();
        RowByRow.replace(rows, now);
        list.getSelectionModel().clearSelection();
        if (selected.length > 0) {
            list.getSelectionModel().selectIndices(selected[0], selected);
        }
    }
}
