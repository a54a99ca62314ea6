package descent.ui.common;

import descent.model.AtomicFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// One program's folder of rescue files. Its owner holds a lock on it for as long as it lives, so that a folder whose lock
/// is free belongs to a program that ended without cleaning up. What counts is what `info.properties` names; it is
/// written last and in one step, so a crash in the middle leaves the rescue before it.
final class RescueFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String INFO = "info.properties";

    private final Path folder;
    private final FileChannel channel;

    private RescueFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// A new folder of this program's own.
    static RescueFolder create(Path parent) throws IOException {
        AppFolder.make(parent);
        Path folder = parent.resolve(UUID.randomUUID().toString());
        AppFolder.make(folder);
        try {
            return claim(folder).orElseThrow(() -> new IOException(folder + " could not be locked"));
        } catch (IOException e) {
            Files.deleteIfExists(folder.resolve(LOCK)); // it is tried again, with another folder
            Files.deleteIfExists(folder);
            throw e;
        }
    }

    /// The newest folder that another program has left behind, now held by this one; without a whole rescue in it a folder
    /// is taken away.
    ///
    /// @param own     folders that this program holds itself: to open and close their lock file would give the lock away
    /// @param trouble hears of a folder that cannot be looked into; it hides no other
    private static Optional<RescueFolder> abandoned(Path parent, Set<Path> own, Consumer<? super IOException> trouble) throws IOException {
        if (!Files.isDirectory(parent)) {
            return Optional.empty();
        }
        RescueFolder newest = null;
        for (Path p : children(parent)) {
            try {
                RescueFolder claimed = Files.isDirectory(p) && !own.contains(p) ? claim(p).orElse(null) : null;
                if (claimed != null && newest == null && Files.isRegularFile(claimed.info())) {
                    newest = claimed;
                } else if (claimed != null) {
                    claimed.spare();
                }
            } catch (IOException e) {
                trouble.accept(e);
            }
        }
        return Optional.ofNullable(newest);
    }

    /// What holds a rescue is offered at the next start.
    private void spare() throws IOException {
        try {
            if (!Files.isRegularFile(info())) {
                delete();
            }
        } finally {
            close();
        }
    }

    /// What is made of the newest folder of which something can be made.
    static <T> Optional<T> first(Path parent, Set<Path> own, Consumer<? super IOException> trouble, Function<RescueFolder, Optional<T>> use) throws IOException {
        Set<Path> passed = new HashSet<>(own);
        while (true) {
            Optional<RescueFolder> newest = abandoned(parent, passed, trouble);
            Optional<T> made = newest.flatMap(use);
            if (newest.isEmpty() || made.isPresent()) {
                return made;
            }
            passed.add(newest.get().path());
        }
    }

    private static List<Path> children(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.sorted(Comparator.comparingLong(RescueFolder::written).reversed()).toList();
        }
    }

    private static long written(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(INFO)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static Optional<RescueFolder> claim(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new RescueFolder(folder, channel));
    }

    Path path() {
        return folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    private Path info() {
        return folder.resolve(INFO);
    }

    Properties read() throws IOException {
        return Rescue.read(info());
    }

    /// Makes a rescue count; the files of the one before go.
    ///
    /// @param keep names that the new one needs
    void commit(Properties properties, List<String> keep) throws IOException {
        StringWriter text = new StringWriter();
        properties.store(text, null);
        AtomicFile.write(info(), out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        for (Path p : children(folder)) {
            String name = p.getFileName().toString();
            if (!name.equals(LOCK) && !name.equals(INFO) && !keep.contains(name)) {
                Files.deleteIfExists(p);
            }
        }
    }

    /// Nothing is to be rescued any more; the folder stays, and its lock.
    void clear() throws IOException {
        Files.deleteIfExists(info());
        for (Path p : children(folder)) {
            if (!p.getFileName().toString().equals(LOCK)) {
                Files.deleteIfExists(p);
            }
        }
    }

    void delete() throws IOException {
        clear();
        close();
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
    }

    /// Where no start looks for it; the files stay.
    void putAside() throws IOException {
        close();
        Files.move(folder, folder.getParent().resolveSibling("unreadable-" + folder.getFileName()));
    }

    /// Lets the lock go; the files stay.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
