package descent.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;

/// Lets the disk begin while a large file is still being written and hashed: what is there is forced again and again on a
/// thread of its own. An error of the disk is told to one call only and so is kept until the end.
final class EarlyForce implements AutoCloseable {
    private static final long SMALL = 4 << 20;

    private final FileChannel channel;
    private final Thread thread;
    private volatile boolean done; // written by the owner, read by the thread
    private IOException failure;   // written by the thread, read by the owner after joining it

    /// @param bytes of the file; a small one is forced once, by its owner
    EarlyForce(FileChannel channel, long bytes) {
        this.channel = channel;
        this.thread = bytes < SMALL ? null : Thread.ofPlatform().daemon().name("early force").start(this::run);
    }

    private void run() {
        try {
            while (!done) {
                channel.force(false);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Ends the thread; the caller still forces the file once more.
    ///
    /// @throws IOException what the disk answered meanwhile
    @Override
    public void close() throws IOException {
        if (thread == null) {
            return;
        }
        done = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("it was interrupted");
        }
        if (failure != null) {
            throw failure;
        }
    }
}
