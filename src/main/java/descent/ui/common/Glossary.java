package descent.ui.common;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// The words of the screen (loss, epoch, R² …) explained for a student, from `assets/help/terms.tsv`. Wherever such a word
/// stands as a label, in any window, pointing at it shows its meaning; F1 shows the meaning of the field that has the focus.
/// The file is read when the first word is needed.
public final class Glossary {
    /// @param term  its name
    /// @param where texts of labels, and `#ids`, that mean it
    /// @param words one to three sentences
    public record Term(String term, List<String> where, String words) { }

    private static final int FIELDS = 3;
    private static final Duration DELAY = Duration.millis(500);
    private static final String SEEN = "descent.glossary";

    private List<Term> terms;
    private Map<String, Term> places;

    public List<Term> terms() {
        if (terms == null) {
            List<Term> read = new ArrayList<>();
            Map<String, Term> by = new LinkedHashMap<>();
            for (String line : Assets.lines("help/terms.tsv")) {
                String[] f = line.split("\t", -1);
                if (f.length != FIELDS) {
                    throw new IllegalStateException("help/terms.tsv needs " + FIELDS + " fields a line, not " + f.length + ": " + line);
                }
                Term t = new Term(f[0], List.of(f[1].split("\\|")), f[2]);
                read.add(t);
                t.where().forEach(w -> by.put(w, t));
            }
            terms = List.copyOf(read);
            places = by;
        }
        return terms;
    }

    private Optional<Term> at(String place) {
        terms();
        return Optional.ofNullable(places.get(place));
    }

    /// What a node is about: by its own id or text, or those of what it lies in.
    public Optional<Term> of(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            Optional<Term> byId = n.getId() == null ? Optional.empty() : at("#" + n.getId());
            Optional<Term> found = byId.isPresent() || !(n instanceof Labeled l) || l.getText() == null ? byId : at(l.getText().strip());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Bubbles for the labels of a window, made when the pointer first comes to one that has none.
    public void explain(Scene scene) {
        scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, e -> {
            if (e.getTarget() instanceof Node n) {
                bubble(n);
            }
        });
    }

    private void bubble(Node node) {
        Node n = node instanceof Control || node.getParent() == null ? node : node.getParent();
        if (n instanceof Label label && label.getTooltip() == null && Tip.of(label).isEmpty() && n.getProperties().putIfAbsent(SEEN, true) == null) {
            of(label).ifPresent(t -> label.setTooltip(tooltip(t)));
        }
    }

    private static Tooltip tooltip(Term t) {
        Tooltip tip = new Tooltip(t.term() + ": " + t.words());
        tip.setWrapText(true);
        tip.getStyleClass().add("bubble");
        tip.setShowDelay(DELAY);
        tip.setShowDuration(Duration.INDEFINITE);
        return tip;
    }
}
