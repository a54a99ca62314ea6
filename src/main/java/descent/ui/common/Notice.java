package descent.ui.common;

/// Words for the person at the screen, shown in the strip above the body until the next action or a click.
///
/// @param kind TROUBLE stays until it is closed, DONE goes by itself
/// @param text one or two sentences: what happened, what to do
public record Notice(Kind kind, String text) {
    public enum Kind { TROUBLE, DONE }

    public static Notice trouble(String text) {
        return new Notice(Kind.TROUBLE, text);
    }

    public static Notice done(String text) {
        return new Notice(Kind.DONE, text);
    }
}
