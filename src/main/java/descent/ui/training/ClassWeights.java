package descent.ui.training;

import descent.data.PreparedData;
import descent.data.Task;
import descent.model.LossSpec.CrossEntropyLoss;
import descent.ui.common.Css;
import descent.ui.common.NumberText;
import descent.ui.common.Numbers;
import descent.ui.common.RestingField;
import descent.ui.common.Tip;
import descent.ui.common.TypedText;
import descent.ui.common.Workspace;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The `weight` of CrossEntropyLoss: one number a class, in the order of the classes, or none; and a button for weights that
/// make every class count the same, as scikit-learn's `class_weight="balanced"` has them.
final class ClassWeights extends HBox implements TypedText {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final MathContext FOUR = new MathContext(Numbers.DIGITS);
    private static final double MOST = 1e6;
    private static final int SHOWN = 20;
    private static final String EQUAL = "All equal";
    private static final String WORDS = "How much each class counts in the loss: rare classes may count more.";

    private final Workspace workspace;
    private final TextField field = new RestingField();
    private final Label label = new Label("weight");
    private final Label order = new Label();
    private List<Double> shown;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    ClassWeights(Workspace workspace, List<Double> weights) {
        this.workspace = workspace;
        Tip.set(label, WORDS);
        label.setLabelFor(field);
        field.setId("loss-classWeights");
        field.setAccessibleText("Weights of the classes");
        shown = weights;
        field.setText(text(weights));
        order.setId("class-weights-order");
        order.getStyleClass().add(Css.NOTE);
        order.setWrapText(true);
        order.setMinHeight(USE_PREF_SIZE);
        order.textProperty().bind(workspace.prepared().map(p -> order(p.preprocessing().classes())).orElse("")); // comes after the settings
        order.visibleProperty().bind(order.textProperty().isNotEmpty());
        order.managedProperty().bind(order.visibleProperty());
        order.textProperty().subscribe(o -> Tip.set(field, "One number a class, as " + joined(Stream.of(1.0, 2.0, 0.5).map(Numbers::typed).toList())
                + (o.isEmpty() ? "" : ", in this order: " + String.join(", ", classes())) + ". Empty: all count the same."));
        field.setOnAction(_ -> take());
        field.focusedProperty().subscribe((_, now) -> {
            if (!now) {
                take();
            }
        });
        TypedText.leaveUndo(field, () -> text(shown).equals(field.getText()));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button balance = new Button("Balance");
        balance.setId("btn-balance-classes");
        Tip.set(balance, "Rare classes count more, so that all count the same in sum: rows ÷ (classes × rows of the class)");
        balance.setOnAction(_ -> balance());
        getStyleClass().add("joined");
        getChildren().addAll(field, balance);
        problem.subscribe(p -> field.pseudoClassStateChanged(DANGER, !p.isEmpty()));
    }

    Label label() {
        return label;
    }

    /// Which class each number is of, below the field.
    Label order() {
        return order;
    }

    private static String order(List<String> classes) {
        return classes.isEmpty() ? "" : "Order: " + String.join(", ", classes.subList(0, Math.min(SHOWN, classes.size()))) + (classes.size() > SHOWN ? " …" : "");
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private List<String> classes() {
        PreparedData p = workspace.prepared().get();
        return p == null ? List.of() : p.preprocessing().classes();
    }

    private static String text(List<Double> weights) {
        return weights.isEmpty() ? EQUAL : joined(weights.stream().map(Numbers::typed).toList());
    }

    /// As [#parts] takes them apart again: a comma between numbers that have one inside would be one sign for two things.
    static String joined(List<String> numbers) {
        return String.join(numbers.stream().anyMatch(n -> n.contains(",")) ? "; " : ", ", numbers);
    }

    static String[] parts(String typed) {
        return typed.split(typed.contains(";") ? "[;\\s]+" : "[,\\s]+", -1);
    }

    @Override
    public String takeNow() {
        take();
        return problem.get();
    }

    private void take() {
        String typed = field.getText().strip();
        if (typed.equals(text(shown))) { // not read back: the text has four digits
            problem.set("");
            return;
        }
        if (typed.isEmpty() || EQUAL.toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT))) {
            set(List.of());
            return;
        }
        List<Double> read = new ArrayList<>();
        for (String part : parts(typed)) {
            NumberText n = NumberText.parse(part, new NumberText.Range("The weight of a class", 0, MOST, false));
            if (!n.isNumber()) {
                problem.set(n.problem());
                return;
            }
            read.add(n.value());
        }
        int asked = classes().size();
        if (asked > 0 && read.size() != asked) {
            problem.set("There are " + asked + " classes, but " + read.size() + (read.size() == 1 ? " weight." : " weights."));
        } else if (read.stream().allMatch(w -> w == 0)) {
            problem.set("At least one class must count: all weights are 0.");
        } else {
            set(read);
        }
    }

    private void set(List<Double> weights) {
        problem.set("");
        shown = weights;
        field.setText(text(weights));
        if (workspace.setup().get().loss() instanceof CrossEntropyLoss(double smoothing, List<Double> before) && !before.equals(weights)) {
            workspace.edit("class weights", s -> s.withLoss(new CrossEntropyLoss(smoothing, weights)));
        }
    }

    private void balance() {
        PreparedData p = workspace.prepared().get();
        if (p != null && p.task() == Task.MULTICLASS) { // another target may have been chosen, or its data not be ready yet
            set(balanced(p.train().y().data(), classes().size()));
        }
    }

    /// n ÷ (K · nₖ), rounded to four significant digits; 1 for a class without a train row.
    static List<Double> balanced(float[] classOfRow, int classes) {
        int[] rows = new int[classes];
        for (float c : classOfRow) {
            rows[(int) c]++;
        }
        return Arrays.stream(rows).mapToObj(n -> n == 0 ? 1.0 : rounded(classOfRow.length / (classes * (double) n))).toList();
    }

    private static double rounded(double v) {
        return BigDecimal.valueOf(v).round(FOUR).doubleValue();
    }
}
