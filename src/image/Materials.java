import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// The CycloneDX bill of materials of the image, in its folder `legal/descent`: Maven's, which lists the libraries, with Java's modules
/// and the fonts added.
///
///     java Materials.java BOM IMAGE FONTS
///
/// A bill that is missing, or has no list of components, ends the build.
public final class Materials {
    private static final String COMPONENTS = "\"components\" : [";
    private static final String OF_JAVA = "GPL-2.0-only WITH Classpath-exception-2.0";
    private static final String OF_FONTS = "OFL-1.1";

    private Materials() { }

    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        Path bom = Path.of(args[0]);
        Path image = Path.of(args[1]);
        if (!Files.isRegularFile(bom)) {
            throw new IOException("no bill of materials at " + bom + ": the plugin that writes it asks Maven for its network, so no -o");
        }
        String text = Files.readString(bom);
        int at = text.lastIndexOf(COMPONENTS); // an earlier one belongs to the tools that wrote it
        if (at < 0) {
            throw new IOException(bom + " has no list of components");
        }
        StringBuilder more = new StringBuilder();
        Properties release = release(image);
        List<String> modules = Stream.of(word(release, "MODULES").split(" ")).filter(m -> m.startsWith("java.") || m.startsWith("jdk.")).toList();
        modules.forEach(m -> more.append(component("library", m, word(release, "JAVA_VERSION"), OF_JAVA, "")));
        List<Path> fonts = fonts(Path.of(args[2]));
        for (Path font : fonts) {
            more.append(component("file", font.getFileName().toString(), "", OF_FONTS, sum(font)));
        }
        if (modules.isEmpty() || fonts.isEmpty()) {
            throw new IOException(modules.size() + " modules of Java and " + fonts.size() + " fonts for the bill of materials");
        }
        Path to = Files.createDirectories(image.resolve("legal").resolve("descent")).resolve(bom.getFileName());
        Files.writeString(to, text.substring(0, at + COMPONENTS.length()) + more + text.substring(at + COMPONENTS.length()));
        System.out.println("Bill of materials: " + modules.size() + " modules of Java, " + fonts.size() + " fonts and what Maven lists");
    }

    /// Before others in a list, hence with a comma behind.
    private static String component(String type, String name, String version, String licence, String sha256) {
        return "\n    {\"type\" : \"" + type + "\", \"name\" : \"" + name + "\"" + (version.isEmpty() ? "" : ", \"version\" : \"" + version + "\"")
                + (sha256.isEmpty() ? "" : ", \"hashes\" : [ {\"alg\" : \"SHA-256\", \"content\" : \"" + sha256 + "\"} ]")
                + ", \"licenses\" : [ {\"expression\" : \"" + licence + "\"} ]},";
    }

    private static Properties release(Path image) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(image.resolve("release"))) {
            release.load(in);
        }
        return release;
    }

    private static String word(Properties release, String name) {
        return release.getProperty(name).replace("\"", "");
    }

    private static List<Path> fonts(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.toString().endsWith(".otf") || f.toString().endsWith(".ttf")).sorted().toList();
        }
    }

    private static String sum(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
