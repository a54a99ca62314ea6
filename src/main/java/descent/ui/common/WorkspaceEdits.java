package descent.ui.common;

import descent.data.Role;
import descent.model.Setup;
import java.util.function.UnaryOperator;

/// What changes the settings of the [Workspace], with undo.
public abstract sealed class WorkspaceEdits extends WorkspaceState permits Workspace {
    WorkspaceEdits(Workspace.Services s) {
        super(s);
    }

    /// @param what the setting in the words of the screen, for Undo: "learning rate"
    public void edit(String what, UnaryOperator<Setup> change) {
        if (setup().get() != null) {
            edits.edit(what, change);
        }
    }

    /// Gives a column another role; a new target frees the old one, and takes the loss that suits it.
    public void role(String column, Role role) {
        if (table().get() != null) {
            edit("role of " + column, s -> DataDesk.fitting(s.withSchema(Roles.with(s.schema(), table().get(), column, role)), table().get()));
        }
    }

    /// The edits up to [#endGesture()] are one step of undo (a drag of a slider).
    public void beginGesture() {
        edits.beginGesture();
    }

    public void endGesture() {
        edits.endGesture();
    }

    public void undo() {
        edits.undo();
    }

    public void redo() {
        edits.redo();
    }
}
