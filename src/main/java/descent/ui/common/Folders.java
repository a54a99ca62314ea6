package descent.ui.common;

import descent.ui.common.Choosers.FileKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// In which folder a file chooser opens. What is saved belongs beside the work, until the person has put it elsewhere; what is
/// opened is looked for where the last one of its kind was. The folder the program was started from means nothing to anybody.
public final class Folders {
    /// Under this name the preferences keep the files that were opened or saved last.
    public static final String RECENT = "files.recent";
    private static final String LAST = "folder.last";

    private final Workspace workspace;
    private final Preferences preferences;
    private final Map<FileKind, Saved> saved = new EnumMap<>(FileKind.class);

    /// Where a person has saved, and beside which work that was.
    private record Saved(Path folder, Path work) { }

    public Folders(Workspace workspace, Preferences preferences) {
        this.workspace = workspace;
        this.preferences = preferences;
    }

    /// Where to look for a file; empty: wherever the system proposes.
    public Optional<Path> toOpen(FileKind kind) {
        return first(Stream.concat(preferences.paths(name(kind)).stream(), Stream.concat(Stream.ofNullable(work()), elsewhere())));
    }

    /// Where to save a file; empty: wherever the system proposes.
    public Optional<Path> toSave(FileKind kind) {
        Saved before = saved.get(kind);
        Path work = work();
        Stream<Path> own = before != null && Objects.equals(before.work, work) ? Stream.of(before.folder) : Stream.empty();
        Stream<Path> kinds = preferences.paths(name(kind)).stream();
        return first(Stream.concat(Stream.concat(own, Stream.ofNullable(work)), Stream.concat(kinds, elsewhere())));
    }

    public void opened(FileKind kind, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            preferences.put(name(kind), folder);
            preferences.put(LAST, folder);
        }
    }

    public void saved(FileKind kind, Path file) {
        opened(kind, file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            saved.put(kind, new Saved(folder, work()));
        }
    }

    /// Those of recent files, and where files were opened and saved.
    public Set<Path> known() {
        Stream<Path> recent = preferences.paths(RECENT).stream().map(Path::toAbsolutePath).map(Path::getParent).filter(Objects::nonNull);
        return Stream.concat(recent, Stream.concat(Stream.of(FileKind.values()).map(Folders::name), Stream.of(LAST)).flatMap(n -> preferences.paths(n).stream()))
                .collect(Collectors.toSet());
    }

    /// All of them, as on the first day.
    public void forget() {
        for (FileKind kind : FileKind.values()) {
            preferences.put(name(kind), null);
        }
        preferences.put(LAST, null);
        saved.clear();
    }

    /// The folder of the model that is open, else of the data; null for a sample.
    private Path work() {
        Path model = workspace.modelFile().get();
        Path file = model != null ? model : workspace.dataFile().get();
        return file == null ? null : file.toAbsolutePath().getParent();
    }

    private Stream<Path> elsewhere() {
        return Stream.concat(preferences.paths(LAST).stream(), Stream.of(Path.of(System.getProperty("user.home", ""))));
    }

    private static Optional<Path> first(Stream<Path> folders) {
        return folders.filter(Files::isDirectory).findFirst();
    }

    private static String name(FileKind kind) {
        return "folder." + kind.name().toLowerCase(Locale.ROOT);
    }
}
