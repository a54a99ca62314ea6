package descent.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out whether there is a display, before JavaFX starts (it would end the program without one). Only Linux and
/// its relatives can be without; there DISPLAY must name an X server that answers, since a stale one is as bad as none.
final class Display {
    private static final Pattern NAME = Pattern.compile("(?:unix)?([^:]*):(\\d+)(?:\\.\\d+)?");
    private static final int X11_PORT = 6000;
    private static final int PATIENCE_MILLIS = 1500;
    private static final Path SOCKETS = Path.of("/tmp/.X11-unix");

    private Display() { }

    /// @return why there is no display, or "" when there is one
    static String missing() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.contains("win") || os.contains("mac") ? "" : missing(System.getenv(), SOCKETS);
    }

    static String missing(Map<String, String> environment, Path sockets) {
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isBlank()) {
            return "There is no display (DISPLAY is not set)";
        }
        Matcher m = NAME.matcher(display);
        if (!m.matches()) {
            return "There is no display (DISPLAY is “" + display + "”, which names none)";
        }
        int number = Integer.parseInt(m.group(2));
        boolean answers = m.group(1).isEmpty() ? local(sockets.resolve("X" + number), number) : remote(m.group(1), X11_PORT + number);
        return answers ? "" : "There is no display (nothing answers at DISPLAY " + display + ")";
    }

    /// A look at the kernel's list costs less than a connection; that is for systems, or rooms within one, without such a list.
    private static boolean local(Path socket, int number) {
        return listed(" " + socket, "@/tmp/.X11-unix/X" + number) || (Files.exists(socket) && connects(socket));
    }

    private static boolean connects(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /// Linux lists the sockets that somebody holds open; those without a file have an @ before the name.
    private static boolean listed(String end, String abstractEnd) {
        Path list = Path.of("/proc/net/unix");
        try {
            for (String line : Files.isReadable(list) ? Files.readAllLines(list) : List.<String>of()) {
                if (line.endsWith(end) || line.endsWith(abstractEnd)) {
                    return true;
                }
            }
        } catch (IOException e) {
            // as if nobody listed any
        }
        return false;
    }

    private static boolean remote(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
