package descent.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The file's own checksum: SHA-256 over every byte of the file, its 64 digits in the header taken as the digit 0.
/// It stands in the header as `sha256:` and the digits.
final class Checksum {
    static final String PREFIX = "sha256:";
    static final int DIGITS = 64;
    static final String ZEROS = PREFIX + "0".repeat(DIGITS);
    static final String DAMAGED = "it is damaged: its checksum does not match its bytes; take another copy";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{" + DIGITS + "}");

    private Checksum() { }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own SHA-256 can be copied", e);
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
