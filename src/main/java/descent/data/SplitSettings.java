package descent.data;

/// How the rows are divided, in scikit-learn's meaning of `train_test_split`.
///
/// @param testPercent whole percent of the rows that are kept for the test, 5 to 50; default 20
/// @param shuffle     rows are drawn at random (seeded), else the last rows are the test; default true
/// @param stratify    keep the shares of the classes in both parts; default false
/// @param seed        of the stream named "split"; default 42
public record SplitSettings(int testPercent, boolean shuffle, boolean stratify, long seed) {
    public static final SplitSettings DEFAULT = new SplitSettings(20, true, false, 42);

    public SplitSettings {
        if (testPercent < 1 || testPercent > 99) {
            throw new IllegalArgumentException("the test part must be 1 to 99 percent of the rows, not " + testPercent);
        }
    }

    public SplitSettings withTestPercent(int percent) {
        return new SplitSettings(percent, shuffle, stratify, seed);
    }

    public SplitSettings withSeed(long newSeed) {
        return new SplitSettings(testPercent, shuffle, stratify, newSeed);
    }
}
