package descent.ui.common;

import descent.data.Table;
import descent.model.SavedModel;
import descent.model.Setup;
import descent.model.SetupFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// Writes unsaved work into this program's rescue folder, which it makes when it first needs it. On one thread.
final class RescueWriter {
    /// What there is to keep.
    ///
    /// @param run whether there are weights
    record Work(Setup setup, Table table, Rescue data, Path modelFile, boolean run) { }

    private final AppFolder home;
    private final ModelStore store;
    private final Set<Path> held;
    private RescueFolder own;
    private long number;
    private Table copied;
    private boolean over;

    /// @param held folders that this program has to do with: its own comes to them
    RescueWriter(AppFolder home, ModelStore store, Set<Path> held) {
        this.home = home;
        this.store = store;
        this.held = held;
    }

    /// @param model null without weights
    void write(Work w, SavedModel model) throws IOException {
        if (over) {
            return;
        }
        if (own == null) {
            own = RescueFolder.create(home.rescue());
            held.add(own.path());
        }
        String n = String.valueOf(++number);
        try {
            write(n, w, model);
        } catch (IOException e) {
            Files.deleteIfExists(own.file(n + ".setup")); // it is tried again, under another number
            Files.deleteIfExists(own.file(n + ".model"));
            throw e;
        }
    }

    private void write(String n, Work w, SavedModel model) throws IOException {
        Properties p = new Properties();
        List<String> keep = new ArrayList<>(List.of(n + ".setup"));
        w.data().write(p);
        p.setProperty("at", Instant.now().toString());
        p.setProperty("setup", n + ".setup");
        SetupFile.write(own.file(n + ".setup"), w.setup());
        if (model != null) {
            p.setProperty("model", n + ".model");
            p.setProperty("epoch", String.valueOf(model.progress().epoch()));
            keep.add(n + ".model");
            store.write(own.file(n + ".model"), model);
        }
        if (w.modelFile() != null) {
            p.setProperty("model.file", w.modelFile().toAbsolutePath().toString());
        }
        if (w.data().kind() == Rescue.Kind.COPY) {
            keep.add(Rescue.COPY);
            if (copied != w.table()) {
                Rescue.copy(w.table(), own.path());
                copied = w.table();
            }
        }
        own.commit(p, keep);
    }

    /// All is saved.
    void clear() throws IOException {
        if (own != null) {
            own.clear();
            copied = null;
        }
    }

    /// A clean end: nothing is left, and what comes late is not wanted.
    void close() throws IOException {
        over = true;
        if (own != null) {
            own.delete();
            own = null;
        }
    }
}
