package descent.lesson;

import descent.lesson.LessonProgress.Deed;
import descent.lesson.LessonProgress.RunFacts;
import descent.lesson.LessonProgress.State;
import descent.lesson.SetupChange.Refused;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a check: `words for the student [condition, condition]`, or the condition alone.
///
/// Conditions that ask about a run and stand in one check must hold for one and the same run.
final class CheckReader {
    static final String EXAMPLES = "for example \"train loss below 0.1\", \"state diverged\", \"rate between 0.05 and 0.2\", "
            + "\"rate changed live\", \"3 runs\", \"five lines stepped\", \"evaluated\", \"test R2 at least 0.8\", \"saved\" or \"prediction made\"";
    private static final String NUMBER = "([+-]?[0-9.][0-9.eE+-]*)";
    private static final Pattern LABELLED = Pattern.compile("(.+?)\\s*\\[([^\\[\\]]+)\\]");

    /// A phrase and what it asks of one run.
    private record RunPhrase(Pattern pattern, Function<MatchResult, Predicate<RunFacts>> meaning) { }

    /// A phrase and what it asks of everything done.
    private record DeedPhrase(Pattern pattern, Function<MatchResult, Predicate<LessonProgress>> meaning) { }

    private static final List<RunPhrase> RUN_PHRASES = List.of(
            run("train loss below " + NUMBER, m -> r -> r.trainLoss() < num(m, 1)),
            run("train loss above " + NUMBER, m -> r -> r.trainLoss() > num(m, 1)),
            run("test loss below " + NUMBER, m -> r -> r.testLoss() < num(m, 1)),
            run("test loss above " + NUMBER, m -> r -> r.testLoss() > num(m, 1)),
            run("test loss at least " + NUMBER + " times train loss", m -> r -> r.testLoss() >= num(m, 1) * r.trainLoss()),
            run("test loss at least " + NUMBER + " times its lowest", m -> r -> r.testLoss() >= num(m, 1) * r.lowestTestLoss()),
            run("state (idle|running|paused|stopped|finished|diverged|failed)",
                    m -> r -> r.state() == State.valueOf(m.group(1).toUpperCase(Locale.ROOT))),
            run("rate between " + NUMBER + " and " + NUMBER, m -> r -> near(r.rate(), num(m, 1), num(m, 2))),
            run("rate " + NUMBER, m -> r -> near(r.rate(), num(m, 1), num(m, 1))),
            run("rate changed live", m -> RunFacts::rateChanged),
            run("optimizer (SGD|Adam|AdamW|RMSprop|Adagrad)", m -> r -> r.settings().optimizer().equalsIgnoreCase(m.group(1))),
            run("scaling (none|standard|min max)", m -> r -> r.settings().scaling().equalsIgnoreCase(m.group(1))),
            run("batch all", m -> r -> r.settings().batch() == 0),
            run("batch ([0-9]{1,6})", m -> r -> r.settings().batch() == Integer.parseInt(m.group(1))),
            run("seed ([0-9]{1,9})", m -> r -> r.settings().seed() == Long.parseLong(m.group(1))),
            run("epochs at least ([0-9]{1,9})", m -> r -> r.epochs() >= Integer.parseInt(m.group(1))),
            run("as set up", m -> RunFacts::asSetUp),
            run("rises at least ([0-9]{1,3}) ?%", m -> r -> r.rises() * 100 >= Integer.parseInt(m.group(1))));

    private static final List<DeedPhrase> DEED_PHRASES = List.of(
            deed("([0-9]{1,3}) runs?", m -> p -> p.runsInLesson() >= Integer.parseInt(m.group(1))),
            deed("prediction made", m -> LessonProgress::predicted),
            deed("five lines stepped", m -> p -> p.linesStepped() >= 5),
            deed("([1-5]) lines? stepped", m -> p -> p.linesStepped() >= Integer.parseInt(m.group(1))),
            deed("evaluated", m -> p -> p.evaluation() != null),
            deed("test r[2²] at least " + NUMBER, m -> p -> p.evaluation() != null && p.evaluation().testR2() >= num(m, 1)),
            deed("test r[2²] below " + NUMBER, m -> p -> p.evaluation() != null && p.evaluation().testR2() < num(m, 1)),
            deed("test accuracy at least " + NUMBER, m -> p -> p.evaluation() != null && p.evaluation().testAccuracy() >= num(m, 1)),
            deed("saved", m -> p -> p.deeds().contains(Deed.SAVED)),
            deed("opened", m -> p -> p.deeds().contains(Deed.OPENED)),
            deed("exported", m -> p -> p.deeds().contains(Deed.EXPORTED)));

    private CheckReader() { }

    /// @throws Refused when a condition is not one of the phrases
    static Check read(String text) throws Refused {
        Matcher labelled = LABELLED.matcher(text);
        boolean hasLabel = labelled.matches();
        String words = hasLabel ? labelled.group(1) : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        Predicate<RunFacts> ofRun = null;
        Predicate<LessonProgress> test = p -> true;
        for (String part : (hasLabel ? labelled.group(2) : text).split(",", -1)) {
            String phrase = part.strip();
            if (phrase.isEmpty()) {
                throw new Refused("a condition between two commas is empty in \"" + text + "\"; take the extra comma out");
            }
            Predicate<RunFacts> asksRun = runPhrase(phrase);
            if (asksRun != null) {
                ofRun = ofRun == null ? asksRun : ofRun.and(asksRun);
            } else {
                test = test.and(deedPhrase(phrase));
            }
        }
        if (ofRun != null) {
            Predicate<RunFacts> wanted = ofRun;
            test = test.and(p -> p.runs().stream().anyMatch(wanted));
        }
        return new Check(words, test);
    }

    private static Predicate<RunFacts> runPhrase(String phrase) throws Refused {
        for (RunPhrase p : RUN_PHRASES) {
            Matcher m = p.pattern.matcher(phrase);
            if (m.matches()) {
                checkNumbers(m);
                return p.meaning.apply(m.toMatchResult());
            }
        }
        return null;
    }

    private static Predicate<LessonProgress> deedPhrase(String phrase) throws Refused {
        for (DeedPhrase p : DEED_PHRASES) {
            Matcher m = p.pattern.matcher(phrase);
            if (m.matches()) {
                checkNumbers(m);
                return p.meaning.apply(m.toMatchResult());
            }
        }
        throw new Refused("\"" + phrase + "\" is no check that Descent knows; write " + EXAMPLES);
    }

    private static void checkNumbers(Matcher m) throws Refused {
        for (int g = 1; g <= m.groupCount(); g++) {
            if (Character.isLetter(m.group(g).charAt(0))) {
                continue;
            }
            Values.number(m.group(g));
        }
    }

    /// The numbers of a phrase were checked when it was read.
    private static double num(MatchResult m, int group) {
        return Double.parseDouble(m.group(group));
    }

    private static boolean near(double rate, double low, double high) {
        return rate >= low * 0.999 && rate <= high * 1.001;
    }

    private static RunPhrase run(String regex, Function<MatchResult, Predicate<RunFacts>> meaning) {
        return new RunPhrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), meaning);
    }

    private static DeedPhrase deed(String regex, Function<MatchResult, Predicate<LessonProgress>> meaning) {
        return new DeedPhrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), meaning);
    }
}
