package descent.nn;

/// What becomes of the losses of single elements. PyTorch's default is MEAN.
public enum Reduction { MEAN, SUM }
