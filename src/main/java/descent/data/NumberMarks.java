package descent.data;

import java.util.Arrays;
import java.util.Locale;

/// The signs between the digits of numbers that a person reads. Files, Python, PyTorch's names of settings and what a field
/// takes do not depend on it: fields read a point and a comma alike.
///
/// One for the whole program, from the system property `descent.numbers` (a name, in small letters) as it stands when the
/// first number is shown; [#POINT] without it.
public enum NumberMarks {
    /// `1,234.5`
    POINT('.', ','),
    /// `1.234,5`
    COMMA(',', '.'),
    /// `1 234,5`, with a narrow space at which no line breaks
    SPACE(',', '\u202f');

    /// See above.
    public static final String PROPERTY = "descent.numbers";

    private static final NumberMarks USED = named(System.getProperty(PROPERTY, ""));

    private final char decimal;
    private final char thousands;

    NumberMarks(char decimal, char thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }

    static NumberMarks named(String name) {
        return Arrays.stream(values()).filter(m -> m.name().toLowerCase(Locale.ROOT).equals(name)).findFirst().orElse(POINT);
    }

    /// @param digits one number, written with a decimal point and commas between thousands
    /// @return the same with the chosen signs
    public static String shown(String digits) {
        return USED.put(digits);
    }

    String put(String digits) {
        if (this == POINT) {
            return digits;
        }
        StringBuilder out = new StringBuilder(digits);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            out.setCharAt(i, c == '.' ? decimal : c == ',' ? thousands : c);
        }
        return out.toString();
    }
}
