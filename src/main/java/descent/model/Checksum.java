package descent.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

/// The file's own checksum: SHA-256 over every byte of the file, its 64 digits in the header taken as the digit 0.
/// It stands in the header as `sha256:` and the digits.
final class Checksum {
    static final String PREFIX = "sha256:";
    static final int DIGITS = 64;
    static final String ZEROS = PREFIX + "0".repeat(DIGITS);
    private static final long SMALL = 1 << 20;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{" + DIGITS + "}");

    private Checksum() { }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Hashes beside the caller's own work: a thread of its own for large files, at once for small ones.
    static FutureTask<byte[]> beside(Callable<byte[]> hash, long bytes) {
        FutureTask<byte[]> task = new FutureTask<>(hash);
        if (bytes < SMALL) {
            task.run();
        } else {
            Thread.ofPlatform().daemon().name("checksum").start(task);
        }
        return task;
    }

    static byte[] result(FutureTask<byte[]> task) throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException r -> throw r;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was interrupted");
        }
    }

    static String text(byte[] hash) {
        return PREFIX + HexFormat.of().formatHex(hash);
    }

    /// Sets the digits in a header's bytes to 0.
    ///
    /// @return where the digits begin
    /// @throws Refused when the text is no checksum, or does not stand in the header exactly once
    static int clear(byte[] header, String checksum) {
        if (!FORM.matcher(checksum).matches()) {
            throw new Refused("its checksum is not " + PREFIX + " and " + DIGITS + " digits");
        }
        byte[] wanted = checksum.getBytes(StandardCharsets.US_ASCII);
        int at = indexOf(header, wanted, 0);
        if (at < 0 || indexOf(header, wanted, at + 1) >= 0) {
            throw new Refused("its checksum does not stand in the header exactly once");
        }
        int digits = at + PREFIX.length();
        Arrays.fill(header, digits, digits + DIGITS, (byte) '0');
        return digits;
    }

    private static int indexOf(byte[] in, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
