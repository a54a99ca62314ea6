package descent.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletionException;

/// The `.model` file: one file in the layout of safetensors (8 bytes length, JSON header, raw numbers, little-endian),
/// so that Python opens it too. Weights carry PyTorch's state_dict names; the optimizer's tensors begin with
/// `optimizer.`, the curves with `history.`, the rows of the split with `split.`; everything else is text in the header's
/// `__metadata__`, and `checksum` there (SHA-256) guards every byte of the file. Large files also end with a [QuickSum], by which they are opened
/// and shown before the SHA-256 is worked out; no model is taken before that has ended well.
///
/// The same model gives the same bytes, whatever the locale. A file of a plain safetensors writer is refused in words: it
/// says nothing of layers and columns.
public final class ModelFile {
    /// Newest format that this program writes; it reads this and all older ones.
    public static final int VERSION = 2;
    /// Format 2 knows of validation rows, early stopping and weights of an earlier epoch. A model that has nothing of them is
    /// written in format 1, byte for byte as ever, so that older programs open it.
    static final int WITH_VALIDATION = 2;

    private ModelFile() { }

    /// Whole or not at all: on failure an older file of that name stays as it was. What an earlier crash in mid-save has
    /// left in the folder is taken away.
    ///
    /// @throws ModelFileException one sentence with path and cause
    public static void write(Path target, SavedModel model) throws ModelFileException {
        try {
            AtomicFile.writeChannel(target, channel -> ModelWriter.write(channel, model));
        } catch (IOException e) {
            throw new ModelFileException(e.getMessage(), e);
        } catch (Refused e) {
            throw new ModelFileException("Could not save " + target + ": " + e.getMessage() + ".", e);
        }
    }

    /// @return the model, checked as a whole; its warnings name weights that are not finite
    /// @throws ModelFileException one sentence with the file's name and the reason
    public static SavedModel read(Path source) throws ModelFileException {
        return open(source).checked();
    }

    /// As [#read], but the SHA-256 of a large file may still be worked out when this returns.
    ///
    /// @throws ModelFileException one sentence with the file's name and the reason
    public static Opened open(Path source) throws ModelFileException {
        try {
            BasicFileAttributes a = Files.readAttributes(source, BasicFileAttributes.class);
            if (!a.isRegularFile()) {
                throw new Refused(a.isDirectory() ? "it is a folder" : "it is no ordinary file but a device or a pipe");
            }
            Opened o = ModelReader.open(FileChannel.open(source, StandardOpenOption.READ));
            return new Opened(o.model(), o.whole().exceptionally(e -> {
                throw new CompletionException(refusal(source, e instanceof IOException io ? reason(io) : e.getMessage(), e));
            }));
        } catch (Refused | IllegalArgumentException e) {
            throw refusal(source, e.getMessage(), e);
        } catch (IOException e) {
            throw refusal(source, reason(e), e);
        } catch (OutOfMemoryError e) {
            throw refusal(source, "the memory does not suffice for it", e);
        }
    }

    private static ModelFileException refusal(Path source, String reason, Throwable cause) {
        String name = String.valueOf(source.getFileName() == null ? source : source.getFileName());
        return new ModelFileException(name + " cannot be opened: " + TensorNames.withoutStop(reason) + ".", cause);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException n -> "there is no such file, or the link leads nowhere";
            case AccessDeniedException a -> "reading it is not allowed";
            case FileSystemLoopException l -> "its link leads back to itself";
            case FileSystemException f when f.getReason() != null -> f.getReason().contains("symbolic links")
                    ? "its link leads back to itself" : "it cannot be read (" + f.getReason() + ")";
            default -> "it cannot be read (" + e.getMessage() + ")";
        };
    }
}
