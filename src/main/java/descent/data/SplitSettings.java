package descent.data;

/// How the rows are divided, in scikit-learn's meaning of `train_test_split`: once into train and test, and where
/// validation rows are asked for, once more, the train rows into train and validation.
///
/// @param testPercent       whole percent of the rows that are kept for the test, 5 to 50; default 20
/// @param shuffle           rows are drawn at random (seeded), else the last rows are the test; default true
/// @param stratify          keep the shares of the classes in every part; default false
/// @param seed              of the streams "split" and "validation"; default 42
/// @param validationPercent whole percent of the *train* rows that are set aside for validation, 0 to 50; default 0: none
public record SplitSettings(int testPercent, boolean shuffle, boolean stratify, long seed, int validationPercent) {
    public static final int MOST_VALIDATION = 50;
    public static final SplitSettings DEFAULT = new SplitSettings(20, true, false, 42);

    public SplitSettings {
        if (testPercent < 1 || testPercent > 99) {
            throw new IllegalArgumentException("the test part must be 1 to 99 percent of the rows, not " + testPercent);
        }
        if (validationPercent < 0 || validationPercent > MOST_VALIDATION) {
            throw new IllegalArgumentException("the validation part must be 0 to " + MOST_VALIDATION + " percent of the train rows, not " + validationPercent);
        }
    }

    /// Without validation rows.
    public SplitSettings(int testPercent, boolean shuffle, boolean stratify, long seed) {
        this(testPercent, shuffle, stratify, seed, 0);
    }

    public boolean hasValidation() {
        return validationPercent > 0;
    }

    public SplitSettings withTestPercent(int percent) {
        return new SplitSettings(percent, shuffle, stratify, seed, validationPercent);
    }

    public SplitSettings withShuffle(boolean on) {
        return new SplitSettings(testPercent, on, stratify, seed, validationPercent);
    }

    public SplitSettings withStratify(boolean on) {
        return new SplitSettings(testPercent, shuffle, on, seed, validationPercent);
    }

    public SplitSettings withSeed(long newSeed) {
        return new SplitSettings(testPercent, shuffle, stratify, newSeed, validationPercent);
    }

    public SplitSettings withValidation(int percent) {
        return new SplitSettings(testPercent, shuffle, stratify, seed, percent);
    }
}
