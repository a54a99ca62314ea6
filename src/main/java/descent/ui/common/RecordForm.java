package descent.ui.common;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// The rare settings of a layer, a loss, an optimizer or a schedule as form rows: one row per component of its record, named
/// as PyTorch names the argument, each with a sentence. An edit makes a new record of the same kind.
public final class RecordForm<R> {
    /// @param label a name with its sentence as tooltip
    /// @param field a [NumberField] or a CheckBox
    public record Row(Label label, Node field) { }

    /// Of an argument: its sentence and what is legal.
    private record Argument(String words, double min, double max) { }

    private static final double BIG = 1e6;
    private static final Map<String, Argument> ARGUMENTS = Map.ofEntries(
            Map.entry("momentum", new Argument("Share of the last step that is kept: the ball keeps rolling.", 0, 1)),
            Map.entry("dampening", new Argument("Takes this share of the new gradient off the momentum.", 0, 1)),
            Map.entry("weightDecay", new Argument("Pulls every weight towards 0 by this share.", 0, BIG)),
            Map.entry("nesterov", new Argument("Looks ahead along the momentum before it takes the gradient.", 0, 1)),
            Map.entry("beta1", new Argument("How long Adam remembers gradients: 0.9 is about ten steps.", 0, 0.999999)),
            Map.entry("beta2", new Argument("How long Adam remembers squared gradients: 0.999 is about a thousand steps.", 0, 0.999999)),
            Map.entry("eps", new Argument("A small number that keeps the division from blowing up.", 0, 1)),
            Map.entry("amsgrad", new Argument("Uses the largest squared gradient seen so far.", 0, 1)),
            Map.entry("alpha", new Argument("How long squared gradients are remembered.", 0, 0.999999)),
            Map.entry("centered", new Argument("Takes the mean of the gradients off before squaring.", 0, 1)),
            Map.entry("lrDecay", new Argument("Makes the rate smaller with every step.", 0, BIG)),
            Map.entry("beta", new Argument("Errors smaller than this are squared, larger ones count as they are.", 1e-12, BIG)),
            Map.entry("delta", new Argument("Errors smaller than this are squared, larger ones count as they are.", 1e-12, BIG)),
            Map.entry("labelSmoothing", new Argument("Spreads this share of each answer over all classes.", 0, 1)),
            Map.entry("stepSize", new Argument("Epochs between two drops of the rate.", 1, BIG)),
            Map.entry("gamma", new Argument("What the rate is multiplied by at each drop.", 1e-12, 1)),
            Map.entry("tMax", new Argument("Epochs until the rate has reached its lowest point.", 1, BIG)),
            Map.entry("etaMin", new Argument("The lowest rate.", 0, BIG)),
            Map.entry("factor", new Argument("What the rate is multiplied by at each drop.", 1e-12, 0.999999)),
            Map.entry("patience", new Argument("Epochs without improvement before the rate drops.", 0, BIG)),
            Map.entry("threshold", new Argument("What counts as an improvement, as a share of the best loss.", 0, 1)),
            Map.entry("Dropout.p", new Argument("The share of the units that is switched off at random at every step of the training.", 0, 1)),
            Map.entry("LeakyReLU.negativeSlope", new Argument("What the negative values are multiplied by.", 0, BIG)),
            Map.entry("ELU.alpha", new Argument("The negative side levels off at minus this.", 1e-12, BIG)),
            Map.entry("GELU.tanh", new Argument("Takes the quicker formula with tanh in place of the exact one.", 0, 1)),
            Map.entry("Softplus.beta", new Argument("How sharp the corner is: larger is closer to ReLU.", 1e-12, BIG)),
            Map.entry("Softplus.threshold", new Argument("From beta times the value above this on it is a straight line.", 0, BIG)),
            Map.entry("BatchNorm1d.momentum", new Argument("How much of each batch goes into the running mean and variance, which evaluating takes.", 0, 1)),
            Map.entry("minLr", new Argument("The lowest rate.", 0, BIG)));

    private final String prefix;
    private final Consumer<R> edited;
    private final List<Row> rows = new ArrayList<>();
    private R value;

    /// @param prefix of the ids of the fields: "optimizer" gives "optimizer-momentum"
    /// @param skip   components that have a field elsewhere
    /// @param edited gets the record with the new value in it
    public RecordForm(String prefix, R value, Set<String> skip, Consumer<R> edited) {
        this.prefix = prefix;
        this.value = value;
        this.edited = edited;
        for (RecordComponent c : value.getClass().getRecordComponents()) {
            if (!skip.contains(c.getName())) {
                rows.add(row(c, argument(value.getClass(), c.getName())));
            }
        }
    }

    public List<Row> rows() {
        return rows;
    }

    /// The record as the fields have it.
    public R value() {
        return value;
    }

    private static Argument argument(Class<?> kind, String name) {
        Argument own = ARGUMENTS.get(kind.getSimpleName() + "." + name);
        Argument a = own == null ? ARGUMENTS.get(name) : own;
        if (a == null) {
            throw new IllegalStateException("no words for " + name + " of " + kind.getSimpleName());
        }
        return a;
    }

    private void edit(RecordComponent c, Object to) {
        value = with(value, c, to);
        edited.accept(value);
    }

    private Row row(RecordComponent c, Argument a) {
        String id = prefix + "-" + c.getName();
        Label label = new Label(words(c.getName()));
        Tip.set(label, a.words());
        Object now = get(value, c);
        if (now instanceof Boolean b) {
            CheckBox box = new CheckBox();
            box.setId(id);
            box.setAccessibleText(words(c.getName()));
            box.setSelected(b);
            box.selectedProperty().subscribe((was, is) -> edit(c, is));
            label.setLabelFor(box);
            return new Row(label, box);
        }
        boolean whole = now instanceof Integer;
        NumberField field = new NumberField(id, new NumberText.Range(words(c.getName()), a.min(), a.max(), whole),
                v -> edit(c, whole ? (Object) (int) v : (Object) v));
        field.show(((Number) now).doubleValue());
        label.setLabelFor(field);
        return new Row(label, field);
    }

    /// weightDecay → weight_decay, as PyTorch writes it.
    private static String words(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT).replace("t_max", "T_max").replace("tanh", "approximate = tanh");
    }

    private static Object get(Object record, RecordComponent c) {
        try {
            return c.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no way to read " + c.getName() + " of " + record, e);
        }
    }

    @SuppressWarnings("unchecked") // the constructor of value's own class
    private static <R> R with(R value, RecordComponent changed, Object newValue) {
        RecordComponent[] all = value.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[all.length];
        Object[] values = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
            types[i] = all[i].getType();
            values[i] = all[i].getName().equals(changed.getName()) ? newValue : get(value, all[i]);
        }
        try {
            return (R) value.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no way to make a " + value.getClass().getSimpleName(), e);
        }
    }
}
