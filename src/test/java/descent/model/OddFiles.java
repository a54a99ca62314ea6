package descent.model;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a folder may hold under the name of a model besides ordinary files: folders, links, pipes, devices, files of 10 GB
/// without a byte in them.
public final class OddFiles {
    private static final long TEN_GB = 10L << 30;
    private static final Path MKFIFO = Path.of("/usr/bin/mkfifo");

    private OddFiles() { }

    /// Makes what this machine can make.
    ///
    /// @return the files, each with words of its refusal
    public static Map<Path, String> make(Path folder) throws IOException, InterruptedException {
        Map<Path, String> odd = new LinkedHashMap<>();
        odd.put(Files.createDirectory(folder.resolve("folder.model")), "it is a folder");
        odd.put(folder.resolve("none.model"), "there is no such file");
        links(folder, odd);
        sparse(folder, odd);
        if (Files.isExecutable(MKFIFO)) {
            Path pipe = folder.resolve("pipe.model");
            if (new ProcessBuilder(MKFIFO.toString(), pipe.toString()).start().waitFor() == 0) {
                odd.put(pipe, "a device or a pipe");
                odd.put(Files.createSymbolicLink(folder.resolve("to_pipe.model"), pipe), "a device or a pipe");
            }
        }
        Path locked = Files.write(folder.resolve("locked.model"), new byte[] {1});
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(locked)) {
            Files.delete(locked); // root reads everything
        } else {
            odd.put(locked, "reading it is not allowed");
        }
        return odd;
    }

    private static void links(Path folder, Map<Path, String> odd) throws IOException {
        odd.put(Files.createSymbolicLink(folder.resolve("dangling.model"), folder.resolve("nowhere")), "leads nowhere");
        Path loop = folder.resolve("loop.model");
        odd.put(Files.createSymbolicLink(loop, loop), "leads back to itself");
        Path there = folder.resolve("there.model");
        Path back = folder.resolve("back.model");
        odd.put(Files.createSymbolicLink(there, back), "leads back to itself");
        odd.put(Files.createSymbolicLink(back, there), "leads back to itself");
        odd.put(Files.createSymbolicLink(folder.resolve("to_folder.model"), folder), "it is a folder");
        for (String device : new String[] {"zero", "random", "null", "tty"}) {
            Path d = Path.of("/dev", device);
            if (Files.exists(d)) {
                odd.put(Files.createSymbolicLink(folder.resolve(device + ".model"), d), "a device or a pipe");
            }
        }
        if (Files.exists(Path.of("/proc/self/environ"))) {
            odd.put(Files.createSymbolicLink(folder.resolve("proc.model"), Path.of("/proc/self/environ")), "it is empty");
        }
    }

    private static void sparse(Path folder, Map<Path, String> odd) throws IOException {
        odd.put(sparse(folder.resolve("zeros.model"), new byte[0], TEN_GB), "does not begin as");
        Path good = Path.of("src/test/resources/golden/model/v1.model");
        odd.put(sparse(folder.resolve("tail.model"), Files.readAllBytes(good), TEN_GB), "longer than its tensors");
        String header = "{\"__metadata__\":{\"format\":\"descent-model\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2000000000],\"data_offsets\":[0,8000000000]}}";
        odd.put(sparse(folder.resolve("big.model"), Forge.file(header.getBytes(StandardCharsets.UTF_8), new byte[0]), 8 + header.length() + 8_000_000_000L),
                "format_version is missing");
        byte[] blanks = Forge.file(" ".repeat(16 << 20).getBytes(StandardCharsets.US_ASCII), new byte[0]);
        odd.put(Files.write(folder.resolve("blanks.model"), blanks), "does not begin as");
        blanks[8] = '{';
        odd.put(Files.write(folder.resolve("brace.model"), blanks), "not valid JSON");
    }

    private static Path sparse(Path f, byte[] start, long size) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(f.toFile(), "rw")) {
            file.write(start);
            file.setLength(size);
        }
        return f;
    }
}
