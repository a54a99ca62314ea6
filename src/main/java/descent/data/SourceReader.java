package descent.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.function.Supplier;

/// Bytes → characters, in one pass that also hashes them, tells the progress, hears a cancel and refuses records that
/// never end. The one place through which every byte of a file comes, so that even a single endless cell is watched.
final class SourceReader extends Reader {
    /// Longest record: a longer one is an open quote, or no table.
    static final int MAX_RECORD = 32_000_000;
    private static final int MANY = 1_000_000;
    private static final int CHUNK = 1 << 16;
    private static final long TELL_EVERY = 20_000_000L;    // nanoseconds

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final Progress progress;
    private final long size;
    private final AsideDigest digest = new AsideDigest(CHUNK);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private final char delimiter;
    private long bytesRead;
    private long lastTold = System.nanoTime() - 2 * TELL_EVERY;
    private boolean ended;
    private int sinceRecord;
    private int delimiters;
    private int kept = -1;                 // second half of a character whose first half was the last that there was room for

    /// The bytes are no text in this encoding.
    static final class NotDecodable extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// A record never ends; the message goes on after "The record that begins in line N".
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(String message) {
            super(message);
        }
    }

    SourceReader(ByteSource source, EncodingGuess encoding, char delimiter, Progress progress) throws IOException {
        this.in = source.open();
        this.decoder = encoding.charset().newDecoder()
                .onMalformedInput(encoding.wide() || encoding.doubtful() ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.progress = progress;
        this.size = Math.max(1, source.size());
        this.delimiter = delimiter;
        byte[] mark = in.readNBytes(encoding.bom());
        digest.update(mark, 0, mark.length);
        bytesRead = mark.length;
        bytes.limit(0);
    }

    /// A record was finished: the next one may be long again.
    void recordEnded() {
        sinceRecord = 0;
        delimiters = 0;
    }

    long bytesRead() {
        return bytesRead;
    }

    /// SHA-256 of all bytes, in hex; to be asked when they were read.
    Supplier<String> sha256() {
        return digest;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length > 0 && kept >= 0) {
            target[offset] = (char) kept;
            kept = -1;
            return 1;
        }
        return length > 1 ? decode(target, offset, length) : length < 1 ? 0 : one(target, offset);
    }

    /// The decoder writes both halves of a character or none, and would wait for room for ever.
    private int one(char[] target, int offset) throws IOException {
        char[] pair = new char[2];
        int n = decode(pair, 0, 2);
        if (n > 0) {
            target[offset] = pair[0];
            kept = n > 1 ? pair[1] : -1;
        }
        return Math.min(n, 1);
    }

    /// @param length two or more
    private int decode(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError()) {
                throw new NotDecodable();
            }
            if (out.position() > 0) {
                watch(target, offset, out.position());
                return out.position();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int from = bytes.position();
        int n = in.read(bytes.array(), from, bytes.remaining());
        ended = n < 0;
        if (n > 0) {
            digest.update(bytes.array(), from, n);
            bytesRead += n;
            bytes.position(from + n);
        }
        bytes.flip();
        tell();
    }

    private void tell() throws CsvException {
        long now = System.nanoTime();
        if (now - lastTold > TELL_EVERY) {
            lastTold = now;
            if (!progress.update(Math.min(1, (double) bytesRead / size))) {
                throw CsvException.ofCancel();
            }
        }
    }

    private void watch(char[] target, int offset, int n) throws TooLong {
        sinceRecord += n;
        if (sinceRecord > MAX_RECORD) {
            throw new TooLong("is longer than " + MAX_RECORD / 1_000_000 + " million characters");
        }
        if (sinceRecord > MANY) {
            for (int i = offset; i < offset + n; i++) {
                delimiters += target[i] == delimiter ? 1 : 0;
            }
            if (delimiters > MANY) {
                throw new TooLong("has more than a million cells");
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
