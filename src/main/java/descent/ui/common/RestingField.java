package descent.ui.common;

import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A text field whose caret blinks only while the field has the focus. JavaFX's own lets it blink wherever the caret moves, as it
/// does when a text is set, and then makes 60 pulses a second until the focus has come and gone.
public class RestingField extends TextField {
    public RestingField() {
        this("");
    }

    public RestingField(String text) {
        super(text);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new TextFieldSkin(this) {
            @Override
            public void setCaretAnimating(boolean blinks) {
                super.setCaretAnimating(blinks && RestingField.this.isFocused());
            }
        };
    }
}
