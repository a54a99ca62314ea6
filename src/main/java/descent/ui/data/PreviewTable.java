package descent.ui.data;

import descent.data.PreparedData;
import descent.data.Table;
import descent.ui.common.Css;
import descent.ui.common.Numbers;
import descent.ui.common.Pointing;
import descent.ui.common.Workspace;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.PopOver;

/// The table as it was read, in a pop-over: every row, its line in the file, its part (train or test), and what could not
/// be read; choosing such a remark shows its row.
final class PreviewTable {
    private static final String SIZE = "-fx-pref-width: 62em; -fx-pref-height: 34em;";

    private final Workspace workspace;
    private PopOver open;
    private Table shown;

    PreviewTable(Workspace workspace) {
        this.workspace = workspace;
    }

    void show(Node owner) {
        Table table = workspace.table().get();
        if (open != null && shown == table) { // its rows follow the marked one already
            return;
        }
        TableRows rows = new TableRows("preview-table", "The rows of " + table.name());
        Label words = new Label(words(table, workspace.prepared().get()));
        PopOver pop = new PopOver(build(table, rows, words));
        pop.setTitle(table.name());
        pop.setHeaderAlwaysVisible(true);
        pop.setDetachable(true);
        RowParts[] parts = {RowParts.of(table, workspace.prepared().get())};
        rows.show(table, row -> parts[0].of(row));
        Subscription watch = workspace.prepared().subscribe((was, now) -> {
            parts[0] = RowParts.of(table, now);
            words.setText(words(table, now));
            rows.refresh();
        });
        Subscription mark = workspace.markedRow().subscribe(row -> {
            if (workspace.table().get() == table) {
                rows.mark(row);
            }
        });
        rows.onRow(row -> {
            if (workspace.table().get() == table) {
                workspace.markedRow().set(row);
            }
        });
        pop.setOnHidden(e -> {
            watch.unsubscribe();
            mark.unsubscribe();
            if (open == pop) {
                open = null;
                shown = null;
            }
        });
        open = pop;
        shown = table;
        Pointing.show(pop, owner, Side.LEFT);
    }

    private static VBox build(Table table, TableRows rows, Label words) {
        ProblemList problems = new ProblemList("preview-problems");
        problems.jumpTo(rows);
        problems.show(table);
        VBox.setVgrow(rows, Priority.ALWAYS);
        words.setId("preview-words");
        words.getStyleClass().add(Css.NOTE);
        words.setWrapText(true);
        VBox box = new VBox(words, rows, problems);
        box.getStyleClass().add("preview-box");
        box.setStyle(SIZE);
        return box;
    }

    static String words(Table table, PreparedData data) {
        String all = Numbers.count(table.rows()) + " rows, " + Numbers.count(table.columns().size()) + " columns";
        String parts = data == null || data.table() != table ? ""
                : "; " + Numbers.count(data.split().train().length) + " rows train, " + Numbers.count(data.split().test().length) + " test"
                + (data.validation() == null ? "" : ", " + Numbers.count(data.split().validation().length) + " validation")
                + (data.leftOut() == 0 ? "" : ", " + Numbers.count(data.leftOut()) + " are left out because of gaps");
        int listed = table.problems().size();
        String remarks = table.problemCount() == 0 ? "" : "; " + Numbers.count(table.problemCount()) + (table.problemCount() == 1 ? " remark" : " remarks")
                + (listed < table.problemCount() ? ", the first " + Numbers.count(listed) + " are listed" : "");
        return all + parts + remarks + ".";
    }
}
