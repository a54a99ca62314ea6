package descent.ui.common;

import descent.model.AtomicFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// What the program remembers from one start to the next, as names and texts in one small file: theme, text size, pace,
/// folders, recent files, the window's place, hints that were used up. Every value has a fallback, so a file that is
/// missing, damaged or written by another version never stops the start; a damaged one is put aside.
///
/// Read at the start; a change is written whole or not at all, by the io thread. Used on the JavaFX thread only.
public final class Preferences {
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final Executor io;
    private final Consumer<Throwable> trouble;
    private final Map<String, String> values = new TreeMap<>();
    private final AtomicBoolean waiting = new AtomicBoolean(); // written by the JavaFX thread and the io thread
    private volatile Map<String, String> known = Map.of(); // written by the JavaFX thread, read by the io thread
    private final Map<String, Optional<String>> changes = new ConcurrentHashMap<>(); // written by the JavaFX thread, taken by the io thread; empty: forgotten

    /// @param folder  where the file lies; of [AppFolder#none()] nothing is read or written
    /// @param trouble hears of a file that cannot be read or written; the program goes on
    public Preferences(AppFolder folder, Executor io, Consumer<Throwable> trouble) {
        this.file = folder.exists() ? folder.preferences() : null;
        this.io = io;
        this.trouble = trouble;
        if (file != null) {
            values.putAll(read(Map.of()));
        }
    }

    /// @return what the file holds; nothing where it is missing, the fallback where it is damaged
    private Map<String, String> read(Map<String, String> fallback) {
        Map<String, String> found = new TreeMap<>();
        try {
            if (!Files.exists(file)) {
                return found;
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new IOException(file + " is no file of preferences");
            }
            Properties read = new Properties();
            read.load(new StringReader(Files.readString(file)));
            for (String name : read.stringPropertyNames()) {
                found.put(name, read.getProperty(name));
            }
        } catch (IOException | IllegalArgumentException | SecurityException e) {
            trouble.accept(e);
            putAside();
            return new TreeMap<>(fallback);
        }
        return found;
    }

    /// So that whoever wants can look what was in it.
    private void putAside() {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            trouble.accept(e);
        }
    }

    /// False where nothing outlives the program.
    public boolean areKept() {
        return file != null;
    }

    public String text(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    /// A whole number; outside of the range, or no number: the fallback.
    public int whole(String name, int fallback, int least, int most) {
        double v = number(name, fallback, least, most);
        return v == Math.rint(v) ? (int) v : fallback;
    }

    /// A number from `least` to `most`; else the fallback.
    public double number(String name, double fallback, double least, double most) {
        try {
            double v = Double.parseDouble(text(name, ""));
            return v >= least && v <= most ? v : fallback;
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    public boolean flag(String name, boolean fallback) {
        String v = text(name, "");
        return v.equals("true") || (!v.equals("false") && fallback);
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> type, E fallback) {
        for (E e : type.getEnumConstants()) {
            if (e.name().toLowerCase(Locale.ROOT).equals(text(name, ""))) {
                return e;
            }
        }
        return fallback;
    }

    /// A list of files or folders, in its order; texts that are no paths here are left out.
    public List<Path> paths(String name) {
        return PathLines.read(text(name, ""));
    }

    /// @param value its text is kept; null forgets the name
    public void put(String name, Object value) {
        String text = value == null ? null : value instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : value.toString();
        String old = text == null ? values.remove(name) : values.put(name, text);
        if (file != null && (old == null ? text != null : !old.equals(text))) {
            changes.put(name, Optional.ofNullable(text));
            known = Map.copyOf(values);
            if (!waiting.getAndSet(true)) {
                io.execute(this::write);
            }
        }
    }

    public void putPaths(String name, List<Path> paths) {
        put(name, PathLines.of(paths));
    }

    /// What another program has changed meanwhile stays: only what was changed here is put into the file.
    private void write() {
        waiting.set(false);
        Map<String, String> now = read(known);
        Map<String, Optional<String>> taken = new TreeMap<>();
        changes.keySet().forEach(name -> taken.put(name, changes.remove(name)));
        taken.forEach((name, change) -> change.ifPresentOrElse(text -> now.put(name, text), () -> now.remove(name)));
        StringBuilder out = new StringBuilder("# Descent's preferences; a missing or wrong value takes its default\n");
        now.forEach((name, value) -> out.append(escaped(name)).append('=').append(escaped(value)).append('\n'));
        try {
            AppFolder.make(file.getParent());
            AtomicFile.write(file, stream -> stream.write(out.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            taken.forEach(changes::putIfAbsent); // the next write has them again
            trouble.accept(e);
        }
    }

    /// As [Properties] reads it; letters beyond ASCII stand as they are, since the file is UTF-8.
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\', '=', ':', '#', '!', ' ' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
