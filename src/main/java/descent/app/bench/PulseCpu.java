package descent.app.bench;

import java.util.Arrays;
import javafx.animation.AnimationTimer;

/// CPU time that the JavaFX thread spends from pulse to pulse, whatever it spends it on.
final class PulseCpu extends AnimationTimer {
    private double[] millis = new double[1024];
    private int count;
    private long last;

    /// Starts or ends counting; on the JavaFX thread.
    boolean on(boolean counting) {
        last = 0;
        if (counting) {
            start();
        } else {
            stop();
        }
        return counting;
    }

    void clear() {
        count = 0;
    }

    @Override
    public void handle(long now) {
        long cpu = ThreadCpu.nanos();
        if (last != 0) {
            if (count == millis.length) {
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = (cpu - last) / 1e6;
        }
        last = cpu;
    }

    int count() {
        return count;
    }

    /// The quantile of all pulses so far, ms.
    double at(double share) {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) (share * count))];
    }
}
