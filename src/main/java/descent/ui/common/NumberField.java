package descent.ui.common;

import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A text field for one number. A number is taken on Enter and when the focus leaves; what is no number is refused in
/// words ([#problem()]), stays in the field to be mended, and the setting keeps its last good value. Escape brings that
/// back, arrow keys count up and down.
public final class NumberField extends RestingField implements TypedText {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double BIG_STEP = 10;

    private final NumberText.Range range;
    private final DoubleConsumer taken;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private DoubleFunction<String> format = Numbers::plain;
    private String zeroWord = "";
    private double shown = Double.NaN;

    /// @param taken gets each new good number
    public NumberField(String id, NumberText.Range range, DoubleConsumer taken) {
        this.range = range;
        this.taken = taken;
        setId(id);
        setAccessibleText(range.name().replaceFirst("^The ", ""));
        setPrefColumnCount(6);
        setOnAction(e -> take());
        focusedProperty().subscribe(focused -> {
            if (!focused && !Double.isNaN(shown)) {
                take();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        TypedText.leaveUndo(this, () -> value(shown).equals(getText()));
        problem.subscribe(p -> {
            pseudoClassStateChanged(DANGER, !p.isEmpty());
            Tip.set(this, p);
            setAccessibleHelp(p);
        });
    }

    /// How a number is written into the field; default four significant digits.
    public NumberField format(DoubleFunction<String> f) {
        format = f;
        return this;
    }

    /// A word that stands for 0 ("All rows"), shown and accepted instead of it.
    public NumberField zeroWord(String word) {
        zeroWord = word;
        return this;
    }

    /// Why the text is refused, "" while it is fine.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// Shows the setting's value; unless the person is in the middle of typing another.
    public void show(double value) {
        if (value != shown || (!isFocused() && problem.get().isEmpty())) {
            shown = value;
            rewrite();
        }
    }

    private void rewrite() {
        problem.set("");
        setText(value(shown));
    }

    private String value(double v) {
        return v == 0 && !zeroWord.isEmpty() ? zeroWord : format.apply(v);
    }

    /// Takes what stands in the field now.
    public void take() {
        String typed = getText() == null ? "" : getText();
        if (typed.equals(value(shown))) {
            problem.set("");
            return;
        }
        boolean zero = !zeroWord.isEmpty() && zeroWord.toLowerCase(Locale.ROOT).startsWith(typed.strip().toLowerCase(Locale.ROOT)) && !typed.isBlank();
        NumberText read = zero ? new NumberText(0, "") : NumberText.parse(typed, range);
        problem.set(read.problem());
        if (read.isNumber()) {
            boolean changed = read.value() != shown;
            shown = read.value();
            rewrite();
            if (changed) {
                taken.accept(shown);
            }
        }
    }

    @Override
    public String takeNow() {
        if (!Double.isNaN(shown)) {
            take();
        }
        return problem.get();
    }

    /// Counts up (+1) or down (−1).
    public void step(int direction) {
        if (range.whole() && !Double.isNaN(shown)) {
            double size = direction * (shown >= 100 ? BIG_STEP : 1);
            double next = Math.clamp(shown + size, range.min(), range.max());
            if (next != shown) {
                shown = next;
                rewrite();
                taken.accept(next);
            }
        }
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.ESCAPE && !Double.isNaN(shown)) {
            rewrite();
            selectAll();
        } else if (e.getCode() == KeyCode.UP && range.whole()) {
            step(1);
            e.consume();
        } else if (e.getCode() == KeyCode.DOWN && range.whole()) {
            step(-1);
            e.consume();
        }
    }
}
