package descent.ui.common;

/// A place in the network that one part of the window points at and another shows: the code lens names a number, the
/// diagram shows its unit.
public sealed interface UnitPlace {
    /// A column of X, counted from 0.
    record Input(int column) implements UnitPlace { }

    /// A column of the predictions, counted from 0.
    record Output(int column) implements UnitPlace { }

    /// One number of a parameter.
    ///
    /// @param parameter name in the state_dict: "0.weight"
    /// @param index     flat, in PyTorch's layout
    record Weight(String parameter, int index) implements UnitPlace { }
}
