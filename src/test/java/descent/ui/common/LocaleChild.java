package descent.ui.common;

import descent.app.AppArgs;
import descent.data.Kind;
import descent.train.Pace;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A run and its files in whatever language this program was started with: a program of its own for [LocaleTest].
final class LocaleChild {
    private static final NumberText.Range RATE = new NumberText.Range("The learning rate", 1e-12, 1e6, false);
    private static final String NAME = "größe.model";

    private LocaleChild() { }

    /// @param args a folder, and a name as it comes on a command line
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(args[0]);
        out.println("same\t" + trained(folder, folder.resolve("plain.model")));
        out.println("named\t" + named(folder));
        out.println("found\t" + found(folder.resolve("there")));
        out.println("given\t" + given(args[1]));
    }

    /// What a table, a typed number and a run come to; the model is saved.
    static List<String> trained(Path folder, Path model) throws Exception {
        List<String> came = new ArrayList<>();
        Path csv = Files.writeString(folder.resolve("i.csv"), "İ;I;i\n0,01;1,5;2\n0,02;2,5;3,25\n0,03;3,75;4\n0,04;4,5;6,5\n0,05;5,5;7\n0,06;6,25;8\n");
        try (Workspace w = Workspaces.withFiles()) {
            w.open(csv);
            came.add(Float.toString(w.table().get().column("İ").as(Kind.NUMBER).numbers()[0]));
            w.openSample("Auto MPG");
            w.edit("rate", s -> s.withEpochs(5).withLr(NumberText.parse("0,01", RATE).value()));
            w.setPace(Pace.FULL);
            w.train();
            settle(w);
            w.evaluate();
            settle(w);
            came.add(String.valueOf(w.setup().get().lr()));
            came.add(String.valueOf(w.currentRun().get().run().history().last()));
            came.add(w.services().trainer().fingerprint().get());
            if (!w.saveModel(model).get()) {
                throw new IOException(w.notice().get().text());
            }
        }
        return came;
    }

    /// Saved and opened under a name that not every computer has letters for, or the sentence that comes instead.
    private static String named(Path folder) throws Exception {
        try {
            Path file = new File(folder.toFile(), NAME).toPath(); // as the desktop's choosers give it
            trained(folder, file);
            return opened(file);
        } catch (InvalidPathException e) {
            return Words.of(e);
        }
    }

    /// A file of that name that is there already, found in its folder.
    private static String found(Path folder) throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return opened(all.toList().getFirst());
        }
    }

    private static String opened(Path file) throws Exception {
        try (Workspace w = Workspaces.withFiles()) {
            w.openModel(file);
            settle(w);
            return file.equals(w.modelFile().get()) ? "opened" : w.notice().get().text();
        }
    }

    private static String given(String name) {
        try {
            return AppArgs.parse(List.of(name)).files().size() == 1 ? "taken" : "not taken";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    static void settle(Workspace w) throws Exception {
        w.services().trainer().settled().get();
        w.drain();
    }
}
