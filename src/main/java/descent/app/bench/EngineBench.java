package descent.app.bench;

import descent.data.DataLoader;
import descent.data.TensorDataset;
import descent.nn.CrossEntropyLoss;
import descent.nn.Linear;
import descent.nn.Loss;
import descent.nn.MSELoss;
import descent.nn.Module;
import descent.nn.ReLU;
import descent.nn.Sequential;
import descent.nn.Tanh;
import descent.optim.Adam;
import descent.tensor.Engine;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Times the engine on the workloads of PyTorch's bench, one JSON line each, in the same form. Each step is the real
/// one: a batch from the DataLoader, forward, loss, backward, step, zeroGrad.
///
///     mvn -q process-classes exec:exec@bench -Dbench.args="iris wide --threads 1 --seconds 3"
///
/// `wide-fwdbwd` is wide without the optimizer's step. `--kernels plain|vector` overrides the choice of kernels; `--fastest`
/// gives the fastest slice of about 0.2 ms instead of the mean, for a machine that others use. `--cold N` takes the time of the
/// first N steps in this JVM instead, with nothing warmed up (full batch: N epochs).
final class EngineBench {
    private static final double WARM_UP_SHARE = 0.25;
    /// A compiler at work beside the steps is not what is measured; `--cold` measures that.
    private static final double LEAST_WARM_UP = 2;
    private static final long LOOK_NS = 200_000;

    private record Workload(int rows, int[] sizes, boolean tanh, int batch, boolean classify, boolean update) { }

    private static final Map<String, Workload> WORKLOADS = workloads();

    private EngineBench() { }

    private static Map<String, Workload> workloads() {
        Map<String, Workload> w = new LinkedHashMap<>();
        w.put("line", new Workload(100, new int[] {1, 1}, false, 0, false, true));
        w.put("iris", new Workload(120, new int[] {4, 16, 16, 1}, false, 0, false, true));
        w.put("playground", new Workload(250, new int[] {2, 4, 2, 1}, true, 10, false, true));
        w.put("tabular", new Workload(10_000, new int[] {16, 64, 64, 1}, false, 32, false, true));
        w.put("tabularfull", new Workload(10_000, new int[] {16, 64, 64, 1}, false, 0, false, true));
        w.put("wide", new Workload(60_000, new int[] {784, 512, 256, 10}, false, 128, true, true));
        w.put("wide-fwdbwd", new Workload(60_000, new int[] {784, 512, 256, 10}, false, 128, true, false));
        return w;
    }

    static void main(String[] args) throws InterruptedException {
        List<String> names = new ArrayList<>();
        int threads = 1;
        double seconds = 3;
        boolean fastest = false;
        int cold = 0;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--threads" -> threads = Integer.parseInt(args[++i]);
                case "--seconds" -> seconds = Double.parseDouble(args[++i]);
                case "--fastest" -> fastest = true;
                case "--cold" -> cold = Integer.parseInt(args[++i]);
                case "--kernels" -> System.setProperty("descent.kernels", args[++i]);
                default -> names.add(args[i]);
            }
        }
        System.setProperty("descent.threads", String.valueOf(threads));
        if (cold == 0) {
            Engine.current().warm();
        }
        for (String name : names.isEmpty() ? WORKLOADS.keySet() : names) {
            Workload w = WORKLOADS.get(name);
            if (w == null) {
                System.err.println("unknown workload '" + name + "'; known: " + WORKLOADS.keySet());
                System.exit(2);
            }
            Run run = new Run(w, fastest);
            System.out.println(cold > 0 ? run.cold(name, threads, cold) : run.measure(name, threads, seconds));
        }
    }

    /// One workload's data and model.
    private static final class Run {
        private final Workload w;
        private final Sequential model;
        private final Loss loss;
        private final Adam optimizer;
        private final DataLoader loader;
        private final int batch;
        private final int batches;
        private final boolean fastest;
        private int next;

        Run(Workload w, boolean fastest) {
            this.w = w;
            this.fastest = fastest;
            this.model = network(w);
            this.loss = w.classify ? new CrossEntropyLoss() : new MSELoss();
            this.optimizer = new Adam(model.namedParameters(), 0.01);
            this.batch = w.batch == 0 ? w.rows : w.batch;
            this.batches = w.rows / batch;
            this.next = batches;
            this.loader = new DataLoader(data(w), w.batch, true, Generator.of(42, "shuffle"));
        }

        private static Sequential network(Workload w) {
            Generator init = Generator.of(42, "init");
            List<Module> layers = new ArrayList<>();
            for (int i = 0; i + 1 < w.sizes.length; i++) {
                if (i > 0) {
                    layers.add(w.tanh ? new Tanh() : new ReLU());
                }
                layers.add(new Linear(w.sizes[i], w.sizes[i + 1], init));
            }
            return new Sequential(layers.toArray(Module[]::new));
        }

        private static TensorDataset data(Workload w) {
            Generator g = Generator.of(42, "data");
            int out = w.sizes[w.sizes.length - 1];
            Tensor x = Tensor.zeros(w.rows, w.sizes[0]);
            for (int i = 0; i < x.numel(); i++) {
                x.data()[i] = (float) g.nextGaussian();
            }
            Tensor y = w.classify ? Tensor.zeros(w.rows) : Tensor.zeros(w.rows, out);
            for (int i = 0; i < y.numel(); i++) {
                y.data()[i] = w.classify ? g.nextInt(out) : (float) g.nextGaussian();
            }
            return new TensorDataset(x, y);
        }

        void step() {
            if (next == batches) {
                loader.startEpoch();
                next = 0;
            }
            DataLoader.Batch b = loader.batch(next++);
            Tensor l = loss.forward(model.forward(b.x()), b.y());
            l.backward();
            if (w.update) {
                optimizer.step();
            }
            optimizer.zeroGrad();
        }

        String cold(String name, int threads, int steps) {
            long start = System.nanoTime();
            for (int i = 0; i < steps; i++) {
                step();
            }
            double ms = (System.nanoTime() - start) / 1e6;
            return String.format(Locale.ROOT, "{\"engine\": \"descent, cold\", \"workload\": \"%s\", \"threads\": %d, \"steps\": %d, \"ms\": %.1f}",
                    name, threads, steps, ms);
        }

        String measure(String name, int threads, double seconds) {
            long perLook = Math.max(1, run(Math.max(LEAST_WARM_UP, seconds * WARM_UP_SHARE), 1));
            long steps = 0;
            double best = Double.POSITIVE_INFINITY;
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            long now = start;
            while (now < end) {
                for (long i = 0; i < perLook; i++) {
                    step();
                }
                steps += perLook;
                long last = now;
                now = System.nanoTime();
                best = Math.min(best, (now - last) / 1e9 / perLook);
            }
            double each = fastest ? best : (now - start) / 1e9 / steps;
            return String.format(Locale.ROOT,
                    "{\"engine\": \"descent (%s)\", \"workload\": \"%s\", \"threads\": %d, \"us_per_step\": %.2f, \"samples_per_s\": %d}",
                    Engine.current().kernels(), name, threads, each * 1e6, Math.round(batch / each));
        }

        /// Warm-up; gives the number of steps between two looks at the clock.
        private long run(double seconds, long perLook) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            long chunk = perLook;
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                for (long i = 0; i < chunk; i++) {
                    step();
                }
                long each = Math.max(1, (System.nanoTime() - start) / chunk);
                chunk = Math.clamp(LOOK_NS / each, 1, 10_000);
            }
            return chunk;
        }
    }
}
