package descent.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What a tensor is, what it refuses, and where gradients go.
class TensorTest {
    private static Tensor of(float... values) {
        return Tensor.of(values, values.length);
    }

    private static void refused(String words, Executable e) {
        String message = assertThrows(RuntimeException.class, e).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void shapes_areKeptAndNamed() {
        Tensor t = Tensor.of(new float[6], 2, 3);
        assertEquals("[2, 3] 2 6 2 3 3 2", t + " " + t.dim() + " " + t.numel() + " " + t.size(0) + " " + t.size(1) + " " + t.size(-1) + " " + t.size(-2));
        t.shape()[0] = 9;
        assertEquals("[2, 3]", t.toString());
        assertEquals(7, Tensor.scalar(7).item());
        assertEquals(0, Tensor.scalar(7).dim());
        assertTrue(t.sameShape(Tensor.zeros(2, 3)));
        assertFalse(t.sameShape(Tensor.zeros(3, 2)));
        refused("needs 6 numbers, but 5 came", () -> Tensor.of(new float[5], 2, 3));
        refused("one element", () -> of(1, 2).item());
    }

    @Test
    void shapesThatDoNotFit_areRefused_bothNamed() {
        refused("[3] and [2]", () -> of(1, 2, 3).add(of(1, 2)));
        refused("[2, 2] and [3, 2]", () -> Tensor.zeros(2, 2).mul(Tensor.zeros(3, 2)));
        refused("[2, 3] and [2, 3]", () -> Tensor.zeros(2, 3).matmul(Tensor.zeros(2, 3)));
        refused("[3] and [3, 1]", () -> Tensor.zeros(3).matmul(Tensor.zeros(3, 1)));
        refused("[1, 3] and [3]", () -> Tensor.zeros(1, 3).matmul(Tensor.zeros(3)));
        refused("[2, 3]", () -> Tensor.zeros(2, 3).reshape(4));
    }

    @Test
    void matrices_areMultiplied_rowByColumn() {
        Tensor a = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        Tensor b = Tensor.of(new float[] {1, 0, 2, 1, 0, 3}, 3, 2);
        Tensor z = a.matmul(b);
        assertArrayEquals(new float[] {5, 11, 14, 23}, z.data());
        assertFalse(z.requiresGrad());
        a.requiresGrad(true);
        a.matmul(b).sum().backward();
        assertArrayEquals(new float[] {1, 3, 3, 1, 3, 3}, a.grad());
        assertNull(b.grad());
        b.requiresGrad(true);
        a.requiresGrad(false);
        a.matmul(b).sum().backward();
        assertArrayEquals(new float[] {5, 5, 7, 7, 9, 9}, b.grad());
        assertArrayEquals(new float[] {1, 3, 3, 1, 3, 3}, a.grad());
    }

    @Test
    void broadcastNumbers_areUsedWhereTheyStand() {
        Tensor m = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
        assertArrayEquals(new float[] {11, 22, 33, 14, 25, 36}, m.add(of(10, 20, 30)).data());
        assertArrayEquals(new float[] {0, 1, 2, -6, -5, -4}, m.sub(Tensor.of(new float[] {1, 10}, 2, 1)).data());
        assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12}, Tensor.scalar(2).mul(m).data());
        assertArrayEquals(new float[] {1, 1, 1, 0.25f, 0.4f, 0.5f}, m.div(Tensor.of(new float[] {1, 2, 3, 16, 12.5f, 12}, 2, 3)).data());
        Tensor column = Tensor.of(new float[] {1, 10}, 2, 1).requiresGrad(true);
        m.mul(column).sum().backward();
        assertArrayEquals(new float[] {6, 15}, column.grad());
    }

    @Test
    void gradients_addUp_untilTheyAreForgotten() {
        Tensor x = of(1, -2).requiresGrad(true);
        x.pow(2).sum().backward();
        x.pow(2).sum().backward();
        assertArrayEquals(new float[] {4, -8}, x.grad());
        x.zeroGrad();
        assertNull(x.grad());
        assertFalse(x.hasGrad());
        x.mul(3).sum().backward();
        assertArrayEquals(new float[] {3, 3}, x.grad());
    }

    @Test
    void backward_addsUp_inAScalarLeafToo() {
        Tensor x = of(3).requiresGrad(true);
        x.backward();
        x.backward();
        assertEquals(2f, x.grad()[0]);
        x.zeroGrad();
        x.backward();
        assertEquals(1f, x.grad()[0]);
    }

    @Test
    void backward_isRefused_whereThereIsNothingToFollow() {
        refused("scalar outputs", () -> of(1, 2).requiresGrad(true).mul(2).backward());
        refused("scalar outputs", () -> of(1, 2).requiresGrad(true).backward());
        refused("does not require grad", () -> of(1, 2).sum().backward());
        refused("only leaf tensors", () -> of(1, 2).requiresGrad(true).mul(2).requiresGrad(false));
        Tensor x = of(2).requiresGrad(true);
        assertSame(x, x.requiresGrad(true));
        assertFalse(x.mul(2).detach().requiresGrad());
        assertFalse(x.requiresGrad(false).mul(2).requiresGrad());
    }

    @Test
    void nothingIsRecorded_underNoGrad_andRecordingComesBack() {
        Tensor x = of(2).requiresGrad(true);
        assertTrue(Tensor.gradEnabled());
        Tensor.noGrad(() -> {
            assertFalse(Tensor.gradEnabled());
            assertFalse(x.mul(2).requiresGrad());
        });
        assertEquals(4, Tensor.noGrad(() -> x.mul(2)).item());
        refused("does not require grad", () -> Tensor.noGrad(() -> x.mul(x)).backward());
        assertThrows(IllegalStateException.class, () -> Tensor.noGrad((Runnable) () -> {
            throw new IllegalStateException();
        }));
        assertTrue(Tensor.gradEnabled());
        assertTrue(x.mul(2).requiresGrad());
    }

    @Test
    void aConstantOnTheWay_stopsTheGradient_theOthersGetTheirs() {
        Tensor x = of(3).requiresGrad(true);
        x.mul(x.detach()).sum().backward();
        assertArrayEquals(new float[] {3}, x.grad());
        Tensor leaf = Tensor.scalar(5).requiresGrad(true);
        leaf.backward();
        assertArrayEquals(new float[] {1}, leaf.grad());
    }

    @Test
    void weights_areShownInPyTorchsLayout_andTakenFromIt() {
        Tensor w = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).transposedOutside();
        assertEquals("[3, 2]", w.exported().toString());
        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, w.exported().data());
        float[] taken = new float[6];
        w.importInto(taken, w.exported(), "w");
        assertArrayEquals(w.data(), taken);
        refused("size mismatch for w: expected shape [3, 2], got [2, 3]", () -> w.importInto(taken, Tensor.zeros(2, 3), "w"));
        Tensor b = of(1, 2);
        b.exported().data()[0] = 9;
        assertEquals(1, b.data()[0]);
    }
}
