package descent.nn;

import descent.optim.Adagrad;
import descent.optim.Adam;
import descent.optim.AdamW;
import descent.optim.Optimizer;
import descent.optim.RMSprop;
import descent.optim.SGD;
import descent.tensor.Generator;
import descent.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// A short training whose every number goes into one hash. Started as a program it prints the hash of each case.
record BitCase(String name, int rows, int in, int out, int steps, Function<Generator, Sequential> net, Supplier<Loss> loss,
               Function<Map<String, Tensor>, Optimizer> optimizer) {

    static List<BitCase> all() {
        List<BitCase> cases = new ArrayList<>();
        Function<Map<String, Tensor>, Optimizer> adam = p -> new Adam(p, 0.01);
        layers().forEach((layer, make) -> cases.add(new BitCase("layer " + layer, 33, 7, 3, 5,
                g -> new Sequential(new Linear(7, 19, g), make.apply(g), new Linear(19, 3, g)), MSELoss::new, adam)));
        losses().forEach((loss, make) -> cases.add(new BitCase("loss " + loss, 50, 4, 3, 5,
                g -> new Sequential(new Linear(4, 16, g), new Tanh(), new Linear(16, 3, g)), make, adam)));
        optimizers().forEach((o, make) -> cases.add(new BitCase("optimizer " + o, 21, 5, 1, 8,
                g -> new Sequential(new Linear(5, 17, g), new ReLU(), new Linear(17, 1, g)), MSELoss::new, make)));
        cases.add(new BitCase("line", 100, 1, 1, 8, g -> new Sequential(new Linear(1, 1, g)), MSELoss::new, adam));
        cases.add(new BitCase("playground", 10, 2, 1, 8, g -> new Sequential(new Linear(2, 4, g), new Tanh(), new Linear(4, 2, g),
                new Tanh(), new Linear(2, 1, g)), MSELoss::new, adam));
        cases.add(new BitCase("tall", 2500, 16, 1, 3, g -> new Sequential(new Linear(16, 64, g), new ReLU(), new BatchNorm1d(64),
                new Linear(64, 33, g), new LayerNorm(33), new Sigmoid(), new Dropout(0.3, g), new Linear(33, 1, g)), MSELoss::new, adam));
        cases.add(new BitCase("tall and wide", 1100, 100, 3, 4, g -> new Sequential(new Linear(100, 128, g), new ReLU(), new Linear(128, 96, g), new Tanh(),
                new Linear(96, 3, g)), CrossEntropyLoss::new, adam));
        cases.add(new BitCase("bands of rows", 500, 60, 3, 3, g -> new Sequential(new Linear(60, 64, g), new ReLU(), new Linear(64, 60, g), new ReLU(),
                new Linear(60, 3, g)), CrossEntropyLoss::new, adam));
        cases.add(new BitCase("wide", 97, 450, 10, 2, g -> new Sequential(new Linear(450, 300, g), new ReLU(), new Linear(300, 150, g),
                new ReLU(), new Linear(150, 10, g)), CrossEntropyLoss::new, adam));
        return cases;
    }

    private static Map<String, Function<Generator, Module>> layers() {
        return new TreeMap<>(Map.ofEntries(Map.entry("ReLU", g -> new ReLU()), Map.entry("LeakyReLU", g -> new LeakyReLU()),
                Map.entry("ELU", g -> new ELU()), Map.entry("GELU", g -> new GELU()), Map.entry("GELU tanh", g -> new GELU(true)),
                Map.entry("Softplus", g -> new Softplus()), Map.entry("Tanh", g -> new Tanh()), Map.entry("Sigmoid", g -> new Sigmoid()),
                Map.entry("Dropout", g -> new Dropout(0.5, g)), Map.entry("BatchNorm1d", g -> new BatchNorm1d(19)),
                Map.entry("LayerNorm", g -> new LayerNorm(19))));
    }

    private static Map<String, Supplier<Loss>> losses() {
        return new TreeMap<>(Map.of("MSE", MSELoss::new, "L1", L1Loss::new, "SmoothL1", () -> new SmoothL1Loss(0.5),
                "Huber", () -> new HuberLoss(0.5), "BCE", BCEWithLogitsLoss::new, "CrossEntropy", CrossEntropyLoss::new,
                "CrossEntropy smooth weighted", () -> new CrossEntropyLoss(0.1, 1, 2, 0.5)));
    }

    private static Map<String, Function<Map<String, Tensor>, Optimizer>> optimizers() {
        return new TreeMap<>(Map.ofEntries(Map.entry("SGD", p -> new SGD(p, 0.01)),
                Map.entry("SGD momentum", p -> new SGD(p, 0.01, 0.9, 0.5, 0.1, false)),
                Map.entry("SGD nesterov", p -> new SGD(p, 0.01, 0.9, 0, 0.1, true)), Map.entry("Adam", p -> new Adam(p, 0.01)),
                Map.entry("Adam amsgrad", p -> new Adam(p, 0.01, 0.9, 0.99, 1e-8, 0.1, true)), Map.entry("AdamW", p -> new AdamW(p, 0.01)),
                Map.entry("RMSprop", p -> new RMSprop(p, 0.01)), Map.entry("Adagrad", p -> new Adagrad(p, 0.01)),
                Map.entry("RMSprop centered", p -> new RMSprop(p, 0.01, 0.99, 1e-8, 0.01, 0.9, true))));
    }

    private Tensor inputs(Generator g) {
        Tensor x = Tensor.zeros(rows, in);
        for (int i = 0; i < x.numel(); i++) {
            x.data()[i] = (float) g.nextGaussian();
        }
        return x;
    }

    private Tensor targets(Generator g, Loss l) {
        boolean classes = l instanceof CrossEntropyLoss;
        Tensor y = classes ? Tensor.zeros(rows) : Tensor.zeros(rows, out);
        for (int i = 0; i < y.numel(); i++) {
            y.data()[i] = classes ? g.nextInt(out) : g.nextFloat();
        }
        return y;
    }

    /// One training step over fixed tensors.
    Runnable training() {
        Generator g = Generator.of(11, "init");
        Sequential model = net.apply(g);
        Loss l = loss.get();
        return AllocationProbe.step(model, l, optimizer.apply(model.namedParameters()), inputs(g), targets(g, l));
    }

    long hash() {
        return hash(_ -> { });
    }

    /// @param before is told the number of each step, from 0, before it begins
    long hash(IntConsumer before) {
        Generator g = Generator.of(11, "init");
        Sequential model = net.apply(g);
        Loss l = loss.get();
        Optimizer o = optimizer.apply(model.namedParameters());
        Tensor x = inputs(g);
        Tensor y = targets(g, l);
        long hash = 17;
        for (int step = 0; step < steps; step++) {
            before.accept(step);
            Tensor value = l.forward(model.forward(x), y);
            hash = add(hash, value.data());
            value.backward();
            hash = add(hash, model.gradDict());
            o.step();
            o.zeroGrad();
        }
        hash = add(hash, o.stateDict());
        model.eval();
        return add(add(hash, model.stateDict()), Tensor.noGrad(() -> model.forward(x)).data());
    }

    private static long add(long hash, Map<String, Tensor> tensors) {
        long h = hash;
        for (Tensor t : tensors.values()) {
            h = add(h, t.data());
        }
        return h;
    }

    private static long add(long hash, float[] values) {
        long h = hash;
        for (float v : values) {
            h = h * 0x100000001b3L ^ Float.floatToRawIntBits(v);
        }
        return h;
    }

    static void main() {
        all().forEach(c -> System.out.println(c.name() + " " + Long.toHexString(c.hash())));
    }
}
