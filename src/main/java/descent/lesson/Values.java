package descent.lesson;

import descent.lesson.SetupChange.Refused;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Single values of a lesson file, read strictly; every refusal says what was expected.
final class Values {
    /// Plain decimal notation; never "1d", "0x1p3", "NaN" or "Infinity", which Java would take.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]{1,17}(?:\\.[0-9]{0,17})?|\\.[0-9]{1,17})(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private Values() { }

    static double number(String text) throws Refused {
        if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
            throw new Refused("\"" + text + "\" is no number; write it like 0.01 or 1e-2" + (text.contains(",") ? ", with a point, not a comma" : ""));
        }
        return Double.parseDouble(text);
    }

    static double between(String text, double low, double high) throws Refused {
        double v = number(text);
        if (!(v >= low && v <= high)) {
            throw new Refused(text + " is out of range; write a number from " + plain(low) + " to " + plain(high));
        }
        return v;
    }

    static double above0(String text) throws Refused {
        double v = number(text);
        if (!(v > 0)) {
            throw new Refused(text + " is too small; write a number above 0");
        }
        return v;
    }

    static int whole(String text, int low, int high) throws Refused {
        long v = wholeLong(text);
        if (v < low || v > high) {
            throw new Refused(text + " is out of range; write a whole number from " + low + " to " + high);
        }
        return (int) v;
    }

    static long wholeLong(String text) throws Refused {
        if (!WHOLE.matcher(text).matches()) {
            throw new Refused("\"" + text + "\" is no whole number; write digits only, like 200");
        }
        return Long.parseLong(text);
    }

    static boolean yes(String text) throws Refused {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new Refused("\"" + text + "\" is neither yes nor no; write one of the two");
        };
    }

    static String oneOf(String text, List<String> known) throws Refused {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (String k : known) {
            if (k.equals(wanted)) {
                return k;
            }
        }
        throw new Refused("\"" + text + "\" is not known here; write one of " + String.join(", ", known));
    }

    private static String plain(double v) {
        return v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v);
    }
}
