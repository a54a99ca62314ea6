package descent.data;

/// What the cells of a column are.
///
/// `NUMBER` cells are floats with gaps as NaN; `CATEGORY` cells are codes into a list of levels;
/// `TEXT` is free text (too many levels to be one-hot encoded); `DATE` cells look like dates or times.
public enum Kind { NUMBER, CATEGORY, TEXT, DATE }
