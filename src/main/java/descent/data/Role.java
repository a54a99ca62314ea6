package descent.data;

/// What a column is used for.
public enum Role { INPUT, TARGET, UNUSED }
