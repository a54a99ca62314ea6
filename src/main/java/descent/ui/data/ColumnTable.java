package descent.ui.data;

import descent.data.Kind;
import descent.data.Proposal;
import descent.data.Role;
import descent.data.Schema;
import descent.data.Table;
import descent.model.Setup;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Pointing;
import descent.ui.common.RestingField;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// All columns with their figures, in a pop-over: found by a search, sorted by any figure, given roles
/// and kinds one or many at once, each with the reason for its kind and its proposed role.
final class ColumnTable {
    private static final String SIZE = "-fx-pref-width: 68em; -fx-pref-height: 34em;";
    private static final double ROW_EM = 2.0;

    private final Workspace workspace;
    private final Table table;
    private final ObservableList<ColumnFact> facts = FXCollections.observableArrayList();
    private final FilteredList<ColumnFact> found = new FilteredList<>(facts);
    private final SortedList<ColumnFact> sorted = new SortedList<>(found);
    private final TableView<ColumnFact> view = new TableView<>(sorted);
    private final Label why = new Label();
    private final Label task = new Label();
    private Schema asked;

    ColumnTable(Workspace workspace) {
        this.workspace = workspace;
        this.table = workspace.table().get();
    }

    static void show(Workspace workspace, Node owner) {
        ColumnTable columns = new ColumnTable(workspace);
        PopOver pop = new PopOver(columns.build());
        pop.setTitle("Columns of " + columns.table.name());
        pop.setHeaderAlwaysVisible(true);
        pop.setDetachable(true);
        Subscription watch = columns.watch().and(workspace.table().subscribe(t -> {
            if (t != columns.table) {
                pop.hide(Duration.ZERO); // also where it was pulled off: its buttons are of other columns
            }
        }));
        pop.setOnHidden(e -> watch.unsubscribe());
        Pointing.show(pop, owner, Side.LEFT);
        columns.view.requestFocus();
    }

    /// Keeps the rows as the Setup has them.
    Subscription watch() {
        return workspace.setup().subscribe(this::refresh);
    }

    private void refresh(Setup setup) {
        if (setup == null || workspace.table().get() != table || setup.schema().equals(asked)) {
            return;
        }
        Schema schema = setup.schema();
        if (!schema.target().isEmpty() && !table.has(schema.target())) {
            return; // a model of other data: its columns are not these
        }
        asked = schema;
        Workspace.Services s = workspace.services();
        s.io().execute(() -> {
            List<ColumnFact> now = ColumnFact.of(table, schema);
            String taskWords = schema.target().isEmpty() ? "" : Proposal.task(table, schema).why();
            s.fx().execute(() -> {
                if (Objects.equals(asked, schema)) {
                    task.setText(taskWords.isEmpty() ? "" : "Task: " + taskWords + ".");
                    replace(now);
                }
            });
        });
    }

    /// Row by row, so that neither the selection nor the place in the table is lost.
    private void replace(List<ColumnFact> now) {
        if (facts.size() != now.size()) {
            facts.setAll(now);
            view.getSelectionModel().selectFirst();
            tell();
            return;
        }
        Set<String> chosen = view.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(f -> f.column().name())
                .collect(Collectors.toSet());
        RowByRow.replace(facts, now);
        view.getSelectionModel().clearSelection();
        int[] again = IntStream.range(0, sorted.size()).filter(i -> chosen.contains(sorted.get(i).column().name())).toArray();
        if (again.length > 0) {
            view.getSelectionModel().selectIndices(again[0], again);
        }
        tell();
    }

    VBox build() {
        buildView();
        TextField search = new RestingField();
        search.setId("columns-search");
        search.setPromptText("Find by name, kind or role");
        search.setAccessibleText("Find columns by name, kind or role");
        search.textProperty().subscribe(t -> found.setPredicate(t.isBlank() ? null : f -> f.matches(t)));
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox line = new HBox(search, button("columns-input", "Input (I)", () -> role(Role.INPUT)),
                button("columns-target", "Target (T)", () -> role(Role.TARGET)),
                button("columns-unused", "Not used (U)", () -> role(Role.UNUSED)),
                kinds(), button("columns-proposed", "As proposed", () -> {
                    if (workspace.table().get() == table) {
                        workspace.proposedRoles();
                    }
                }));
        line.getStyleClass().add("columns-tools");
        why.setId("columns-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        task.setId("columns-task");
        task.setWrapText(true);
        task.setMinHeight(Region.USE_PREF_SIZE);
        task.getStyleClass().add(Css.NOTE);
        VBox.setVgrow(view, Priority.ALWAYS);
        VBox box = new VBox(line, view, why, task);
        box.getStyleClass().add("preview-box");
        box.setStyle(SIZE);
        return box;
    }

    private void buildView() {
        double em = new Label().getFont().getSize();
        view.setId("columns-table");
        view.setAccessibleText("Columns: I makes inputs of the chosen ones, T the target, U not used");
        view.setFixedCellSize(em * ROW_EM);
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.getColumns().setAll(FactColumns.all(em));
        view.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) c -> tell());
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void tell() {
        List<ColumnFact> chosen = view.getSelectionModel().getSelectedItems();
        ColumnFact one = view.getSelectionModel().getSelectedItem();
        why.setText(chosen.size() > 1 ? Numbers.count(chosen.size()) + " columns are chosen; a role goes to all of them." : one == null ? "" : one.why());
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case I -> role(Role.INPUT);
            case T -> role(Role.TARGET);
            case U, DELETE -> role(Role.UNUSED);
            default -> {
                return;
            }
        }
        e.consume();
    }

    /// Overrules how the chosen columns are read.
    private MenuButton kinds() {
        MenuButton menu = new MenuButton("Kind");
        menu.setId("columns-kind");
        menu.setAccessibleText("Read the chosen columns as");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        kind(menu, "Numbers", Kind.NUMBER);
        kind(menu, "Categories", Kind.CATEGORY);
        kind(menu, "Free text", Kind.TEXT);
        kind(menu, "As recognised", null);
        return menu;
    }

    private void kind(MenuButton menu, String words, Kind kind) {
        MenuItem item = new MenuItem(words);
        item.setId("columns-kind-" + (kind == null ? "recognised" : kind.name().toLowerCase(Locale.ROOT)));
        item.setOnAction(e -> {
            if (workspace.table().get() == table) {
                workspace.kinds(chosen(), kind);
            }
        });
        menu.getItems().add(item);
    }

    private List<String> chosen() {
        return view.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(f -> f.column().name()).toList();
    }

    private void role(Role role) {
        List<String> names = chosen();
        if (!names.isEmpty() && workspace.table().get() == table) {
            workspace.roles(names, role);
        }
    }

    private static Button button(String id, String text, Runnable action) {
        Button b = new Button(text);
        b.setId(id);
        b.setMinWidth(Region.USE_PREF_SIZE);
        b.setOnAction(e -> action.run());
        return b;
    }
}
