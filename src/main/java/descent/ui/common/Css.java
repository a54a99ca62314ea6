package descent.ui.common;

/// The style classes that `assets/styles/descent.css` knows, as constants, so that a misspelt one does not compile.
/// Classes of AtlantaFX itself ("accent", "flat", "small") stand in its own `Styles`.
public final class Css {
    public static final String CARD = "card-box";
    public static final String CARD_HEADER = "card-header";
    public static final String CARD_TITLE = "card-title";
    public static final String BADGE = "number-badge";
    /// Quiet text: a note in a header, a unit behind a number.
    public static final String NOTE = "note";
    /// One sentence under a field or in a card that says what is wrong.
    public static final String WARNING = "warning-text";
    public static final String PILL = "pill";
    public static final String PILL_INPUT = "pill-input";
    public static final String PILL_TARGET = "pill-target";
    public static final String PILL_UNUSED = "pill-unused";
    public static final String PILL_LAYER = "pill-layer";
    public static final String PILL_ACTIVATION = "pill-activation";
    public static final String PILL_OTHER = "pill-other";
    /// A button that is only an icon.
    public static final String ICON_BUTTON = "icon-button";
    /// A row of a list inside a card; hover, selection and focus are drawn by the style sheet.
    public static final String ROW = "list-row";
    public static final String SELECTED = "selected-row";
    public static final String READOUT = "readout";
    public static final String READOUT_NAME = "readout-name";
    /// Code in JetBrains Mono.
    public static final String CODE = "code";
    public static final String BOLD = "bold";
    /// The colours of the two curves, for text and for lines.
    public static final String TRAIN = "train-colour";
    public static final String TEST = "test-colour";
    public static final String ICON_SMALL = "icon-small";
    public static final String ICON_LARGE = "icon-large";
    /// A table or list that lies in a card without a frame of its own.
    public static final String PLAIN = "plain-list";

    private Css() { }
}
