package descent.ui.common;

import descent.data.PreparedData;
import descent.data.Preprocessing;
import descent.data.Table;
import descent.data.Task;
import descent.eval.ColumnMatch;
import descent.model.Fault;
import descent.model.NetworkSizes;
import descent.model.Reading;
import descent.model.SavedModel;
import descent.model.SavedModel.Provenance;
import descent.model.Setup;
import descent.model.SetupDiff;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// What a model file holds, read and checked, before anything on the screen is replaced. Of a large file the second checksum may
/// still be worked out while a person reads this: see [#whole()].
///
/// @param file  it was read from
/// @param table whose rows the model can have: its own, or the one on the screen where the columns match; null without one
/// @param data  of that table, ready for the model; null without one
/// @param own   whether the table is the one that the model was trained on
/// @param match how the columns on the screen fit the model; null where the data are its own, or none are open
/// @param whole ends in a sentence when the file turns out to be damaged; the model is not taken before it has ended
public record ModelPreview(Path file, SavedModel model, Table table, PreparedData data, boolean own, ColumnMatch match,
                           CompletableFuture<Void> whole) {
    private static final int LONGEST = 300;
    private static final int IN_A_SENTENCE = 5;
    private static final int IN_THE_LIST = 20;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /// A name and its words.
    public record Line(String name, String words) { }

    /// Without the rows on the screen.
    public ModelPreview withoutData() {
        return new ModelPreview(file, model, null, null, false, match, whole);
    }

    public List<Line> lines() {
        return lines(ZoneId.systemDefault());
    }

    List<Line> lines(ZoneId zone) {
        Setup s = model.setup();
        Preprocessing p = Preprocessing.fromRecord(model.preprocessing());
        NetworkSizes sizes = NetworkSizes.of(s.layers(), p.inFeatures(), p.outFeatures());
        List<Line> lines = new ArrayList<>();
        add(lines, "Network", Numbers.count(p.inFeatures(), "input") + " → " + SetupDiff.layers(s.layers()) + " → " + Numbers.count(p.outFeatures(), "output") + ", "
                + Numbers.count(sizes.weights(), "weight"));
        add(lines, "Predicts", s.schema().target() + " " + task(p));
        add(lines, "From", String.join(", ", s.schema().inputs()));
        add(lines, "Training", s.optimizer().kind() + ", lr " + Numbers.plain(model.progress().lr()) + ", " + s.loss().kind() + ", "
                + (s.batchSize() == 0 ? "all rows at once" : "batches of " + s.batchSize()) + ", seed " + s.seed());
        add(lines, "Progress", "epoch " + Numbers.count(model.progress().epoch()) + " of " + Numbers.count(model.progress().plannedEpochs()) + losses());
        Map<String, Double> metrics = model.provenance().metrics();
        add(lines, "Evaluated", metrics.isEmpty() ? "not before it was saved"
                : metrics.entrySet().stream().map(e -> e.getKey() + " " + Numbers.measured(e.getValue())).collect(Collectors.joining(", ")));
        add(lines, "Saved", saved(zone));
        add(lines, "Data", origin());
        return lines;
    }

    private static void add(List<Line> lines, String name, String words) {
        lines.add(new Line(plain(name), plain(words)));
    }

    /// Texts of a file may be of any length, and turn the words around them about.
    private static String plain(String words) {
        int cut = Math.min(words.length(), LONGEST);
        int end = cut < words.length() && Character.isLowSurrogate(words.charAt(cut)) ? cut - 1 : cut;
        return words.substring(0, end).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\u202a-\u202e\u2066-\u2069]", " ") + (end < words.length() ? " …" : "");
    }

    private static String task(Preprocessing p) {
        return p.task() == Task.REGRESSION ? "(a number)" : "(" + String.join(", ", p.classes()) + ")";
    }

    private String losses() {
        float[] train = model.history().train();
        float[] test = model.history().test();
        return train.length == 0 ? "" : "; loss in that epoch: train " + Numbers.measured(train[train.length - 1]) + ", test " + Numbers.measured(test[test.length - 1]);
    }

    private String saved(ZoneId zone) {
        Provenance p = model.provenance();
        String by = p.program().isEmpty() ? "" : " by " + p.program();
        try {
            return WHEN.format(Instant.parse(p.savedAt()).atZone(zone)) + by;
        } catch (DateTimeException e) {
            return (p.savedAt().isEmpty() ? "at a time that the file does not tell" : p.savedAt()) + by;
        }
    }

    private String origin() {
        Provenance p = model.provenance();
        return (p.dataName().isEmpty() ? "a table without a name" : p.dataName()) + ", " + Numbers.count(p.split().train().length, "train row")
                + (p.split().validation().length == 0 ? "" : ", " + Numbers.count(p.split().validation().length, "validation row")) + " and "
                + Numbers.count(p.split().test().length, "test row");
    }

    /// Whether the model can be evaluated and trained on once it is open, and with which rows.
    public String here() {
        if (own) {
            return "Its data are here: it can be evaluated and trained on.";
        }
        if (table != null && ModelData.isSameFile(model.provenance(), table)) {
            return table.name() + ", open now, is the file that it was trained on, but it was read in another way" + then(table)
                    + ": it can be evaluated on these rows. Import the file as then to train on.";
        }
        if (table != null && table.name().equals(model.provenance().dataName())) {
            return table.name() + ", open now, bears the name of its data, but these rows are not those that it was trained on: it can be evaluated on them.";
        }
        if (table != null) {
            return table.name() + ", open now, has all columns that the model needs: it can be evaluated on these rows.";
        }
        String open = match == null || match.possible() ? "" : " The open table does not fit: " + blocks(match) + ".";
        return "Its data, " + plain(model.provenance().dataName()) + ", are not open: it can predict single rows. Open them afterwards to evaluate or to train on." + open;
    }

    /// How the file was read for the training, as far as that is other than now, in brackets; "" where nobody tells.
    private String then(Table t) {
        Reading reading = model.provenance().reading();
        return reading == null ? "" : " (then: " + plain(String.join("; ", reading.unlike(Reading.of(t)))) + ")";
    }

    /// What is asked before a model that waits for its data gets this table, which is not just as it was for the training.
    String question() {
        String other = ModelData.isSameFile(model.provenance(), table) ? " It is the file of its data, but read in another way" + then(table) + "." : "";
        return table.name() + " has all columns of " + file.getFileName() + ", which was opened without its data." + other + " Shall the model have these rows?";
    }

    /// The columns that stand in the way, for a sentence.
    static String blocks(ColumnMatch match) {
        List<ColumnMatch.Line> all = match.lines().stream().filter(l -> l.state() == ColumnMatch.State.BLOCKS).toList();
        String first = all.stream().limit(IN_A_SENTENCE).map(l -> plain(l.column() + " " + l.words())).collect(Collectors.joining("; "));
        return first + (all.size() > IN_A_SENTENCE ? "; and " + Numbers.count(all.size() - IN_A_SENTENCE) + " more" : "");
    }

    /// Why a table cannot be the model's.
    String misfit(Table t) {
        String blocks = match == null ? "" : blocks(match);
        return !blocks.isEmpty() ? blocks : t.has(model.setup().schema().target()) ? "its target holds what the model does not know"
                : "the target " + plain(model.setup().schema().target()) + " is missing in " + t.name();
    }

    /// What is odd about the table, column by column.
    public List<Line> remarks() {
        List<Line> out = new ArrayList<>();
        if (match != null) {
            List<ColumnMatch.Line> odd = match.lines().stream().filter(l -> l.state() != ColumnMatch.State.FITS).toList();
            odd.stream().limit(IN_THE_LIST).forEach(l -> add(out, l.column(), l.words()));
            if (odd.size() > IN_THE_LIST) {
                add(out, "…", "and " + Numbers.count(odd.size() - IN_THE_LIST, "column") + " more");
            }
        }
        return out;
    }

    /// What is said once it is open.
    Notice opened() {
        String name = "Opened " + file.getFileName() + ". ";
        String fault = model.setup().fault() == Fault.NONE ? "" : "This model was trained with something broken on purpose: press ? in Runs. ";
        List<String> warnings = model.warnings();
        return !warnings.isEmpty() ? Notice.trouble(name + warnings.getFirst()) : Notice.done((name + fault + (own ? "" : here())).strip());
    }
}
