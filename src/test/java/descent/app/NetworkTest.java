package descent.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.FaultTable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program asks nobody: no socket of the internet during the whole tour, by strace on Linux (Debian: strace), but the ones that
/// Java makes and drops in any program that opens a file; nothing is ever connected, bound or sent.
///
///     mvn test -Dtest=NetworkTest -Ddescent.network=tour
@Tag("faults")
class NetworkTest {
    @RegisterExtension
    static final FaultTable FAULTS = new FaultTable();
    /// A socket of the internet, whatever is done with it; names of other computers asked of the programs that look them up for others
    /// (systemd's resolver, glibc's nscd, which Java asks for the names of persons too).
    private static final Pattern INTERNET = Pattern.compile("\\bAF_(INET6?|PACKET)\\b|/run/systemd/resolve|\\bsend\\w*\\(.*(hosts|\"\\\\2(\\\\0){3}\\\\([4-7a]|16)\\\\0)");
    private static final Pattern USED = Pattern.compile("\\b(connect|sendto|sendmsg|bind|listen)\\(.*AF_INET6?\\b");
    private static final int PATIENCE_SECONDS = 1800;
    private static final Pattern CALL = Pattern.compile("\\b\\w+\\(");

    @TempDir
    Path folder;

    private static void watched() {
        assumeTrue("tour".equals(System.getProperty("descent.network")), "-Ddescent.network=tour watches the sockets of a whole tour, and of a start, by strace");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "no strace on this machine (Debian: strace)");
    }

    @Test
    void wholeTour_connectsToNobody() throws Exception {
        watched();
        FaultTable.Row row = FAULTS.open("network: strace over the whole tour");
        List<String> calls = traced(row, "tour", List.of(), "descent.app.Main", "--tour", Path.of("target", "network-tour").toString());
        assertTrue(Files.readString(folder.resolve("tour.txt")).contains("The tour took"));
        nobody(row, calls);
    }

    /// With its lock and post box, log, preferences, rescue and the choosers of the desktop.
    @Test
    void programAsItIsStarted_connectsToNobody() throws Exception {
        watched();
        FaultTable.Row row = FAULTS.open("network: strace over a start that trains and evaluates");
        List<String> calls = traced(row, "start", List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Ddescent.home=" + folder.resolve("home"), "-Ddescent.start=train"), "descent.app.Main");
        assertTrue(Files.readString(folder.resolve("start.txt")).contains("whole window"));
        nobody(row, calls);
    }

    private void nobody(FaultTable.Row row, List<String> calls) throws Exception {
        List<String> java = out(traced(row, "bare", List.of(), "descent.app.BareChild", "pom.xml")); // the calls of any program
        List<String> out = new ArrayList<>(out(calls));
        java.forEach(out::remove); // each once
        row.tried(1).lost(out.size());
        assertEquals(List.of(), out);
        assertEquals(List.of(), calls.stream().filter(l -> USED.matcher(l).find()).toList());
        assertTrue(!calls.isEmpty(), "not one network call, not even between the program's own threads: was it traced at all?");
        row.holds(calls.size() + " network calls, all local; none to the internet but the " + java.size() + " that Java makes at each start");
    }

    /// The network calls of a program, without the thread.
    private List<String> traced(FaultTable.Row row, String name, List<String> properties, String program, String... args) throws Exception {
        Path trace = folder.resolve(name + ".trace");
        List<String> command = new ArrayList<>(List.of("/usr/bin/strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", trace.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--module-path", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "mods"),
                "--patch-module", "descent=" + Path.of("target", "test-classes"), "--add-modules", "jdk.incubator.vector", "--enable-native-access=javafx.graphics"));
        command.addAll(properties);
        command.addAll(List.of("-m", "descent/" + program));
        command.addAll(List.of(args));
        Path said = folder.resolve(name + ".txt");
        Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        boolean ended = child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        row.inTime(ended);
        if (!ended) {
            WindowChild.kill(child);
        }
        assertTrue(ended, name + " did not end within " + PATIENCE_SECONDS + " s");
        assertEquals(0, child.exitValue(), Files.readString(said));
        return Files.readAllLines(trace).stream().filter(l -> CALL.matcher(l).find()).map(l -> l.replaceFirst("^\\d+\\s+", "")).toList();
    }

    /// Those to the internet.
    private static List<String> out(List<String> calls) {
        return calls.stream().filter(l -> INTERNET.matcher(l).find()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 connect(5, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0", "12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 5",
        "12 socket(AF_INET6, SOCK_STREAM, 0) = 5", "12 connect(5, {sa_family=AF_UNIX, sun_path=\"/run/systemd/resolve/io.systemd.Resolve\"}, 42) = 0",
        "12 sendto(5, \"\\2\\0\\0\\0\\r\\0\\0\\0\\6\\0\\0\\0hosts\\0\", 18, MSG_NOSIGNAL, NULL, 0) = 18",
        "12 sendto(5, \"\\2\\0\\0\\0\\16\\0\\0\\0\\f\\0\\0\\0example.org\\0\", 24, MSG_NOSIGNAL, NULL, 0) = 24"})
    void everyWayOut_isSeen(String call) {
        assertTrue(CALL.matcher(call).find() && INTERNET.matcher(call).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 socketpair(AF_UNIX, SOCK_STREAM, 0, [4, 5]) = 0", "12 socket(AF_UNIX, SOCK_STREAM, 0) = 5", "12 shutdown(5, SHUT_RDWR) = 0",
        "12 connect(5, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110) = -1 ENOENT (No such file or directory)",
        "12 sendto(5, \"\\2\\0\\0\\0\\v\\0\\0\\0\\7\\0\\0\\0passwd\\0\", 19, MSG_NOSIGNAL, NULL, 0) = 19"})
    void localCalls_areNone(String call) {
        assertTrue(CALL.matcher(call).find() && !INTERNET.matcher(call).find());
    }
}
