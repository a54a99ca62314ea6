package descent.app;

import descent.model.AtomicFile;
import descent.ui.common.AppFolder;
import descent.ui.common.PathLines;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// One program a person: a file that is opened while Descent runs goes to the running window. The running program holds a
/// lock in its folder and watches a post box there; another start puts a letter with the file's path into it and ends. No
/// connection is opened. Where nobody fetches the letter in time the start goes on with a window of its own.
final class OneProgram implements AutoCloseable {
    private static final String LOCK = "running.lock";
    private static final String LETTER = ".open";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LONGEST = 1 << 16;

    private final Path inbox;
    private final FileChannel channel;
    private volatile WatchService watch; // written by the listening thread, read by whoever closes

    private OneProgram(Path inbox, FileChannel channel) {
        this.inbox = inbox;
        this.channel = channel;
    }

    /// @return this program as the running one; empty when another one is, or where there is no folder to say so in: then each start
    /// has a window of its own
    static Optional<OneProgram> become(AppFolder home) {
        try {
            return lock(home);
        } catch (IOException e) {
            Logger.getLogger(OneProgram.class.getName()).log(Level.INFO, e, () -> "without a folder of its own: " + home.root());
            return Optional.empty();
        }
    }

    private static Optional<OneProgram> lock(AppFolder home) throws IOException {
        AppFolder.make(home.root());
        AppFolder.make(home.inbox());
        FileChannel channel = FileChannel.open(home.root().resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        OneProgram program = new OneProgram(home.inbox(), channel);
        try {
            program.letters(e -> { }); // what lies there was meant for a program that is gone
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return Optional.of(program);
    }

    /// Hands files to the running program, if there is one.
    ///
    /// @return whether it took them
    static boolean handOver(AppFolder home, List<Path> files) throws IOException {
        if (!runs(home)) {
            return false;
        }
        Path letter = home.inbox().resolve(UUID.randomUUID() + LETTER);
        String text = PathLines.of(files.stream().map(Path::toAbsolutePath).toList());
        AtomicFile.write(letter, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; LockSupport.parkNanos(LOOK_NANOS)) {
            if (!Files.exists(letter)) {
                return true;
            }
        }
        return !Files.deleteIfExists(letter);
    }

    private static boolean runs(AppFolder home) throws IOException {
        Path lock = home.root().resolve(LOCK);
        if (!Files.isRegularFile(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /// From now on fetches letters, on a thread that sleeps in the system until one comes.
    ///
    /// @param open gets the files of a letter, none when the window shall only come to the front
    void listen(Consumer<List<Path>> open, Consumer<Throwable> trouble) {
        Thread t = new Thread(() -> {
            try (WatchService service = inbox.getFileSystem().newWatchService()) {
                watch = service;
                inbox.register(service, StandardWatchEventKinds.ENTRY_CREATE);
                letters(trouble).forEach(open); // came between lock and watch
                while (channel.isOpen()) {
                    WatchKey key = service.take();
                    key.pollEvents();
                    letters(trouble).forEach(open);
                    key.reset();
                }
            } catch (IOException e) {
                trouble.accept(e);
            } catch (InterruptedException | ClosedWatchServiceException e) {
                Thread.currentThread().interrupt();
            }
        }, "post box");
        t.setDaemon(true);
        t.start();
    }

    /// Takes all letters out of the box.
    ///
    /// @param trouble hears of those that cannot be read
    private List<List<Path>> letters(Consumer<? super IOException> trouble) throws IOException {
        List<List<Path>> out = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(inbox, "*" + LETTER)) {
            for (Path p : all) {
                try {
                    if (Files.isRegularFile(p) && Files.size(p) <= LONGEST) {
                        out.add(letter(p));
                    }
                } catch (IOException e) {
                    trouble.accept(e); // the others are opened all the same
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return out;
    }

    /// Takes one out, also where it cannot be read: it would be met at every look.
    private static List<Path> letter(Path p) throws IOException {
        try {
            return PathLines.read(Files.readString(p)).stream().filter(Path::isAbsolute).toList();
        } finally {
            Files.deleteIfExists(p);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        WatchService w = watch;
        if (w != null) {
            w.close();
        }
    }
}
