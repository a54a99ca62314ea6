package descent.ui.common;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.GridPane;

/// Pictures as PNG (2×) or SVG and tables as CSV, wherever one is shown: a right click (or the menu key) on any drawing or
/// table offers it, and the menu lists those that are in the window.
public final class Exports {
    private static final double PICTURE_SCALE = 2;
    private static final int LONGEST_NAME = 40;

    private final Choosers choosers;
    private final FileExport export;
    private final Executor fx;
    private final Function<Image, byte[]> png;

    /// @param export writes the files
    /// @param fx     where tables are asked for their cells
    public Exports(Choosers choosers, FileExport export, Executor fx) {
        this(choosers, export, fx, PngWriter::bytes);
    }

    /// @param png packs a picture
    Exports(Choosers choosers, FileExport export, Executor fx, Function<Image, byte[]> png) {
        this.png = png;
        this.choosers = choosers;
        this.export = export;
        this.fx = fx;
    }

    /// Offers the export of whatever drawing or table under `root` is clicked.
    public void attach(Parent root) {
        root.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, e -> {
            for (Node n = e.getTarget() instanceof Node t ? t : null; n != null; n = n.getParent()) {
                List<MenuItem> items = items(n, false);
                if (!items.isEmpty()) {
                    ContextMenu menu = new ContextMenu(items.toArray(new MenuItem[0]));
                    menu.setId("export-menu");
                    menu.show(n, e.getScreenX(), e.getScreenY());
                    e.consume();
                    return;
                }
            }
        });
    }

    /// What can be exported of the drawings and tables that are in view under `root`.
    public List<MenuItem> all(Node root) {
        List<MenuItem> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private void collect(Node node, List<MenuItem> found) {
        if (!node.isVisible()) {
            return;
        }
        List<MenuItem> mine = items(node, true);
        if (!mine.isEmpty() && !found.isEmpty()) {
            found.add(new SeparatorMenuItem());
        }
        found.addAll(mine);
        if (mine.isEmpty() && node instanceof Parent p) {
            p.getChildrenUnmodifiable().forEach(c -> collect(c, found));
        }
    }

    private List<MenuItem> items(Node node, boolean named) {
        String of = named ? title(node) + ", " : "";
        return switch (node) {
            case CanvasPane p -> List.of(item(p, "png", of + "picture (PNG) …", () -> png(p)), item(p, "svg", of + "drawing (SVG) …", () -> svg(p)));
            case GridPane g when GridExport.isOffered(g) -> List.of(item(g, "png", of + "picture (PNG) …", () -> png(g)),
                    item(g, "svg", of + "drawing (SVG) …", () -> svg(g)), item(g, "csv", of + "table (CSV) …", () -> csv(g)));
            case TableView<?> t -> List.of(item(t, "csv", of + "table (CSV) …", () -> csv(t)));
            default -> List.of();
        };
    }

    private static MenuItem item(Node node, String kind, String words, Runnable action) {
        MenuItem item = new MenuItem(Character.toUpperCase(words.charAt(0)) + words.substring(1));
        item.setId("export-" + name(node) + "-" + kind);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static String name(Node node) {
        return node.getId() == null ? "picture" : node.getId();
    }

    /// The beginning of what a screen reader says about it.
    private static String title(Node node) {
        String said = node.getAccessibleText() == null ? name(node) : node.getAccessibleText();
        String first = said.split("[,.:;]", 2)[0].strip();
        return first.length() > LONGEST_NAME ? first.substring(0, LONGEST_NAME) + "…" : first;
    }

    private void png(GridPane grid) {
        picture(name(grid), () -> GridExport.picture(grid, PICTURE_SCALE));
    }

    private void svg(GridPane grid) {
        write(Choosers.FileKind.DRAWING, name(grid) + ".svg", () -> GridExport.svg(grid, name(grid)).getBytes(StandardCharsets.UTF_8));
    }

    private void csv(GridPane grid) {
        write(Choosers.FileKind.TABLE, name(grid) + ".csv", () -> GridExport.csv(grid).getBytes(StandardCharsets.UTF_8));
    }

    /// At twice its size on the screen.
    private void png(CanvasPane pane) {
        picture(name(pane), () -> pane.picture(PICTURE_SCALE));
    }

    private void svg(CanvasPane pane) {
        write(Choosers.FileKind.DRAWING, name(pane) + ".svg", () -> pane.svg(name(pane)).getBytes(StandardCharsets.UTF_8));
    }

    /// In the order and with the columns that are shown.
    private void csv(TableView<?> table) {
        choosers.save(Choosers.FileKind.TABLE, name(table) + ".csv").ifPresent(file -> {
            TableCsv<?> csv = TableCsv.of(table);
            export.text(file, (out, progress) -> csv.write(out, fx, progress));
        });
    }

    /// The picture is taken here; packing its millions of points is the work of the thread that writes.
    private void picture(String name, Supplier<Image> taken) {
        choosers.save(Choosers.FileKind.PICTURE, name + ".png").ifPresent(file -> {
            Image image = taken.get();
            export.content(file, (out, progress) -> out.write(png.apply(image)));
        });
    }

    /// The bytes are made once the name is chosen, for a table may go on changing.
    private void write(Choosers.FileKind kind, String name, Supplier<byte[]> bytes) {
        choosers.save(kind, name).ifPresent(file -> {
            byte[] all = bytes.get();
            export.content(file, (out, progress) -> out.write(all));
        });
    }
}
