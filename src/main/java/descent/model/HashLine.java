package descent.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/// SHA-256 of bytes that pass by. For large files it is worked out on a second thread, block by block, so that the caller
/// goes on reading or writing meanwhile. Used by one thread.
final class HashLine implements AutoCloseable {
    private static final long SMALL = 1 << 20;
    private static final int BLOCK = 1 << 18;
    /// So many blocks the caller may be ahead: long enough to allocate a large array meanwhile.
    private static final int MOST_BLOCKS = 32;
    private static final byte[] LAST = new byte[0];

    private final MessageDigest digest = Checksum.digest();
    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(MOST_BLOCKS);
    private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(MOST_BLOCKS + 1);
    private final FutureTask<MessageDigest> beside;
    private int made;
    private ByteBuffer block;

    /// @param bytes that will pass by, about
    HashLine(long bytes) {
        beside = bytes < SMALL ? null : new FutureTask<>(this::work);
        if (beside != null) {
            Thread.ofPlatform().daemon().name("checksum").start(beside);
        }
    }

    private MessageDigest work() throws InterruptedException {
        while (true) {
            ByteBuffer b = full.take();
            if (b.array() == LAST) {
                return digest;
            }
            digest.update(b.flip());
            free.put(b.clear());
        }
    }

    /// Takes the bytes between position and limit; they are copied, the buffer's position moves to its limit.
    void add(ByteBuffer bytes) throws IOException {
        if (beside == null) {
            digest.update(bytes);
            return;
        }
        while (bytes.hasRemaining()) {
            if (block == null) {
                block = next();
            }
            int n = Math.min(block.remaining(), bytes.remaining());
            block.put(block.position(), bytes, bytes.position(), n).position(block.position() + n);
            bytes.position(bytes.position() + n);
            if (!block.hasRemaining()) {
                pass();
            }
        }
    }

    private void pass() throws IOException {
        try {
            full.put(block);
            block = null;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private ByteBuffer next() throws IOException {
        ByteBuffer b = free.poll();
        if (b == null && made < MOST_BLOCKS) {
            made++;
            return ByteBuffer.allocate(BLOCK);
        }
        try {
            while (b == null && !beside.isDone()) {
                b = free.poll(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (b == null) {
            result();
            throw new IllegalStateException("the hash has ended before its end");
        }
        return b;
    }

    /// The digest of all that was added; only the caller adds to it from now on.
    MessageDigest end() throws IOException {
        if (beside == null) {
            return digest;
        }
        if (block != null) {
            pass();
        }
        full.add(ByteBuffer.wrap(LAST));
        return result();
    }

    private MessageDigest result() throws IOException {
        try {
            return beside.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("it was interrupted");
    }

    /// Ends the second thread, wherever it is.
    @Override
    public void close() {
        if (beside != null) {
            beside.cancel(true);
        }
    }
}
