package descent.ui.runs;

import descent.data.PreparedData;
import descent.eval.Evaluation;
import descent.model.Fault;
import descent.model.SavedModel.Provenance;
import descent.model.Setup;
import descent.model.SetupDiff;
import descent.train.RateChange;
import descent.train.Run;
import descent.ui.common.Numbers;
import descent.ui.common.RunItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The record of an experiment as one HTML page that needs nothing beside itself: what was asked, what was set, what was
/// expected, what came out. Every name in it is escaped; the page forbids scripts and all references by its own policy.
public final class LabRecord {
    /// What is known in the window when the record is written.
    ///
    /// @param run         the current run
    /// @param all         every run of the session, for the table that sets them side by side
    /// @param data        as it was trained on; null where the model was opened without its data
    /// @param evaluation  null where Evaluate was not asked
    /// @param testLooks   how often Evaluate has looked at these test rows
    /// @param fingerprint of the weights
    /// @param epoch       that is looked back at: network and results are its, losses and settings those of the whole run; 0 for none
    /// @param written     date and program: "2026-11-25 21:40, Descent 0.1.0"
    public record Facts(RunItem run, List<RunItem> all, PreparedData data, Evaluation evaluation, int testLooks, String fingerprint,
                        int epoch, String written) {
        public Facts {
            all = List.copyOf(all);
        }
    }

    /// Drawings as SVG texts; "" where there is none.
    public record Drawings(String loss, String network, String results) { }

    private static final Set<String> TOLD_WITH_THE_DATA = Set.of("target", "inputs", "test rows", "validation rows", "shuffle", "stratify", "split seed");

    private final Facts facts;
    private final Drawings drawings;
    private final Html html = new Html();

    private LabRecord(Facts facts, Drawings drawings) {
        this.facts = facts;
        this.drawings = drawings;
    }

    /// The whole page.
    public static String page(Facts facts, Drawings drawings) {
        return new LabRecord(facts, drawings).page();
    }

    private String page() {
        Setup s = facts.run().setup();
        String title = "Lab record: " + s.schema().target() + " · " + facts.run().name().get();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n").element("title", title)
                .raw("<style>\n" + style() + "</style>\n</head>\n<body>\n").element("h1", title).paragraph("quiet", facts.written());
        data(s);
        network(s);
        settings(s);
        expected();
        curves(s);
        results();
        others();
        notes();
        return html.raw("</body>\n</html>\n").toString();
    }

    private static String style() {
        try (InputStream in = LabRecord.class.getResourceAsStream("lab-record.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void data(Setup s) {
        html.heading("Data and split");
        PreparedData d = facts.data();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Target", s.schema().target()));
        rows.add(List.of("Inputs", String.join(", ", s.schema().inputs())));
        if (d != null) {
            rows.addFirst(List.of("Table", d.table().name() + ", " + Numbers.count(d.table().rows()) + " rows"
                    + (d.leftOut() == 0 ? "" : ", " + Numbers.count(d.leftOut()) + " left out because of gaps")));
            rows.add(List.of("Train rows", Numbers.count(d.train().rows())));
            if (d.validation() != null) {
                rows.add(List.of("Validation rows", Numbers.count(d.validation().rows()) + " (" + s.split().validationPercent() + " % of the train rows, set aside)"));
            }
            rows.add(List.of("Test rows", Numbers.count(d.test().rows()) + " (" + s.split().testPercent() + " %)"));
        }
        Provenance from = facts.run().run().provenance();
        if (d == null && from != null) {
            rows.addFirst(List.of("Table", from.dataName() + ", which was not open"));
            rows.add(List.of("Train rows", Numbers.count(from.split().train().length)));
            rows.add(List.of("Test rows", Numbers.count(from.split().test().length)));
        }
        rows.add(List.of("How", (s.split().shuffle() ? "drawn at random, seed " + s.split().seed() : "the last rows in order")
                + (s.split().stratify() ? ", keeping the shares of the classes" : "")));
        if (d != null && !d.table().sha256().isEmpty()) {
            rows.add(List.of("SHA-256 of the file", d.table().sha256()));
        }
        html.facts(rows);
    }

    private void network(Setup s) {
        html.heading("Network" + lookedBack()).paragraph("", s.layers().isEmpty() ? "no layers" : "Layers: " + SetupDiff.layers(s.layers()) + ", then the output.");
        html.figure(drawings.network(), "Each line is a weight: its width is the size, its colour the sign.");
    }

    private String lookedBack() {
        int end = facts.run().run().history().count();
        return facts.epoch() <= 0 ? "" : " as at epoch " + Numbers.count(facts.epoch()) + (end > facts.epoch() ? ", looked back at from epoch " + Numbers.count(end) : "");
    }

    private void settings(Setup s) {
        html.heading("Settings");
        List<List<String>> rows = new ArrayList<>();
        SetupDiff.all(s).stream().filter(x -> !TOLD_WITH_THE_DATA.contains(x.setting())).forEach(x -> rows.add(List.of(x.setting(), x.left())));
        int half = (rows.size() + 1) / 2;
        html.raw("<div class=\"two\">\n").facts(rows.subList(0, half)).facts(rows.subList(half, rows.size())).raw("</div>\n");
        for (RateChange c : facts.run().run().rateChanges()) {
            html.paragraph("", "Learning rate changed by hand to " + Numbers.plain(c.lr()) + " from epoch " + Numbers.count(c.epoch()) + ".");
        }
        if (facts.run().isRiddle()) {
            html.paragraph("", "Something in this run is broken on purpose; what it is, nobody has said yet.");
        } else if (s.fault() != Fault.NONE) {
            html.paragraph("", "Broken on purpose: " + FaultQuiz.name(s.fault()) + ".");
        }
    }

    private void expected() {
        html.heading("Prediction made before the run");
        String kept = facts.run().prediction().get();
        html.paragraph(kept.isEmpty() ? "quiet" : "", kept.isEmpty() ? "None was made." : kept);
    }

    private void curves(Setup s) {
        Run run = facts.run().run();
        html.heading("Curves");
        html.figure(drawings.loss(), "Loss by epoch: train solid, " + s.watched() + " dashed" + (s.split().hasValidation() ? "; the test rows took no part." : "."));
        html.paragraph("", "Epochs: " + Numbers.count(run.history().count()) + " of " + Numbers.count(run.plannedEpochs()) + ". " + run.message());
        List<String> last = RunsModel.losses(run);
        html.paragraph("", "Last losses: train " + last.get(0) + ", " + s.watched() + " " + last.get(1) + ".");
        if (run.best() != null) {
            boolean taken = run.weightsEpoch() == run.best().epoch() - 1;
            boolean end = run.best().epoch() > run.history().count(); // the point after the last update is that of no epoch
            html.paragraph("", "Lowest validation loss: " + Numbers.plain(run.best().loss()) + (end ? " at the end, after the last update; the model has those weights."
                    : " at epoch " + Numbers.count(run.best().epoch()) + (taken ? "; the model has those weights." : "; the model has its last weights.")));
        }
        if (run.finding() != null) {
            html.paragraph("", run.finding().sentence() + " " + run.finding().remedy());
        }
    }

    private void results() {
        html.heading("Results" + lookedBack());
        Evaluation e = facts.evaluation();
        if (e == null) {
            html.paragraph("quiet", "Not evaluated: these weights have not been measured on the test rows.");
        } else {
            LabResults.write(html, e);
            html.figure(drawings.results(), "Predicted against actual values of the test rows; on the dashed line the prediction is right.");
        }
        html.paragraph("quiet", looks());
        html.raw("<p>Fingerprint of the weights: <span class=\"mono\">").text(facts.fingerprint()).raw("</span></p>\n");
    }

    private String looks() {
        int n = facts.testLooks();
        String looked = n == 0 ? "Evaluate has not looked at these test rows." : "Evaluate has looked at these test rows " + (n == 1 ? "once." : Numbers.count(n) + " times.");
        return facts.run().setup().split().hasValidation() ? looked : looked + " Their loss was watched on the chart at every epoch, so they were no longer unseen.";
    }

    private void others() {
        if (facts.all().size() < 2) {
            return;
        }
        html.heading("All runs of the session");
        List<List<String>> rows = new ArrayList<>();
        for (RunItem r : facts.all()) {
            List<String> last = RunsModel.losses(r.run());
            rows.add(List.of((r.starred().get() ? "★ " : "") + r.name().get(), r.differs().get(), last.get(0), last.get(1), r.prediction().get(), r.note().get()));
        }
        html.table(List.of("Run", "What sets it apart", "Train loss", "Test or validation loss", "Prediction made before", "Note"), rows, 2, 4);
    }

    private void notes() {
        html.heading("Notes");
        String note = facts.run().note().get();
        if (note.isBlank()) {
            html.raw("<div class=\"lines\" aria-hidden=\"true\"></div>\n");
        } else {
            html.paragraph("note", note);
        }
    }
}
