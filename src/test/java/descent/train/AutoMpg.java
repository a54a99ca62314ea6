package descent.train;

import descent.data.PreparedData;
import descent.data.Proposal;
import descent.data.Samples;
import descent.data.Table;
import descent.model.OptimizerSpec.SGD;
import descent.model.Setup;

/// The bundled sample with the defaults that the program opens with.
final class AutoMpg {
    private final Table table = Samples.open("Auto MPG");

    /// Defaults; the seed draws the split and the start weights.
    Setup setup(long seed) {
        Setup s = Setup.defaults(Proposal.schema(table));
        return s.withSeed(seed).withSplit(s.split().withSeed(seed));
    }

    Setup sgd(double lr, long seed) {
        return setup(seed).withOptimizer(new SGD(lr));
    }

    PreparedData data(Setup setup) {
        return Fixtures.data(table, setup);
    }
}
