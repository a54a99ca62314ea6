package descent.ui.common;

import descent.data.CsvException;
import descent.data.Progress;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A table of the screen as CSV (RFC 4180): its visible columns, its rows in the order shown when it was asked for. Cells
/// belong to the FX thread; it is asked for a few hundred rows at a time, so that a million rows never stop the window.
///
/// @param columns with a name
/// @param rows    as they were
/// @param <S>     of a row
public record TableCsv<S>(List<TableColumn<S, ?>> columns, List<S> rows) {
    private static final int PIECE_CELLS = 2000;

    /// FX thread.
    static <S> TableCsv<S> of(TableView<S> table) {
        List<S> rows = table.getItems() instanceof FixedList<S> fixed ? fixed : new ArrayList<>(table.getItems());
        return new TableCsv<>(table.getVisibleLeafColumns().stream().filter(c -> !c.getText().isBlank()).toList(), rows);
    }

    /// Any thread but the one of `fx`, unless that runs what it is given at once.
    ///
    /// @throws CsvException whose `cancelled()` is true, when `progress` says that it shall end
    void write(Writer out, Executor fx, Progress progress) throws IOException {
        int step = Math.max(1, PIECE_CELLS / Math.max(1, columns.size()));
        out.write(CompletableFuture.supplyAsync(() -> line(columns.stream().map(TableColumn::getText).toList()), fx).join());
        for (int from = 0; from < rows.size(); from += step) {
            if (!progress.update((double) from / rows.size())) {
                throw CsvException.ofCancel();
            }
            List<S> piece = rows.subList(from, Math.min(rows.size(), from + step));
            out.write(CompletableFuture.supplyAsync(() -> piece.stream().map(this::line).collect(Collectors.joining()), fx).join());
        }
    }

    private String line(S row) {
        return line(columns.stream().map(c -> text(c.getCellData(row))).toList());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(TableCsv::quoted).collect(Collectors.joining(",")) + "\r\n";
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
