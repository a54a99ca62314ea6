package descent.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import descent.model.LossSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbabilitiesTest {
    private static final float SAME = 1e-7f;
    private static final LossSpec ONE_LOGIT = new LossSpec.BCEWithLogitsLoss();
    private static final LossSpec SEVERAL = new LossSpec.CrossEntropyLoss(0, List.of());
    private static final LossSpec NUMBERS = new LossSpec.MSELoss();

    @Test
    void oneLogit_becomesTheLogisticOfIt_alsoFarOut() {
        assertArrayEquals(new float[] {0.5f, 0.5f}, Probabilities.of(new float[] {0}, 1, ONE_LOGIT));
        assertArrayEquals(new float[] {0.25f, 0.75f, 0.75f, 0.25f}, Probabilities.of(new float[] {(float) Math.log(3), (float) -Math.log(3)}, 1, ONE_LOGIT), SAME);
        assertArrayEquals(new float[] {0, 1, 1, 0}, Probabilities.of(new float[] {1000, -1000}, 1, ONE_LOGIT));
    }

    @Test
    void aLossForNumbers_givesItsOutputs_cutAtZeroAndOne() {
        assertArrayEquals(new float[] {1, 0, 0, 1, 0.75f, 0.25f}, Probabilities.of(new float[] {-0.3f, 1.7f, 0.25f}, 1, NUMBERS));
        assertArrayEquals(new float[] {0, 1}, Probabilities.of(new float[] {Float.POSITIVE_INFINITY}, 1, new LossSpec.HuberLoss(1)));
    }

    @Test
    void severalLogits_becomeTheirSoftmax_rowByRow_alsoWhereTheyAreLarge() {
        float ln3 = (float) Math.log(3);
        assertArrayEquals(new float[] {0.2f, 0.6f, 0.2f, 0.6f, 0.2f, 0.2f}, Probabilities.of(new float[] {0, ln3, 0, 1000 + ln3, 1000, 1000}, 3, SEVERAL), 1e-5f);
        assertArrayEquals(new float[] {1, 0, 0}, Probabilities.of(new float[] {0, -1000, -1000}, 3, SEVERAL));
    }

    @Test
    void class_isTheMostProbable_theFirstOfSeveralEqualOnes() {
        float third = 1 / 3f;
        assertArrayEquals(new int[] {2, 0, 0, 1}, Probabilities.classes(new float[] {0.2f, 0.3f, 0.5f, 0.4f, 0.2f, 0.4f, third, third, third, 0.2f, 0.4f, 0.4f}, 3));
    }

    /// As argmax of NumPy, PyTorch and scikit-learn's predict; a threshold of one half (scikit-learn's curves) takes the row in.
    @Test
    void tieOfTwo_isTheFirst() {
        assertArrayEquals(new int[] {0, 1, 0}, Probabilities.classes(new float[] {0.5f, 0.5f, 0.499f, 0.501f, 0.501f, 0.499f}, 2));
        assertArrayEquals(new int[] {0, 0, 1}, Probabilities.classes(Probabilities.of(new float[] {0, -1e-6f, 1e-6f}, 1, ONE_LOGIT), 2));
    }
}
