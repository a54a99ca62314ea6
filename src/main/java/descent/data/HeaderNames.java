package descent.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes of the header records one name per column: joined when there are several, never empty, never twice.
final class HeaderNames {
    private static final int LONGEST = 200;

    private HeaderNames() {
    }

    /// @param headers  the header records; none: column1, column2, …
    /// @param width    cells of most records
    /// @param comment  the header stands in a comment line
    /// @return raw names, "" where the file gives none; may be longer than `width`
    static List<String> raw(List<String[]> headers, int width, boolean comment) {
        List<String> names = new ArrayList<>();
        if (headers.isEmpty()) {
            for (int c = 0; c < width; c++) {
                names.add("");
            }
            return names;
        }
        int most = headers.stream().mapToInt(h -> h.length).max().orElse(0);
        List<String[]> naming = headers.stream().filter(h -> h == headers.getLast() || !isTitle(h)).toList();
        for (int c = 0; c < most; c++) {
            names.add(joined(naming, c));
        }
        return comment ? withoutMark(names.toArray(String[]::new), width) : names;
    }

    /// "# x" → "x"; a column that is called "#" keeps its name.
    static List<String> withoutMark(String[] cells, int width) {
        List<String> names = new ArrayList<>(Arrays.asList(cells));
        if (!names.isEmpty()) {
            String first = names.getFirst().replaceFirst("^[#%]+\\s*", "");
            if (!first.isEmpty()) {
                names.set(0, first);
            } else if (names.size() > width) {
                names.removeFirst();
            }
        }
        return names;
    }

    /// A line of text that a spreadsheet filled up with delimiters: it names the table, not its first column.
    private static boolean isTitle(String[] cells) {
        return cells.length > 2 && !cells[0].isEmpty() && Arrays.stream(cells).filter(c -> !c.isEmpty()).count() == 1;
    }

    private static String joined(List<String[]> headers, int c) {
        Set<String> parts = new LinkedHashSet<>();
        List<String> all = new ArrayList<>();
        for (String[] h : headers) {
            String part = c < h.length ? clean(h[c]) : "";
            if (!part.isEmpty()) {
                parts.add(part);
                all.add(part);
            }
        }
        return parts.size() == 1 ? parts.iterator().next() : String.join(" ", all);
    }

    private static String clean(String name) {
        String flat = name.replaceAll("[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]", "").replaceAll("[\\s\\u00a0\\p{Cntrl}]+", " ").strip();
        int end = Character.isLowSurrogate(flat.length() < LONGEST ? ' ' : flat.charAt(LONGEST - 1)) ? LONGEST - 2 : LONGEST - 1; // no half a character
        return flat.length() <= LONGEST ? flat : flat.substring(0, end) + "…";
    }

    /// Distinct, non-empty names; what had to be changed is told.
    static List<String> distinct(List<String> raw, boolean hadHeader, int line, ProblemLog problems) {
        Set<String> taken = new HashSet<>(raw);
        Set<String> used = new HashSet<>();
        Map<String, Integer> next = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int c = 0; c < raw.size(); c++) {
            String name = raw.get(c);
            if (!name.isEmpty() && used.add(name)) {
                names.add(name);
                continue;
            }
            String made = free(name.isEmpty() ? "column" + (c + 1) : name, name.isEmpty(), taken, next);
            taken.add(made);
            used.add(made);
            names.add(made);
            if (hadHeader) {
                problems.add(line, made, name, name.isEmpty() ? "column " + (c + 1) + " has no name: it is called " + made
                        : "the name " + Problem.shortened(name) + " stands twice: column " + (c + 1) + " is called " + made);
            }
        }
        return names;
    }

    /// @param next per name the number that is tried first
    private static String free(String wanted, boolean asItIs, Set<String> taken, Map<String, Integer> next) {
        if (asItIs && !taken.contains(wanted)) {
            return wanted;
        }
        int n = next.getOrDefault(wanted, 2);
        while (taken.contains(wanted + "_" + n)) {
            n++;
        }
        next.put(wanted, n + 1);
        return wanted + "_" + n;
    }
}
