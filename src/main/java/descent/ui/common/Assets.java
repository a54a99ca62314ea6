package descent.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/// The door to styles, fonts and icons in the jar. Everything it hands out is named here, and a missing file is an
/// error that names it, never an empty picture.
public final class Assets {
    /// UI font: Inter whose digits all have the same width, so that numbers do not dance while they change.
    public static final String UI_FONT = "Inter Tabular";
    public static final String CODE_FONT = "JetBrains Mono";
    private static final String ROOT = "/descent/assets/";
    private static final String STYLE = "styles/descent.css";
    /// The cards that watch a run; imported by [#STYLE].
    private static final String STYLE_OF_CARDS = "styles/cards.css";
    private static final List<String> FONTS = List.of("fonts/InterTabular-Regular.otf", "fonts/InterTabular-Bold.otf");
    private static final List<String> CODE_FONTS = List.of("fonts/JetBrainsMono-Regular.ttf", "fonts/JetBrainsMono-Bold.ttf");
    private static final String LOGO = "icons/descent-32.png";
    private static final List<String> ICONS = List.of("icons/descent-16.png", LOGO, "icons/descent-64.png",
            "icons/descent-128.png"); // 128: what JavaFX asks for on Linux and macOS, else it scales a larger one at each start
    private static final List<String> HELP = List.of("help/terms.tsv", "help/licences.tsv");
    private static final double ANY_SIZE = 13;
    /// In the image the fonts are files: from a stream JavaFX copies them to the folder of temporary files at each start, some
    /// 40 ms before the first frame.
    private static final Path INSTALLED = Path.of(System.getProperty("java.home"), "lib");

    private Assets() { }

    /// Everything that this door leads to, for the test that opens it all.
    static List<String> all() {
        return Stream.of(FONTS, CODE_FONTS, ICONS, HELP, List.of(STYLE, STYLE_OF_CARDS)).flatMap(List::stream).toList();
    }

    public static String styleSheet() {
        return url(STYLE).toExternalForm();
    }

    /// Makes [#UI_FONT] known to JavaFX; before anything is drawn.
    static void loadFonts() {
        load(FONTS);
    }

    /// Makes [#CODE_FONT] known to JavaFX.
    static void loadCodeFonts() {
        load(CODE_FONTS);
    }

    private static void load(List<String> fonts) {
        for (String font : fonts) {
            load(font, INSTALLED);
        }
    }

    /// @param installed holds the font in the image; else it stands in the jar
    static Font load(String font, Path installed) {
        Path file = installed.resolve(font);
        boolean isFile = Files.isRegularFile(file);
        Font read = isFile ? Font.loadFont("file:" + file, ANY_SIZE) : null;
        try (InputStream in = isFile ? Files.newInputStream(file) : open(font)) {
            read = read == null ? Font.loadFont(in, ANY_SIZE) : read;
        } catch (IOException e) {
            throw new UncheckedIOException("the font " + font + " could not be read", e);
        }
        if (read == null) {
            throw new IllegalStateException("the font " + font + " could not be read: is the file whole?");
        }
        return read;
    }

    /// The program's icon in the sizes that window managers ask for.
    public static List<Image> icons() {
        return ICONS.stream().map(i -> new Image(url(i).toExternalForm())).toList();
    }

    /// The program's icon as it stands in a line of text.
    public static Image logo() {
        return new Image(url(LOGO).toExternalForm());
    }

    /// A table of the program's own help, without its heading.
    public static List<String> lines(String path) {
        return text(path).lines().skip(1).filter(l -> !l.isBlank()).toList();
    }

    static String text(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file " + path + " could not be read", e);
        }
    }

    static InputStream open(String path) throws IOException {
        return url(path).openStream();
    }

    private static URL url(String path) {
        URL url = Assets.class.getResource(ROOT + path);
        if (url == null) {
            throw new IllegalStateException("the program's own file " + ROOT + path + " is missing: was the jar built whole?");
        }
        return url;
    }
}
