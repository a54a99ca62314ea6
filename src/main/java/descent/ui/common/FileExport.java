package descent.ui.common;

import descent.data.Progress;
import descent.model.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Writes what may be long on the io thread, in one piece or not at all, with progress and Cancel, and says how it ended.
public final class FileExport {
    private final FileWork work;
    private final Consumer<Notice> say;
    private final Consumer<Throwable> fault;

    /// What is written.
    @FunctionalInterface
    public interface Text {
        /// @throws IOException also when `progress` says that it shall end
        void write(Writer out, Progress progress) throws IOException;
    }

    /// What is written, as bytes.
    @FunctionalInterface
    public interface Content {
        /// @throws IOException also when `progress` says that it shall end
        void write(OutputStream out, Progress progress) throws IOException;
    }

    /// @param fault hears of what is no refusal in words but an error of the program
    public FileExport(FileWork work, Consumer<Notice> say, Consumer<Throwable> fault) {
        this.work = work;
        this.say = say;
        this.fault = fault;
    }

    /// In UTF-8.
    public void text(Path file, Text text) {
        content(file, (out, progress) -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.write(writer, progress);
            writer.flush();
        });
    }

    public void content(Path file, Content content) {
        FileWork.Job<Path> job = work.start("Writing", file.getFileName() + "", progress -> {
            AtomicFile.write(file, out -> content.write(out, progress));
            return file;
        });
        Answers.then(job.result(), (written, e) -> {
            if (written != null) {
                say.accept(Notice.done("Written: " + file.getFileName() + "."));
            } else if (job.cancelled()) {
                say.accept(Notice.done("Cancelled: " + file.getFileName() + " was not written."));
            } else {
                say.accept(Notice.trouble(e instanceof IOException ? e.getMessage() : Words.of(e)));
                if (Words.isFault(e)) {
                    fault.accept(e);
                }
            }
        });
    }
}
