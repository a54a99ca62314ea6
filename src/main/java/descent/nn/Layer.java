package descent.nn;

import descent.tensor.Engine;
import descent.tensor.Tensor;
import java.util.List;

/// A module that works row by row or batch by batch on plain arrays, so that [Sequential] can fuse several of them
/// into one plan. On its own it makes a fresh plan each call.
abstract class Layer extends Module {
    private final Engine engine = Engine.current();

    /// Width of the output for inputs of width `in`; refuses a width that does not fit.
    abstract int outFeatures(int in);

    /// The working part of this layer at one place of a plan for `rows` rows.
    abstract Stage stage(int in, int rows, Engine engine);

    @Override
    protected void collect(String prefix, Entries into) { }

    @Override
    public Tensor forward(Tensor x) {
        return new Plan(List.of(this), x, engine).forward(x);
    }
}
