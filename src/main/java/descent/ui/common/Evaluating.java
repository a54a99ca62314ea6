package descent.ui.common;

import descent.data.Progress;
import descent.eval.Evaluation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// An Evaluate that is being worked out: how far it is, and a way to end it. One at a time.
public final class Evaluating {
    private static final double STEP = 0.01;

    private final Executor fx;
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(this, "share", -1);
    private volatile boolean on; // written by the JavaFX thread, read by the trainer's

    Evaluating(Executor fx) {
        this.fx = fx;
    }

    /// 0 to 1; −1 while nothing is being worked out.
    public ReadOnlyDoubleProperty share() {
        return share.getReadOnlyProperty();
    }

    /// The results before stay.
    public void cancel() {
        on = false;
    }

    /// @param ask sends the command to the trainer
    /// @return the trainer's answer; null while one is being worked out already
    CompletableFuture<Evaluation> begin(Function<Progress, CompletableFuture<Evaluation>> ask) {
        if (share.get() >= 0) {
            return null;
        }
        share.set(0);
        on = true;
        double[] told = {0};
        CompletableFuture<Evaluation> answer = ask.apply(done -> {
            if (done - told[0] >= STEP) {
                told[0] = done;
                fx.execute(() -> share.set(share.get() < 0 ? -1 : done));
            }
            return on;
        });
        Answers.then(answer, fx, (e, failure) -> share.set(-1));
        return answer;
    }
}
