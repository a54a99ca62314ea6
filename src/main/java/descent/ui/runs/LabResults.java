package descent.ui.runs;

import descent.data.Task;
import descent.eval.Classification;
import descent.eval.Classification.PerClass;
import descent.eval.Evaluation;
import descent.eval.Regression;
import descent.ui.common.Numbers;
import java.util.ArrayList;
import java.util.List;

/// The figures of an evaluation as tables of the lab record: test and train side by side with what costs nothing to predict.
final class LabResults {
    private LabResults() { }

    static void write(Html html, Evaluation e) {
        html.paragraph("", "Measured after epoch " + Numbers.count(e.epoch()) + " on " + Numbers.count(e.rows()) + " test rows, in eval mode, without gradients.");
        if (e.task() == Task.REGRESSION) {
            regression(html, e);
        } else {
            classes(html, e);
        }
    }

    private static void regression(Html html, Evaluation e) {
        List<List<String>> rows = new ArrayList<>();
        row(rows, "test rows", e.test().regression());
        row(rows, "train rows", e.train().regression());
        row(rows, "always the mean, on the test rows", e.test().mean());
        row(rows, "best straight line, on the test rows", e.test().line());
        if (e.test().line() == null) {
            html.paragraph("quiet", "Without the best straight line: with as many inputs as train rows, or more, there is none, and with very many of both it would take too long.");
        }
        html.table(List.of("In units of " + e.target(), "MSE", "RMSE", "MAE", "R²", "rows"), rows, 1, 6);
    }

    private static void row(List<List<String>> rows, String name, Regression r) {
        if (r != null) {
            rows.add(List.of(name, n(r.mse()), n(r.rmse()), n(r.mae()), n(r.r2()), Numbers.count(r.rows())));
        }
    }

    private static void classes(Html html, Evaluation e) {
        List<List<String>> rows = new ArrayList<>();
        row(rows, "test rows", e.test().classification());
        row(rows, "train rows", e.train().classification());
        row(rows, "always the commonest class, on the test rows", e.test().majority());
        html.table(List.of("", "accuracy", "cross-entropy", "precision", "recall", "F1", "rows"), rows, 1, 7);
        Classification c = e.test().classification();
        List<List<String>> each = new ArrayList<>();
        for (PerClass p : c.perClass()) {
            each.add(List.of(p.name(), n(p.precision()), n(p.recall()), n(p.f1()), Numbers.count(p.support())));
        }
        html.table(List.of("Class (test rows)", "precision", "recall", "F1", "rows"), each, 1, 5);
        confusion(html, c);
    }

    private static void row(List<List<String>> rows, String name, Classification c) {
        if (c != null) {
            rows.add(List.of(name, n(c.accuracy()), n(c.loss()), n(c.macro().precision()), n(c.macro().recall()), n(c.macro().f1()), Numbers.count(c.rows())));
        }
    }

    private static void confusion(Html html, Classification c) {
        html.raw("<figure>\n<table class=\"confusion\">\n<thead><tr><th scope=\"col\">actual \\ predicted</th>");
        c.classes().forEach(name -> html.raw("<th scope=\"col\">").text(name).raw("</th>"));
        html.raw("</tr></thead>\n<tbody>\n");
        for (int a = 0; a < c.classes().size(); a++) {
            html.raw("<tr><th scope=\"row\">").text(c.classes().get(a)).raw("</th>");
            for (int p = 0; p < c.classes().size(); p++) {
                html.raw(a == p ? "<td class=\"right\">" : "<td>").text(Numbers.count(c.confusion()[a][p])).raw("</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n</table>\n<figcaption>Confusion matrix of the test rows: a row for each actual class, framed where it was met.</figcaption>\n</figure>\n");
    }

    private static String n(double v) {
        return Double.isNaN(v) ? "–" : Numbers.measured(v);
    }
}
