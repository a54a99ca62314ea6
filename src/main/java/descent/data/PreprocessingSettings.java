package descent.data;

/// What is done to the cells before the network sees them; everything is fitted on the train rows only.
///
/// @param scaling       of the numeric inputs; default STANDARD: (x - mean) / std, biased std as scikit-learn's StandardScaler
/// @param scaleTarget   the regression target is standardised too; default true
/// @param gaps          rows with a gap in a chosen column are left out, or filled (mean / commonest); default LEAVE_OUT
/// @param maxCategories cap of one-hot columns per input; rarer levels become "other"; default 20
/// @param fitOnAllRows  a deliberate fault for the lesson "find the bug": the scaler also sees the test rows; default false
public record PreprocessingSettings(Scaling scaling, boolean scaleTarget, Gaps gaps, int maxCategories, boolean fitOnAllRows) {
    public enum Scaling { NONE, STANDARD, MIN_MAX }

    public enum Gaps { LEAVE_OUT, FILL }

    public static final PreprocessingSettings DEFAULT =
            new PreprocessingSettings(Scaling.STANDARD, true, Gaps.LEAVE_OUT, 20, false);

    public PreprocessingSettings withScaling(Scaling s) {
        return new PreprocessingSettings(s, scaleTarget, gaps, maxCategories, fitOnAllRows);
    }

    public PreprocessingSettings withScaleTarget(boolean b) {
        return new PreprocessingSettings(scaling, b, gaps, maxCategories, fitOnAllRows);
    }

    public PreprocessingSettings withGaps(Gaps g) {
        return new PreprocessingSettings(scaling, scaleTarget, g, maxCategories, fitOnAllRows);
    }

    public PreprocessingSettings withMaxCategories(int n) {
        return new PreprocessingSettings(scaling, scaleTarget, gaps, n, fitOnAllRows);
    }

    public PreprocessingSettings withFitOnAllRows(boolean b) {
        return new PreprocessingSettings(scaling, scaleTarget, gaps, maxCategories, b);
    }
}
