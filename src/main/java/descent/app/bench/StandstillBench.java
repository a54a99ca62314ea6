package descent.app.bench;

import descent.nn.BCEWithLogitsLoss;
import descent.nn.CrossEntropyLoss;
import descent.nn.Linear;
import descent.nn.Loss;
import descent.nn.MSELoss;
import descent.nn.Module;
import descent.nn.ReLU;
import descent.nn.Sequential;
import descent.nn.Sigmoid;
import descent.nn.Tanh;
import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.Optimizer;
import descent.optim.RMSprop;
import descent.optim.SGD;
import descent.tensor.Engine;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Whether steps grow slow when nothing moves any more: networks trained until their loss stands still, and networks whose
/// units are all dead, make ever smaller gradients, moments and weights, which a processor handles slowly once they are
/// subnormal. Prints the time of the first steps (compiled) and the slowest block of later ones; the ratio is to stay
/// below 1.5. A block's time is the median of its slices, so that the pauses of other programs are not counted.
///
///     mvn -q process-classes exec:exec@bench-standstill
final class StandstillBench {
    static final int BLOCK = 2_000;
    private static final int SLICE = 50;
    private static final int BLOCKS = 30;
    private static final int ROWS = 64;
    static final double LIMIT = 1.5;

    private static final Map<String, BiFunction<Map<String, Tensor>, Double, Optimizer>> OPTIMIZERS = optimizers();

    private StandstillBench() { }

    private static Map<String, BiFunction<Map<String, Tensor>, Double, Optimizer>> optimizers() {
        Map<String, BiFunction<Map<String, Tensor>, Double, Optimizer>> all = new LinkedHashMap<>();
        all.put("SGD", SGD::new);
        all.put("SGD momentum, weight decay", (p, lr) -> new SGD(p, lr, 0.9, 0, 0.01, false));
        all.put("Adam", Adam::new);
        all.put("AdamW", AdamW::new);
        all.put("RMSprop", RMSprop::new);
        all.put("Adagrad", Adagrad::new);
        return all;
    }

    static void main() throws InterruptedException {
        Engine.current().warm();
        boolean slow = false;
        for (Map.Entry<String, Supplier<Runnable>> e : cases().entrySet()) {
            Times t = measure(e.getValue(), BLOCKS);
            System.out.printf(Locale.ROOT, "%-50s first steps %.2f us, slowest later %.2f us (from step %d): × %.2f%n", e.getKey(), t.first(), t.later(), t.when(), t.ratio());
            slow |= t.ratio() > LIMIT;
        }
        System.exit(slow ? 1 : 0);
    }

    /// Each kind of standstill with each optimizer: makes a network's step.
    static Map<String, Supplier<Runnable>> cases() {
        Map<String, Supplier<Runnable>> all = new LinkedHashMap<>();
        for (String o : OPTIMIZERS.keySet()) {
            all.put("saturated, cross-entropy, tanh, " + o, () -> saturated(o, new Tanh(), true));
            all.put("saturated, BCE, sigmoid, " + o, () -> saturated(o, new Sigmoid(), false));
            all.put("all units dead, MSE, ReLU, " + o, () -> dead(o));
        }
        return all;
    }

    /// µs a step of the first block and of the slowest one after it, which began at step `when`.
    record Times(double first, double later, int when) {
        double ratio() {
            return later / first;
        }
    }

    /// Two far clouds: the loss falls to 0 and its gradient with it.
    private static Runnable saturated(String optimizer, Module act, boolean classes) {
        Generator g = Generator.of(3, "init");
        Sequential net = new Sequential(new Linear(8, 32, g), act, new Linear(32, 32, g), act, new Linear(32, classes ? 2 : 1, g));
        Tensor x = Tensor.zeros(ROWS, 8);
        Tensor y = classes ? Tensor.zeros(ROWS) : Tensor.zeros(ROWS, 1);
        for (int i = 0; i < x.numel(); i++) {
            x.data()[i] = (float) (i / 8 % 2 * 6 - 3 + 0.1 * g.nextGaussian());
            y.data()[i / 8] = i / 8 % 2;
        }
        return step(net, classes ? new CrossEntropyLoss() : new BCEWithLogitsLoss(), OPTIMIZERS.get(optimizer).apply(net.namedParameters(), 0.05), x, y);
    }

    /// After some steps every hidden bias is far below 0: no gradient comes through again.
    private static Runnable dead(String optimizer) {
        Generator g = Generator.of(4, "init");
        Linear first = new Linear(8, 32, g);
        Sequential net = new Sequential(first, new ReLU(), new Linear(32, 32, g), new ReLU(), new Linear(32, 1, g));
        Tensor x = Tensor.zeros(ROWS, 8);
        Tensor y = Tensor.zeros(ROWS, 1);
        for (int i = 0; i < x.numel(); i++) {
            x.data()[i] = (float) g.nextGaussian();
        }
        Runnable step = step(net, new MSELoss(), OPTIMIZERS.get(optimizer).apply(net.namedParameters(), 0.01), x, y);
        int[] steps = new int[1];
        return () -> {
            if (++steps[0] == BLOCK) {
                Arrays.fill(net.namedParameters().get("0.bias").data(), -100f);
            }
            step.run();
        };
    }

    private static Runnable step(Sequential net, Loss loss, Optimizer o, Tensor x, Tensor y) {
        return () -> {
            loss.forward(net.forward(x), y).backward();
            o.step();
            o.zeroGrad();
        };
    }

    /// Of a fresh network, after another one has warmed up the compiler.
    ///
    /// @param blocks of [#BLOCK] steps each
    static Times measure(Supplier<Runnable> made, int blocks) {
        Runnable warm = made.get();
        for (int i = 0; i < 3; i++) {
            block(warm);
        }
        Runnable step = made.get();
        double first = block(step);
        double worst = 0;
        int when = 0;
        for (int b = 1; b < blocks; b++) {
            double t = block(step);
            if (t > worst) {
                worst = t;
                when = b * BLOCK;
            }
        }
        return new Times(first, worst, when);
    }

    /// µs a step.
    private static double block(Runnable step) {
        long[] slices = new long[BLOCK / SLICE];
        for (int s = 0; s < slices.length; s++) {
            long start = System.nanoTime();
            for (int i = 0; i < SLICE; i++) {
                step.run();
            }
            slices[s] = System.nanoTime() - start;
        }
        Arrays.sort(slices);
        return slices[slices.length / 2] / 1e3 / SLICE;
    }
}
