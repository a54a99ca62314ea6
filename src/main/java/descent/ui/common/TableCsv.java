package descent.ui.common;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A table of the screen as CSV (RFC 4180, UTF-8): its visible columns, its rows in the order shown.
public final class TableCsv {
    private TableCsv() { }

    static void write(TableView<?> table, OutputStream out) throws IOException {
        Writer w = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<? extends TableColumn<?, ?>> columns = table.getVisibleLeafColumns().stream().filter(c -> !c.getText().isBlank()).toList();
        w.write(columns.stream().map(c -> quoted(c.getText())).collect(Collectors.joining(",")) + "\r\n");
        for (int row = 0; row < table.getItems().size(); row++) {
            int at = row;
            w.write(columns.stream().map(c -> quoted(text(c.getCellData(at)))).collect(Collectors.joining(",")) + "\r\n");
        }
        w.flush();
    }

    private static String text(Object cell) {
        return cell == null ? "" : cell.toString();
    }

    /// A cell as RFC 4180 wants it.
    public static String quoted(String s) {
        boolean plain = s.chars().noneMatch(ch -> ch == ',' || ch == '"' || ch == '\n' || ch == '\r');
        return plain ? s : '"' + s.replace("\"", "\"\"") + '"';
    }
}
