package descent.data;

/// What is asked of the network: a number, one of two classes, or one of several classes.
public enum Task { REGRESSION, BINARY, MULTICLASS }
