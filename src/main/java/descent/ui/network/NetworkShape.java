package descent.ui.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What the diagram has to show of a network: its columns of units from the inputs to the outputs.
///
/// @param inputs  names of the input columns
/// @param widths  units of every column, the inputs first
/// @param outputs names of the outputs: the target, or the classes
/// @param notes   what follows a column: "ReLU", "BatchNorm1d, ReLU"; "" for nothing; as many as widths
public record NetworkShape(List<String> inputs, List<Integer> widths, List<String> outputs, List<String> notes) {
    /// Wider columns show their first and last units only.
    static final int MOST_UNITS = 8;
    /// Between the layers of a note.
    static final String THEN = ", ";
    static final NetworkShape EMPTY = new NetworkShape(List.of(), List.of(), List.of(), List.of());

    public NetworkShape {
        inputs = List.copyOf(inputs);
        widths = List.copyOf(widths);
        outputs = List.copyOf(outputs);
        notes = List.copyOf(notes);
        if (notes.size() != widths.size()) {
            throw new IllegalArgumentException("a note for every column was expected: " + widths.size() + ", got " + notes.size());
        }
    }

    /// Without notes.
    public NetworkShape(List<String> inputs, List<Integer> widths, List<String> outputs) {
        this(inputs, widths, outputs, IntStream.range(0, widths.size()).mapToObj(i -> "").toList());
    }

    int columns() {
        return widths.size();
    }

    boolean isCut(int column) {
        return widths.get(column) > MOST_UNITS;
    }

    /// The units of a column that are drawn: all, or the first four and the last four.
    List<Integer> shown(int column) {
        int n = widths.get(column);
        if (n <= MOST_UNITS) {
            return IntStream.range(0, n).boxed().toList();
        }
        List<Integer> units = new ArrayList<>();
        for (int i = 0; i < MOST_UNITS / 2; i++) {
            units.add(i);
        }
        for (int i = n - MOST_UNITS / 2; i < n; i++) {
            units.add(i);
        }
        return units;
    }

    /// What a person calls a unit: its column's name, the target's name, or "unit 3 of layer 1".
    String name(int column, int unit) {
        if (column == 0) {
            return unit < inputs.size() ? inputs.get(unit) : "input " + (unit + 1);
        }
        if (column == columns() - 1 && unit < outputs.size()) {
            return outputs.get(unit);
        }
        return "unit " + (unit + 1) + " of layer " + column;
    }
}
