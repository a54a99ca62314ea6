package descent.train;

/// What stopped being finite first.
///
/// @param parameter its name, or "" for the loss
/// @param noWeight  the loss was 0 / 0: all rows of the batch are of classes whose weight is 0
record NonFinite(int epoch, long step, String parameter, boolean noWeight) { }
