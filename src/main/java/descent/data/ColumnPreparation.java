package descent.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// What is done to one column, fitted on the train rows.
///
/// A number becomes (x − offset) / scale: scikit-learn's StandardScaler (offset = mean, scale = population standard
/// deviation, 1 where that is 0), MinMaxScaler (offset = min, scale = max − min) or nothing (0 and 1). A category
/// becomes one column of 0 and 1 per level (scikit-learn's OneHotEncoder), the rare ones beyond the cap together in a
/// last one named "other". As a target a category is the index of its level.
///
/// @param name      of the column
/// @param kind      NUMBER or CATEGORY
/// @param offset    subtracted from numbers
/// @param scale     divides them; never 0
/// @param fill      number that stands for a gap: the mean of the train rows
/// @param levels    of a category that have a column of their own; empty for numbers
/// @param other     a last column collects the rare levels
/// @param fillLevel level that stands for a gap: the commonest of the train rows; "" for numbers
public record ColumnPreparation(String name, Kind kind, double offset, double scale, double fill,
                                List<String> levels, boolean other, String fillLevel) {
    public ColumnPreparation {
        Objects.requireNonNull(name, "name");
        levels = List.copyOf(levels);
        if (scale == 0 || !Double.isFinite(scale) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("column " + name + " cannot be scaled by offset " + offset + " and scale " + scale);
        }
    }

    static ColumnPreparation number(String name, double offset, double scale, double fill) {
        return new ColumnPreparation(name, Kind.NUMBER, offset, scale, fill, List.of(), false, "");
    }

    static ColumnPreparation category(String name, List<String> levels, boolean other, String fillLevel) {
        return new ColumnPreparation(name, Kind.CATEGORY, 0, 1, 0, levels, other, fillLevel);
    }

    /// How many columns of x this one fills.
    public int width() {
        return kind == Kind.NUMBER ? 1 : levels.size() + (other ? 1 : 0);
    }

    /// "weight", or "origin=usa", "origin=japan", …, "origin=other".
    public List<String> featureNames() {
        if (kind == Kind.NUMBER) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>();
        levels.forEach(l -> names.add(name + "=" + l));
        if (other) {
            names.add(name + "=other");
        }
        return names;
    }

    /// The scaled number; a gap (NaN) becomes the filled one.
    double transform(double x) {
        return ((Double.isNaN(x) ? fill : x) - offset) / scale;
    }

    double inverseTransform(double scaled) {
        return scaled * scale + offset;
    }

    /// Column of x (from 0) of a level, −1 when it was never seen and there is no "other".
    int slot(String level) {
        int i = known(level);
        return i >= 0 ? i : other ? levels.size() : -1;
    }

    /// The level was seen in training.
    public boolean knows(String level) {
        return known(level) >= 0;
    }

    /// True and false are what they are in any spelling, as long as the levels do not tell two spellings apart.
    private int known(String level) {
        int i = levels.indexOf(level);
        if (i >= 0 || !(level.equalsIgnoreCase("true") || level.equalsIgnoreCase("false"))) {
            return i;
        }
        int[] alike = IntStream.range(0, levels.size()).filter(k -> levels.get(k).equalsIgnoreCase(level)).toArray();
        return alike.length == 1 ? alike[0] : -1;
    }
}
