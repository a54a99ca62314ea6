package descent.ui.main;

import descent.ui.common.Theme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/// What an error in the program itself looks like, wherever it happens: one window that says what happened and what to
/// do, with the details folded away and ready to copy, while the rest of the program goes on. Every error is also
/// written to the log. While the window is open further errors are counted, not piled up.
public final class FaultDialog implements Consumer<Throwable> {
    private static final String WHAT = "Something went wrong inside Descent";
    private static final String DO = "This is a fault of the program, not yours. Your data, settings and weights are still there: save the model, then go on. "
            + "If it happens again, copy the details and send them to the people who look after Descent.";
    private static final ButtonType COPY = new ButtonType("Copy details", ButtonData.LEFT);

    private final Window owner;
    private final Theme theme;
    private final Consumer<Throwable> log;
    private final Path logFolder;
    private final Executor fx;
    private Alert open;
    private Label count;
    private TextArea details;
    private int seen;

    /// @param logFolder where the log lies, or null
    public FaultDialog(Window owner, Theme theme, Consumer<Throwable> log, Path logFolder, Executor fx) {
        this.owner = owner;
        this.theme = theme;
        this.log = log;
        this.logFolder = logFolder;
        this.fx = fx;
    }

    /// From any thread.
    @Override
    public void accept(Throwable e) {
        log.accept(e);
        fx.execute(() -> show(cause(e)));
    }

    private static Throwable cause(Throwable e) {
        Throwable t = e;
        while ((t instanceof CompletionException || t instanceof ExecutionException) && t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }

    private void show(Throwable e) {
        seen++;
        if (open == null) {
            seen = 1;
            build();
            open.show();
        }
        count.setText(seen == 1 ? "" : "It happened " + seen + " times.");
        count.setManaged(seen > 1);
        if (seen == 1) {
            details.setText(text(e));
        }
    }

    private void build() {
        Label what = new Label(DO);
        what.setWrapText(true);
        count = new Label();
        count.setId("fault-count");
        Label where = new Label(logFolder == null ? "" : "The log lies in " + logFolder);
        where.setId("fault-log");
        where.setWrapText(true);
        where.setManaged(logFolder != null);
        VBox words = new VBox(what, count, where);
        words.getStyleClass().add("fault-words");
        details = new TextArea();
        details.setId("fault-details");
        details.setAccessibleText("Details of the error");
        details.setEditable(false);
        open = new Alert(Alert.AlertType.ERROR, "", COPY, ButtonType.CLOSE);
        open.initOwner(owner.isShowing() ? owner : null);
        open.initModality(Modality.NONE);
        open.setTitle("Error — Descent");
        open.setHeaderText(WHAT);
        open.getDialogPane().setId("fault");
        open.getDialogPane().setContent(words);
        open.getDialogPane().setExpandableContent(details);
        Button copy = (Button) open.getDialogPane().lookupButton(COPY);
        copy.setId("fault-copy");
        open.getDialogPane().lookupButton(ButtonType.CLOSE).setId("fault-close");
        copy.addEventFilter(ActionEvent.ACTION, a -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details.getText());
            Clipboard.getSystemClipboard().setContent(content);
            a.consume(); // the window stays
        });
        theme.attach(open.getDialogPane().getScene());
        open.showingProperty().subscribe((was, is) -> gone(open));
    }

    /// However it went away: an Alert tells of its own buttons alone, not of a window that was hidden.
    private void gone(Alert dialog) {
        if (dialog != null && !dialog.isShowing()) {
            open = null;
        }
    }

    private static String text(Throwable e) {
        StringWriter out = new StringWriter();
        out.write(HelpWindows.version() + "\n\n");
        e.printStackTrace(new PrintWriter(out, true));
        return out.toString();
    }
}
