package descent.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrowthWordsTest {
    private static final float NAN = Float.NaN;

    private static String say(int epoch, String layer, float loss, float... train) {
        return GrowthWords.say(RunHistory.of(train, new float[train.length]), epoch, layer, loss);
    }

    @Test
    void growth_isToldFromTheLowestEpochOn() {
        assertEquals("The loss grew × 10.0 an epoch on average from epoch 2 on; at epoch 5 the loss passed the largest float32 number. A smaller learning rate helps.",
                say(5, "", NAN, 5, 1, 10, 100));
        assertEquals("The loss grew × 10.0 an epoch on average from epoch 1 on; at epoch 4 a weight of layer 2 (Linear) passed the largest float32 number. A smaller learning rate helps.",
                say(4, "2 (Linear)", 1000, 1, 10, 100));
    }

    @Test
    void threeDigits_haveNoExponent_whereAPersonCanReadThem() {
        assertEquals(List.of("99.9", "100", "999", "1,000", "1,000", "1,230"), Stream.of(99.94, 99.96, 999.4, 999.7, 1000.0, 1234.0).map(GrowthWords::digits).toList());
    }

    @Test
    void growth_isLeftOut_whereThereIsNone() {
        String plain = "At epoch 1 the loss passed the largest float32 number. A smaller learning rate helps.";
        assertEquals(plain, say(1, "", NAN));
        assertEquals(plain, say(1, "", 3));
        assertEquals(plain.replace("epoch 1", "epoch 3"), say(3, "", NAN, 9, 8));
        assertEquals(plain.replace("epoch 1", "epoch 4"), say(4, "", NAN, 0, 1, 2));
        assertEquals(plain.replace("epoch 1", "epoch 2"), say(2, "", NAN, Float.POSITIVE_INFINITY));
    }

    @Test
    void aFiniteLoss_counts_onlyForTheEpochInWork() {
        assertEquals("The loss grew × 2.00 an epoch on average from epoch 1 on; at epoch 5 the loss passed the largest float32 number. A smaller learning rate helps.",
                say(5, "", 1000, 1, 2, 4));
    }

    @Test
    void digits_areThree_andReadable() {
        assertEquals("0.123 12.3 999 1,230 1,000,000 999,000,000,000 1.00e+12", String.join(" ", GrowthWords.digits(0.12345), GrowthWords.digits(12.345), GrowthWords.digits(999),
                GrowthWords.digits(1234), GrowthWords.digits(1_000_000), GrowthWords.digits(999.4e9), GrowthWords.digits(1e12)));
        assertEquals("1,000", GrowthWords.digits(1000));
    }

    @Test
    void failure_saysWhatTheExceptionSays() {
        assertEquals("Training stopped because of an error: odd", GrowthWords.failure(new IllegalStateException("odd")));
        assertEquals("Training stopped because of an error: java.lang.IllegalStateException", GrowthWords.failure(new IllegalStateException()));
        assertEquals("The memory did not suffice for this network and batch size; take fewer units or smaller batches.", GrowthWords.failure(new OutOfMemoryError()));
    }
}
