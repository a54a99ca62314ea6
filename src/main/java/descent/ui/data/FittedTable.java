package descent.ui.data;

import descent.data.PreparedData;
import descent.ui.common.Workspace;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Subscription;

/// The fitted preprocessing as a table: mean and standard deviation of the train rows, what each column becomes.
final class FittedTable extends TableView<FittedColumn> {
    private static final double EM = 13; // of the smallest text: the table gives the columns what it has
    private static final double NAME_EM = 9;
    private static final double FIGURE_EM = 6;
    private static final double WORDS_EM = 16;
    private static final double FILL_EM = 7;

    private final Workspace workspace;

    FittedTable(Workspace workspace) {
        this.workspace = workspace;
        setId("data-fitted");
        setAccessibleText("What preprocessing does to each column, with the statistics of the train rows");
        setPlaceholder(new Label("Nothing is fitted: see what the Data card says"));
        setStyle("-fx-pref-height: 15em; -fx-fixed-cell-size: 2em;");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        getColumns().setAll(List.of(column("column", NAME_EM, FittedColumn::name), column("mean", FIGURE_EM, FittedColumn::mean),
                column("std", FIGURE_EM, FittedColumn::std), column("becomes", WORDS_EM, FittedColumn::becomes),
                column("a gap", FILL_EM, FittedColumn::fill)));
        getColumns().subList(1, 3).forEach(c -> c.getStyleClass().add("number-column"));
    }

    /// Keeps the rows as the prepared data has them.
    Subscription watch() {
        return workspace.prepared().subscribe(this::show);
    }

    private void show(PreparedData data) {
        if (data == null) {
            getItems().clear();
            return;
        }
        Workspace.Services s = workspace.services();
        s.io().execute(() -> {
            List<FittedColumn> rows = FittedColumn.of(data);
            s.fx().execute(() -> {
                if (workspace.prepared().get() == data) {
                    setItems(FXCollections.observableArrayList(rows));
                }
            });
        });
    }

    private static TableColumn<FittedColumn, String> column(String name, double share, Function<FittedColumn, String> text) {
        TableColumn<FittedColumn, String> c = new TableColumn<>(name);
        c.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        c.setPrefWidth(share * EM);
        c.setSortable(false);
        c.setReorderable(false);
        return c;
    }
}
