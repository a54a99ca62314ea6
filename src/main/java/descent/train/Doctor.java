package descent.train;

import descent.data.PreparedData;
import descent.data.Task;
import descent.eval.EvalPass;
import descent.model.LayerSpec;
import descent.model.TrainedModel;
import descent.nn.Sequential;
import descent.tensor.Tensor;
import descent.train.Diagnosis.Facts;

/// Gathers what [Diagnosis] needs to know beside the curves. Trainer thread only; changes nothing.
final class Doctor {
    private static final int LONGEST = 200_000;

    private final TrainedModel model;
    private final PreparedData data;
    private final double variance;

    Doctor(TrainedModel model, PreparedData data) {
        this.model = model;
        this.data = data;
        this.variance = data == null || data.task() != Task.REGRESSION ? Double.NaN : variance(data.train().y().data());
    }

    private static double variance(float[] y) {
        double sum = 0;
        double squares = 0;
        for (float v : y) {
            sum += v;
            squares += (double) v * v;
        }
        return squares / y.length - sum / y.length * (sum / y.length);
    }

    /// Puts the finding of the moment, or none, into the run. In mid-run very long curves are left alone.
    ///
    /// @param standing no update is under way, so that the layers may be looked into
    /// @param broken   what stopped being finite, or null
    void look(Run run, boolean standing, NonFinite broken) {
        if (data == null || (!standing && run.history().count() > LONGEST)) {
            return;
        }
        boolean diverged = run.state() == RunState.DIVERGED;
        boolean ended = run.state() == RunState.FINISHED || run.state() == RunState.STOPPED;
        Facts facts = new Facts(diverged ? run.message() : "", broken != null && broken.noWeight(), run.divergedAt(), variance,
                standing && !diverged && nearVariance(run) ? deadLayer() : "", ended);
        run.finding(Diagnosis.of(run.history(), facts, run.setup().watched()).orElse(null));
    }

    private boolean nearVariance(Run run) {
        int n = run.history().count();
        return n > 0 && Diagnosis.atVariance(run.history().train(n - 1), variance);
    }

    /// Name of the first ReLU layer whose units are all off for all train rows, or "".
    private String deadLayer() {
        Sequential network = model.network();
        return EvalPass.inEval(network, () -> {
            Tensor x = data.train().x();
            for (int i = 0; i < network.size(); i++) {
                x = network.get(i).forward(x);
                if (model.setup().layers().get(i) instanceof LayerSpec.ReLU && allZero(x.data())) {
                    return i + " (ReLU)";
                }
            }
            return "";
        });
    }

    private static boolean allZero(float[] values) {
        for (float v : values) {
            if (v != 0) {
                return false;
            }
        }
        return true;
    }
}
