package descent.tensor.vector;

import descent.tensor.Functions;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Numbers that would soon be subnormal become 0, as [Functions#flush].
final class VectorFlush {
    private VectorFlush() { }

    static FloatVector of(FloatVector v) {
        return below(v, Functions.TINY);
    }

    static FloatVector below(FloatVector v, float limit) {
        return v.blend(0f, v.abs().compare(VectorOperators.LT, limit));
    }
}
