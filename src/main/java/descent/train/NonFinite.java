package descent.train;

/// What stopped being finite first.
///
/// @param parameter its name, or "" for the loss
record NonFinite(int epoch, long step, String parameter) { }
