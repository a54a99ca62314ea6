package descent.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Which characters the bytes mean: a byte order mark says it; zeros in every second byte are UTF-16; else UTF-8 when
/// the bytes are valid as such, else Windows-1252 or Latin-1.
///
/// @param charset  of the bytes
/// @param bom      length of the byte order mark
/// @param why      one sentence
/// @param doubtful nothing in the file says it
/// @param forgives the file or a person says it, and some bytes are not valid in it all the same
record EncodingGuess(Charset charset, int bom, String why, boolean doubtful, boolean forgives) {
    /// What stands for bytes that are not valid.
    static final char LOST = '\uFFFD';

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final double ZEROS = 0.3;

    EncodingGuess(Charset charset, int bom, String why, boolean doubtful) {
        this(charset, bom, why, doubtful, false);
    }

    /// The same for a file in which some bytes are not valid: a line that another program wrote, say.
    EncodingGuess forgiving() {
        return new EncodingGuess(charset, bom, why + "; not all bytes are valid in it", true, true);
    }

    /// @param head     first bytes
    /// @param complete these are all bytes
    static EncodingGuess of(byte[] head, boolean complete) {
        EncodingGuess marked = byMark(head);
        if (marked != null) {
            return marked;
        }
        EncodingGuess wide = byZeros(head);
        if (wide != null) {
            return wide;
        }
        if (isAscii(head)) {
            return new EncodingGuess(StandardCharsets.UTF_8, 0, "only ASCII characters, the same in every usual encoding", false);
        }
        if (isUtf8(head, complete)) {
            return new EncodingGuess(StandardCharsets.UTF_8, 0, "the bytes are valid UTF-8, which hardly happens by chance", false);
        }
        return oneByte(head, "the bytes are not valid UTF-8");
    }

    /// For a file whose later bytes turn out not to be UTF-8.
    static EncodingGuess oneByte(byte[] head, String because) {
        boolean controls = false;
        boolean undefined = false;
        for (byte b : head) {
            int c = b & 0xff;
            controls |= c >= 0x80 && c < 0xa0;
            undefined |= c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d;
        }
        return undefined ? new EncodingGuess(StandardCharsets.ISO_8859_1, 0, because + ", so Latin-1 (ISO-8859-1) is assumed", true)
                : new EncodingGuess(WINDOWS, 0, because + ", so Windows-1252 is assumed"
                        + (controls ? "" : " (here the same as Latin-1)") + ": look at letters with accents", true);
    }

    /// A person chose the encoding; a byte order mark of the same encoding is still skipped.
    static EncodingGuess chosen(Charset charset, byte[] head) {
        EncodingGuess marked = byMark(head);
        boolean same = marked != null && (marked.charset.equals(charset) || charset.name().equals("UTF-16"));
        return new EncodingGuess(same ? marked.charset : charset, same ? marked.bom : 0, "chosen by you", false);
    }

    boolean wide() {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /// Decodes what can be decoded, faults as U+FFFD.
    String decode(byte[] head) {
        return new String(head, bom, head.length - bom, charset);
    }

    private static EncodingGuess byMark(byte[] b) {
        String mark = "begins with a byte order mark of ";
        if (starts(b, 0, 0xef, 0xbb, 0xbf)) {
            return new EncodingGuess(StandardCharsets.UTF_8, starts(b, 3, 0xef, 0xbb, 0xbf) ? 6 : 3, mark + "UTF-8", false);
        }
        if (starts(b, 0, 0, 0, 0xfe, 0xff)) {
            return new EncodingGuess(UTF_32BE, 4, mark + "UTF-32 (big endian)", false);
        }
        if (starts(b, 0, 0xff, 0xfe, 0, 0)) {
            return new EncodingGuess(UTF_32LE, 4, mark + "UTF-32", false);
        }
        if (starts(b, 0, 0xff, 0xfe)) {
            return new EncodingGuess(StandardCharsets.UTF_16LE, 2, mark + "UTF-16 (little endian), as Excel's \"Unicode text\" has it", false);
        }
        if (starts(b, 0, 0xfe, 0xff)) {
            return new EncodingGuess(StandardCharsets.UTF_16BE, 2, mark + "UTF-16 (big endian)", false);
        }
        return null;
    }

    private static boolean starts(byte[] b, int from, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (from + i >= b.length || (b[from + i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static EncodingGuess byZeros(byte[] b) {
        EncodingGuess four = byThreeZeros(b);
        if (four != null) {
            return four;
        }
        int even = 0;
        int odd = 0;
        int n = Math.min(b.length, 4096) & ~1;
        for (int i = 0; i < n; i += 2) {
            even += b[i] == 0 ? 1 : 0;
            odd += b[i + 1] == 0 ? 1 : 0;
        }
        int half = n / 2;
        if (half < 2) {
            return null;
        }
        if (odd > ZEROS * half && even < odd / 20 + 1) {
            return new EncodingGuess(StandardCharsets.UTF_16LE, 0, "every second byte is zero: UTF-16 (little endian) without a byte order mark", true);
        }
        return even > ZEROS * half && odd < even / 20 + 1
                ? new EncodingGuess(StandardCharsets.UTF_16BE, 0, "every second byte is zero: UTF-16 (big endian) without a byte order mark", true) : null;
    }

    /// UTF-32 has a zero in the highest byte of each four, and two more for Latin letters.
    private static EncodingGuess byThreeZeros(byte[] b) {
        int n = Math.min(b.length, 4096) & ~3;
        int[] zeros = new int[4];
        for (int i = 0; i < n; i++) {
            zeros[i & 3] += b[i] == 0 ? 1 : 0;
        }
        int quarter = n / 4;
        if (quarter < 2) {
            return null;
        }
        String why = " endian) without a byte order mark";
        if (zeros[3] == quarter && zeros[2] > ZEROS * quarter && zeros[0] == 0) {
            return new EncodingGuess(UTF_32LE, 0, "three of four bytes are zero: UTF-32 (little" + why, true);
        }
        return zeros[0] == quarter && zeros[1] > ZEROS * quarter && zeros[3] == 0
                ? new EncodingGuess(UTF_32BE, 0, "three of four bytes are zero: UTF-32 (big" + why, true) : null;
    }

    private static boolean isAscii(byte[] head) {
        for (byte b : head) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] head, boolean complete) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(head);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, complete);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }
}
