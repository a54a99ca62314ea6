package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens a written page or drawing in headless Chromium, if there is one, and leaves a picture and a PDF of it beside the
/// other pictures of the tests. Without a browser it says so, and only the text of the page is checked.
final class Browser {
    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href|xlink:href|action|data|poster)\\s*=\\s*[\"']?([^\"'\\s>]+)|url\\(([^)]+)\\)|@import\\s+(\\S+)");

    private Browser() { }

    /// @param pictures where they go, without an ending
    static void check(Path page, Path pictures) throws IOException {
        String text = Files.readString(page);
        Matcher m = REFERENCE.matcher(text);
        while (m.find()) {
            String to = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
            assertTrue(to.startsWith("data:") || to.startsWith("#"), page.getFileName() + " refers to " + to);
        }
        assertFalse(text.toLowerCase(Locale.ROOT).contains("<script"), "a script in " + page.getFileName());
        String browser = browser();
        if (browser == null) {
            System.out.println("No Chromium on this machine (Debian: chromium): " + page.getFileName() + " was read as text, not opened.");
            return;
        }
        Files.createDirectories(pictures.toAbsolutePath().getParent());
        Path png = Path.of(pictures + ".png").toAbsolutePath();
        Path pdf = Path.of(pictures + ".pdf").toAbsolutePath();
        open(browser, page, "--screenshot=" + png, "--window-size=1100,2600", "--hide-scrollbars");
        open(browser, page, "--print-to-pdf=" + pdf, "--no-pdf-header-footer");
        assertTrue(Files.size(png) > 5000, png + " is nearly empty");
        assertTrue(Files.readString(pdf, StandardCharsets.ISO_8859_1).startsWith("%PDF"), pdf + " is no PDF");
    }

    private static String browser() throws IOException {
        for (String name : NAMES) {
            for (String dir : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
                if (Files.isExecutable(Path.of(dir).resolve(name))) {
                    return name;
                }
            }
        }
        return null;
    }

    private static void open(String browser, Path page, String... what) throws IOException {
        Path profile = Files.createTempDirectory("browser");
        List<String> command = new ArrayList<>(List.of(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + profile));
        command.addAll(List.of(what));
        command.add(page.toUri().toString());
        Path log = profile.resolve("log.txt");
        Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!p.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                p.destroyForcibly();
                throw new AssertionError("the browser did not end: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(0, p.exitValue(), () -> "the browser failed on " + page);
    }
}
