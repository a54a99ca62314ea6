package descent.lesson;

import descent.lesson.Prediction.Choice;
import descent.lesson.SetupChange.Refused;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the lines of one step: paragraphs, each under the word that stands before it.
final class StepReader {
    private static final Pattern KEYWORD = Pattern.compile("([A-Z][A-Za-z-]{1,15}(?: [a-z]{1,6})?):(?: (.*)|$)");
    private static final Pattern CHOICE = Pattern.compile("- \\[([ xX])\\] +(.+)");
    private static final int MAX_CHECKS = 6;
    private static final int MAX_PARAGRAPHS = 40;

    /// The words that begin a part of a step.
    private enum Part {
        TEXT(""), PREDICT("Predict"), ANSWER("Answer"), TASK("Task"), SETUP("Set-up"), LOOK("Look at"), CHECK("Check"), CONCLUSION("Conclusion");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        boolean repeats() {
            return this == CHECK || this == SETUP;
        }
    }

    private final int first;
    private final String title;
    private final Map<Part, List<String>> parts = new EnumMap<>(Part.class);
    private final List<Choice> choices = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<SetupChange> changes = new ArrayList<>();
    private Part part = Part.TEXT;
    private StringBuilder paragraph = new StringBuilder();
    private int paragraphs;
    private int line;

    /// @param first line of the step's heading
    StepReader(int first, String title) {
        this.first = first;
        this.title = title;
    }

    Step read(List<String> lines) throws LessonException {
        line = first;
        try {
            for (String text : lines) {
                line++;
                line(text.strip());
            }
            end();
        } catch (Refused e) {
            throw new LessonException(line, e.getMessage());
        }
        return step();
    }

    private void line(String text) throws Refused {
        Matcher word = KEYWORD.matcher(text);
        Matcher choice = CHOICE.matcher(text);
        if (text.isEmpty()) {
            end();
        } else if (choice.matches()) {
            choice(choice);
        } else if (word.matches() && part(word.group(1)) != null) {
            begin(part(word.group(1)), word.group(2) == null ? "" : word.group(2).strip());
        } else {
            refuseSlip(word.matches() ? word.group(1) : "");
            if (part.repeats()) {
                throw new Refused("\"" + text + "\" stands below a \"" + part.word + ":\", which is one line; begin the line with one of " + words());
            }
            paragraph.append(paragraph.isEmpty() ? "" : " ").append(text);
        }
    }

    private static Part part(String word) {
        for (Part p : Part.values()) {
            if (p != Part.TEXT && p.word.equals(word)) {
                return p;
            }
        }
        return null;
    }

    private static String words() {
        return "\"Predict:\", \"Answer:\", \"Task:\", \"Set-up:\", \"Look at:\", \"Check:\" or \"Conclusion:\"";
    }

    /// A slip such as "Taks:" would silently become text.
    private static void refuseSlip(String word) throws Refused {
        for (Part p : Part.values()) {
            if (p != Part.TEXT && !word.isEmpty() && distance(word.toLowerCase(Locale.ROOT), p.word.toLowerCase(Locale.ROOT)) <= 2) {
                throw new Refused("\"" + word + ":\" is no word of a lesson; write \"" + p.word + ":\" if that is meant");
            }
        }
    }

    private void begin(Part next, String rest) throws Refused {
        end();
        if (!next.repeats() && parts.containsKey(next)) {
            throw new Refused("\"" + next.word + ":\" stands twice in this step; keep one, or begin a new step");
        }
        if (next == Part.ANSWER && !parts.containsKey(Part.PREDICT)) {
            throw new Refused("\"Answer:\" stands without a \"Predict:\" before it; write the question first");
        }
        part = next;
        parts.putIfAbsent(next, new ArrayList<>());
        if (next == Part.CHECK) {
            check(rest);
        } else if (next == Part.SETUP) {
            change(rest);
        } else {
            paragraph.append(rest);
        }
    }

    private void check(String text) throws Refused {
        if (text.isEmpty() || checks.size() == MAX_CHECKS) {
            throw new Refused(text.isEmpty() ? "\"Check:\" is empty; write " + CheckReader.EXAMPLES : "a step takes at most " + MAX_CHECKS + " checks; take one out");
        }
        checks.add(CheckReader.read(text));
    }

    private void change(String text) throws Refused {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new Refused("\"Set-up: " + text + "\" has no value; write it like \"Set-up: lr: 0.1\"");
        }
        changes.add(SetupWords.read(line, text.substring(0, colon).strip(), text.substring(colon + 1).strip()));
    }

    private void choice(Matcher m) throws Refused {
        if (part != Part.PREDICT) {
            throw new Refused("a choice \"- [ ]\" stands outside of a prediction; put it below a \"Predict:\" line");
        }
        end();
        if (choices.size() == 4 || m.group(2).length() > 160) {
            throw new Refused(choices.size() == 4 ? "a prediction takes at most 4 choices; take one out" : "a choice is longer than 160 characters; shorten it");
        }
        choices.add(new Choice(m.group(2).strip(), !m.group(1).isBlank()));
    }

    private void end() throws Refused {
        if (!paragraph.isEmpty()) {
            if (part == Part.PREDICT && !choices.isEmpty()) {
                throw new Refused("text stands after the choices of a prediction; begin it with one of " + words());
            }
            if (++paragraphs > MAX_PARAGRAPHS) {
                throw new Refused("the step has more than " + MAX_PARAGRAPHS + " paragraphs; split it in two");
            }
            parts.computeIfAbsent(part, p -> new ArrayList<>()).add(paragraph.toString());
            paragraph = new StringBuilder();
        }
    }

    private Step step() throws LessonException {
        Prediction prediction = prediction();
        if (texts(Part.TEXT).isEmpty() && texts(Part.TASK).isEmpty() && prediction == null) {
            throw new LessonException(first, "the step \"" + title + "\" is empty; write some text, a \"Predict:\" or a \"Task:\"");
        }
        return new Step(title, texts(Part.TEXT), prediction, texts(Part.TASK), changes, texts(Part.LOOK), checks, texts(Part.CONCLUSION));
    }

    private Prediction prediction() throws LessonException {
        if (!parts.containsKey(Part.PREDICT)) {
            return null;
        }
        String question = String.join(" ", texts(Part.PREDICT));
        boolean draw = question.equalsIgnoreCase("draw the curve") || question.toLowerCase(Locale.ROOT).startsWith("draw the curve.");
        if (draw != choices.isEmpty() || choices.size() == 1 || question.isEmpty()) {
            throw new LessonException(first, "the prediction of step \"" + title + "\" needs a question with 2 to 4 lines \"- [ ] choice\" below it, or the words \"Predict: draw the curve\"");
        }
        return new Prediction(question, choices, texts(Part.ANSWER));
    }

    private List<String> texts(Part p) {
        return parts.getOrDefault(p, List.of());
    }

    /// Edits from one word to the other (Levenshtein).
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int up = row[j];
                row[j] = Math.min(Math.min(up, row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = up;
            }
        }
        return row[b.length()];
    }
}
