package descent.ui.common;

/// Words for the person at the screen, shown in the strip above the body until the next action or a click.
///
/// @param kind TROUBLE stays until it is closed, DONE goes by itself
/// @param text one or two sentences: what happened, what to do
/// @param way  out of the trouble, or null
public record Notice(Kind kind, String text, Way way) {
    public enum Kind { TROUBLE, DONE }

    /// What a button beside the words does.
    ///
    /// @param name on the button
    public record Way(String name, Runnable go) { }

    public static Notice trouble(String text) {
        return new Notice(Kind.TROUBLE, text, null);
    }

    /// The same words, with a button beside them.
    public Notice with(String name, Runnable go) {
        return new Notice(kind, text, new Way(name, go));
    }

    public static Notice done(String text) {
        return new Notice(Kind.DONE, text, null);
    }
}
