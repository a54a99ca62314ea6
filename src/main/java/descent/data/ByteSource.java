package descent.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Bytes that can be read more than once: a file, or an array.
///
/// @param name  shown to people
/// @param path  of a file, or null
/// @param bytes of an array, or null
/// @param size  number of bytes
record ByteSource(String name, Path path, byte[] bytes, long size) {

    static ByteSource of(Path path) throws CsvException {
        String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
        if (Files.isDirectory(path)) {
            throw new CsvException(name + " is a folder; choose a file inside it.", 0);
        }
        if (!Files.exists(path)) {
            throw new CsvException(name + " is not there any more; it may have been moved, renamed or deleted.", 0);
        }
        if (!Files.isRegularFile(path)) {
            throw new CsvException(name + " is a device or a pipe, not a file: save its contents as a file first and open that.", 0);
        }
        try {
            return new ByteSource(name, path, null, Files.size(path));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    static ByteSource of(String name, byte[] bytes) {
        return new ByteSource(name, null, bytes, bytes.length);
    }

    InputStream open() throws CsvException {
        if (bytes != null) {
            return new ByteArrayInputStream(bytes);
        }
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// The first bytes, at most `limit`.
    byte[] head(int limit) throws CsvException {
        try (InputStream in = open()) {
            return in.readNBytes(limit);
        } catch (CsvException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    static CsvException unreadable(String name, IOException e) {
        String why = switch (e) {
            case NoSuchFileException _ -> "it is not there any more";
            case AccessDeniedException _ -> "reading it is not allowed";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
        return new CsvException(name + " cannot be read (" + why + "); check that it is there and that you may read it.", 0, e);
    }
}
