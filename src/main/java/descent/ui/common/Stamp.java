package descent.ui.common;

import descent.eval.Evaluation;
import descent.model.SavedModel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a model is saved with besides its weights: the program, the time and the figures of the last evaluation.
public final class Stamp {
    private Stamp() { }

    /// "Descent 0.1.0"; without a number where the program was not built as a module.
    public static String program() {
        Module m = Stamp.class.getModule();
        return ("Descent " + (m.getDescriptor() == null ? "" : m.getDescriptor().rawVersion().orElse(""))).strip();
    }

    /// Saved untouched, a model keeps the stamp of its file, so that the bytes are equal.
    ///
    /// @param changed    since it was opened or saved
    /// @param evaluation of these weights, or null
    static SavedModel on(SavedModel m, boolean changed, Evaluation evaluation) {
        Map<String, Double> figures = evaluation == null ? Map.of() : figures(evaluation);
        boolean same = !changed && !m.provenance().savedAt().isEmpty() && (figures.isEmpty() || figures.equals(m.provenance().metrics()));
        return same ? m : m.stamped(program(), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), figures);
    }

    private static Map<String, Double> figures(Evaluation e) {
        Map<String, Double> out = new LinkedHashMap<>();
        if (e.regression() != null) {
            out.put("test MSE", e.regression().mse());
            out.put("test RMSE", e.regression().rmse());
            out.put("test MAE", e.regression().mae());
            out.put("test R²", e.regression().r2());
        } else {
            out.put("test accuracy", e.classification().accuracy());
            out.put("test loss", e.classification().loss());
            out.put("test macro F1", e.classification().macro().f1());
        }
        return out;
    }
}
