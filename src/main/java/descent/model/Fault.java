package descent.model;

/// A deliberate fault for the lesson "find the bug"; NONE in every honest set-up.
public enum Fault { NONE, SKIP_ZERO_GRAD, SKIP_STEP, NO_SCALING, SCALER_FITTED_ON_ALL_ROWS, SHUFFLED_TARGETS }
