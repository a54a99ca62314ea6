package descent.lesson;

import descent.lesson.SetupChange.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A name with arguments, as it stands in PyTorch: `ReLU`, `Linear(16)`, `SGD(lr=0.1, momentum=0.9)`, `Adam(betas=(0.9, 0.999))`.
/// Only a notation: names are compared with the few that are known, never looked up or run.
final class Call {
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z][A-Za-z0-9]{0,30})\\s*(?:\\((.*)\\))?");
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z_A-Z0-9]{0,30})\\s*=\\s*(.+)");
    private static final int MAX_ARGUMENTS = 12;

    private final String name;
    private final List<String> positional = new ArrayList<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    private Call(String name) {
        this.name = name;
    }

    /// @throws Refused when the text has not the form of a call
    static Call read(String text) throws Refused {
        Matcher m = SHAPE.matcher(text.strip());
        if (!m.matches()) {
            throw new Refused("\"" + text.strip() + "\" is not understood; write a name with its arguments, like Linear(16) or SGD(momentum=0.9)");
        }
        Call call = new Call(m.group(1));
        if (m.group(2) != null && !m.group(2).isBlank()) {
            for (String argument : parts(m.group(2))) {
                call.argument(argument);
            }
        }
        return call;
    }

    /// Splits at the commas that stand outside of brackets.
    ///
    /// @throws Refused when brackets do not match or a part is empty
    static List<String> parts(String text) throws Refused {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || (i == text.length() && depth != 0)) {
                throw new Refused("the brackets in \"" + text + "\" do not match; close each ( with a )");
            }
            if (c == ',' && depth == 0) {
                String part = text.substring(from, i).strip();
                if (part.isEmpty()) {
                    throw new Refused("a part between two commas is empty in \"" + text + "\"; take the extra comma out");
                }
                parts.add(part);
                from = i + 1;
            }
        }
        return parts;
    }

    private void argument(String text) throws Refused {
        Matcher m = NAMED.matcher(text);
        if (positional.size() + named.size() == MAX_ARGUMENTS) {
            throw new Refused(name + " has more than " + MAX_ARGUMENTS + " arguments; take some out");
        }
        if (!m.matches()) {
            if (!named.isEmpty()) {
                throw new Refused(name + ": \"" + text + "\" stands after a named argument; name it too, or put it first");
            }
            positional.add(text);
        } else if (named.put(m.group(1), m.group(2).strip()) != null) {
            throw new Refused(name + ": " + m.group(1) + " is given twice; keep one");
        }
    }

    String name() {
        return name;
    }

    /// Takes an argument out, by its name or by its place.
    ///
    /// @return its text, or the default
    String take(String argument, int place, String byDefault) throws Refused {
        String text = named.remove(argument);
        if (place < positional.size()) {
            if (text != null) {
                throw new Refused(name + ": " + argument + " is given twice; keep one");
            }
            text = positional.get(place);
            positional.set(place, null);
        }
        return text == null ? byDefault : text;
    }

    String take(String argument, String byDefault) throws Refused {
        return take(argument, Integer.MAX_VALUE, byDefault);
    }

    /// Refuses whatever was not taken.
    void done(String known) throws Refused {
        List<String> left = new ArrayList<>(named.keySet());
        positional.stream().filter(p -> p != null).forEach(left::add);
        if (!left.isEmpty()) {
            throw new Refused(name + " does not take " + String.join(", ", left) + "; it takes " + (known.isEmpty() ? "nothing" : known));
        }
    }
}
