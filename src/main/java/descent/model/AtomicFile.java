package descent.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a file whole or not at all: into a temporary file beside it, forced to the disk, then moved over the old one
/// in one step. Whatever fails, the old file stays as it was and the temporary one is taken away.
public final class AtomicFile {
    private static final String PREFIX = ".descent-";
    private static final String SUFFIX = ".tmp";
    private static final Duration STALE = Duration.ofMinutes(10);
    private static final int BUFFER = 1 << 16;
    private static final long LARGE = 4 << 20;
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OF_GROUP = PosixFilePermissions.fromString("---rwx---");
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final String UNKNOWN = "0";
    private static final Pattern NAME = Pattern.compile("\\.descent-([0-9a-f]+)-(\\d{1,18})-.*");

    /// What is written.
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /// What is written, as a stream.
    @FunctionalInterface
    public interface StreamContent {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() { }

    /// @throws IOException whose message is one sentence with path and cause
    public static void write(Path target, StreamContent content) throws IOException {
        writeChannel(target, channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
        });
    }

    /// Makes a folder that files are to be written into, with those above it; fine where it is there.
    ///
    /// @throws IOException whose message is one sentence with path and cause
    static void folder(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath();
        try {
            Files.createDirectories(whole);
        } catch (IOException e) {
            throw new IOException(sentence(whole, whole.getParent(), e), e);
        }
    }

    /// @throws IOException whose message is one sentence with path and cause
    public static void writeChannel(Path target, Content content) throws IOException {
        Path whole = target.toAbsolutePath();
        Path folder = whole.getParent();
        try {
            // a link is written through: its file is replaced, not the link
            Path real = Files.exists(whole) ? whole.toRealPath() : whole;
            replace(real, content);
        } catch (IOException e) {
            throw new IOException(sentence(whole, folder, e), e);
        }
    }

    private static void replace(Path real, Content content) throws IOException {
        if (Files.isDirectory(real)) {
            throw new FileSystemException(real.toString(), null, "it is a folder");
        }
        if (Files.exists(real) && !Files.isWritable(real)) {
            throw new AccessDeniedException(real.toString());
        }
        sweep(real.getParent());
        Path temp = real.resolveSibling(PREFIX + machine() + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID() + SUFFIX);
        try {
            try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            keepRights(real, temp);
            move(temp, real);
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(temp);
            } catch (IOException e2) {
                e.addSuppressed(e2);
            }
            throw e;
        }
        forceFolder(real.getParent());
    }

    /// Who may read and write the old file may do so with the new one, and nobody else.
    private static void keepRights(Path old, Path temp) {
        if (!POSIX || !Files.exists(old)) {
            return;
        }
        try {
            PosixFileAttributes rights = Files.readAttributes(old, PosixFileAttributes.class);
            Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
            kept.addAll(rights.permissions());
            if (!keepGroup(rights.group(), temp)) {
                kept.removeAll(OF_GROUP);
            }
            Files.setPosixFilePermissions(temp, kept);
        } catch (IOException e) {
            // a disk without such rights: the file is written all the same
            return;
        }
    }

    private static boolean keepGroup(GroupPrincipal group, Path temp) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(temp, PosixFileAttributeView.class);
        if (group.equals(view.readAttributes().group())) {
            return true;
        }
        try {
            view.setGroup(group);
            return true;
        } catch (IOException e) {
            return false; // this person is not of that group
        }
    }

    /// The last handle of a replaced file frees its blocks, 10 ms for 40 MB: that of a large one is closed beside. Windows would
    /// not let a file be replaced that is open.
    private static void move(Path temp, Path real) throws IOException {
        boolean beside = POSIX && Files.exists(real) && Files.size(real) >= LARGE && Files.isReadable(real);
        FileChannel old = beside ? FileChannel.open(real, StandardOpenOption.READ) : null;
        try {
            Files.move(temp, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (old != null) {
                Thread.ofPlatform().daemon().name("old file").start(() -> closed(old));
            }
        }
    }

    private static void closed(FileChannel old) {
        try {
            old.close();
        } catch (IOException e) {
            // it was only read, and is gone
            return;
        }
    }

    /// The move is on the disk only when the folder is. Not every system lets a folder be opened; then it is its own care.
    private static void forceFolder(Path folder) {
        try (FileChannel c = FileChannel.open(folder, StandardOpenOption.READ)) {
            c.force(true);
        } catch (IOException e) {
            // the file is in place and whole; Windows cannot open folders at all
            return;
        }
    }

    /// Takes away what a crash in mid-save has left in a folder: our own temporary files whose process on this machine has
    /// ended, or, where that cannot be known, that are older than ten minutes. Done before each write, at the start, and where a
    /// model is opened.
    public static void sweep(Path folder) {
        if (folder == null) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            Instant before = Instant.now().minus(STALE);
            for (Path p : left) {
                if (Files.isRegularFile(p) && isLeft(p, before)) {
                    Files.deleteIfExists(p);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // nothing depends on it: the next start tries again
            return;
        }
    }

    /// `.descent-<machine>-<process>-<uuid>.tmp`: a process of this machine that lives may still be writing it, however slow its
    /// disk is, unless it began after the file had been touched last and so has only inherited the number.
    private static boolean isLeft(Path temp, Instant before) throws IOException {
        Instant touched = Files.getLastModifiedTime(temp).toInstant();
        Matcher m = NAME.matcher(temp.getFileName().toString());
        if (!m.matches() || m.group(1).equals(UNKNOWN) || !m.group(1).equals(machine())) {
            return touched.isBefore(before);
        }
        Optional<ProcessHandle> writer = ProcessHandle.of(Long.parseLong(m.group(2)));
        return writer.isEmpty() || (touched.isBefore(before) && writer.get().info().startInstant().map(touched::isBefore).orElse(true));
    }

    /// Tells machines apart that share a folder; process numbers of another one say nothing here.
    private static String machine() {
        try {
            String id = Files.readString(MACHINE_ID).strip();
            return id.isEmpty() ? UNKNOWN : HexFormat.of().toHexDigits(id.hashCode());
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String sentence(Path file, Path folder, IOException e) {
        String start = "Could not save " + file + ": ";
        return start + switch (e) {
            case AccessDeniedException a -> "writing is not allowed there; choose another folder or another name.";
            case NoSuchFileException n -> folder != null && !Files.isDirectory(folder)
                    ? "the folder " + folder + " does not exist; choose another folder." : "the place does not exist; choose another folder.";
            case FileAlreadyExistsException f -> "a file bears the name " + Path.of(f.getFile()).getFileName() + ", where a folder is needed; choose another name.";
            case AtomicMoveNotSupportedException m -> "the old file cannot be replaced in one step there; choose another folder.";
            case FileSystemException f when f.getReason() != null -> cause(f.getReason());
            default -> cause(e.getMessage() == null ? "the system gives no reason" : e.getMessage());
        };
    }

    private static String cause(String reason) {
        String r = reason.strip();
        if (r.contains("No space left")) {
            return "the disk is full; make room or choose another disk.";
        }
        if (r.contains("quota")) {
            return "your disk quota is used up; make room or choose another disk.";
        }
        if (r.contains("File name too long")) {
            return "the name is too long; choose a shorter one.";
        }
        if (r.contains("Permission denied") || r.contains("not permitted")) {
            return "writing is not allowed there; choose another folder or another name.";
        }
        if (r.contains("Input/output error")) {
            return "the disk answers with an error (" + r + "); choose another disk.";
        }
        if (r.contains("Read-only")) {
            return "the disk can only be read; choose another folder.";
        }
        return r + (r.endsWith(".") ? "" : ".");
    }
}
