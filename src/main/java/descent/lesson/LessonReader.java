package descent.lesson;

import descent.lesson.SetupChange.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a lesson file. The form is described in `assets/lessons/README.md`; whatever is not in it is refused with its
/// line and a remedy, because a setting that is silently left out spoils a lesson.
public final class LessonReader {
    private static final int MAX_STEPS = 20;
    private static final List<String> HEADER = List.of("title", "minutes", "about", "author");
    private static final List<String> DATA = List.of("sample", "made", "rows", "noise", "seed");

    /// A value and the line it stands in.
    private record Entry(int line, String value) { }

    private final List<String> lines;
    private int at = 1; // the next line to read, as an index; line 1 was checked by LessonText

    private LessonReader(List<String> lines) {
        this.lines = lines;
    }

    /// @throws LessonException in one sentence, with the line and what to do
    public static Lesson read(Path file) throws LessonException {
        return read(LessonText.bytes(file));
    }

    /// @throws LessonException in one sentence, with the line and what to do
    public static Lesson read(byte[] bytes) throws LessonException {
        return new LessonReader(LessonText.lines(bytes)).lesson();
    }

    /// True where a file begins as a lesson does, whatever its name is; for the drop on the window.
    public static boolean isLesson(Path file) {
        try {
            return LessonText.isLesson(LessonText.bytes(file));
        } catch (LessonException e) {
            return false;
        }
    }

    private Lesson lesson() throws LessonException {
        Map<String, Entry> header = entries(HEADER, "in the head of a lesson");
        String title = text(header, "title", 80);
        int minutes = minutes(header);
        String about = text(header, "about", 200);
        String author = header.containsKey("author") ? text(header, "author", 120) : "";
        LessonData data = null;
        List<SetupChange> changes = null;
        List<Step> steps = new ArrayList<>();
        while (at < lines.size()) {
            int number = at + 1;
            String heading = lines.get(at++).substring(2).strip();
            if (heading.equals("Data") && data == null && steps.isEmpty()) {
                data = data(number);
            } else if (heading.equals("Set-up") && changes == null && steps.isEmpty()) {
                changes = changes();
            } else if (heading.startsWith("Step:")) {
                steps.add(step(number, heading.substring(5).strip()));
            } else {
                throw new LessonException(number, "\"## " + heading + "\" is not expected here; a lesson has \"## Data\" once, then \"## Set-up\" at most once, then \"## Step: title\" as often as it needs");
            }
        }
        if (data == null) {
            throw new LessonException("the lesson has no \"## Data\"; add it with a line such as \"sample: Auto MPG\" or \"made: line\"");
        }
        if (steps.isEmpty() || steps.size() > MAX_STEPS) {
            throw new LessonException("the lesson has " + steps.size() + " steps; write 1 to " + MAX_STEPS + ", each under a line \"## Step: title\"");
        }
        return new Lesson(title, minutes, about, author, data, changes == null ? List.of() : changes, steps);
    }

    private Map<String, Entry> entries(List<String> known, String where) throws LessonException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (at < lines.size() && !lines.get(at).startsWith("##")) {
            int number = at + 1;
            String line = lines.get(at++).strip();
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            String key = colon < 0 ? line : line.substring(0, colon).strip();
            if (colon < 0 || !known.contains(key)) {
                throw new LessonException(number, "\"" + shortened(key) + "\" is not known " + where + "; write one of " + String.join(", ", known) + ", then a colon and its value");
            }
            if (entries.put(key, new Entry(number, line.substring(colon + 1).strip())) != null) {
                throw new LessonException(number, "\"" + key + "\" is given twice; keep one");
            }
        }
        return entries;
    }

    private static String shortened(String s) {
        return s.length() > 40 ? s.substring(0, 40) + "…" : s;
    }

    private static String text(Map<String, Entry> entries, String key, int longest) throws LessonException {
        Entry e = entries.get(key);
        if (e == null || e.value.isEmpty()) {
            throw new LessonException("the lesson has no " + key + "; add a line \"" + key + ": …\" at its top");
        }
        if (e.value.length() > longest) {
            throw new LessonException(e.line, "the " + key + " is longer than " + longest + " characters; shorten it");
        }
        return e.value;
    }

    private static int minutes(Map<String, Entry> header) throws LessonException {
        String value = text(header, "minutes", 10);
        try {
            return Values.whole(value, 1, 600);
        } catch (Refused e) {
            throw new LessonException(header.get("minutes").line, e.getMessage());
        }
    }

    private LessonData data(int number) throws LessonException {
        Map<String, Entry> entries = entries(DATA, "under \"## Data\"");
        Entry sample = entries.get("sample");
        Entry made = entries.get("made");
        if (sample == null == (made == null) || (sample != null && entries.size() > 1)) {
            throw new LessonException(number, "the data is either one line \"sample: name\", or \"made: kind\" with rows, noise and seed; write one of the two");
        }
        if (sample != null) {
            return new LessonData.Sample(sample.line, sample.value);
        }
        Entry current = made;
        try {
            String kind = Values.oneOf(made.value, LessonData.KINDS);
            current = entries.getOrDefault("rows", new Entry(made.line, "100"));
            int rows = Values.whole(current.value, 4, LessonData.MAX_ROWS);
            current = entries.getOrDefault("noise", new Entry(made.line, "0.1"));
            double noise = Values.between(current.value, 0, 10);
            current = entries.getOrDefault("seed", new Entry(made.line, "42"));
            return new LessonData.Made(kind, rows, noise, Values.wholeLong(current.value));
        } catch (Refused e) {
            throw new LessonException(current.line, e.getMessage());
        }
    }

    private List<SetupChange> changes() throws LessonException {
        List<SetupChange> changes = new ArrayList<>();
        for (Map.Entry<String, Entry> e : entries(SetupWords.NAMES, "under \"## Set-up\"").entrySet()) {
            try {
                changes.add(SetupWords.read(e.getValue().line, e.getKey(), e.getValue().value));
            } catch (Refused r) {
                throw new LessonException(e.getValue().line, r.getMessage());
            }
        }
        return changes;
    }

    private Step step(int number, String title) throws LessonException {
        if (title.isEmpty() || title.length() > 80) {
            throw new LessonException(number, "a step needs a title of 1 to 80 characters; write \"## Step: title\"");
        }
        int from = at;
        while (at < lines.size() && !lines.get(at).startsWith("##")) {
            at++;
        }
        return new StepReader(number, title).read(lines.subList(from, at));
    }
}
