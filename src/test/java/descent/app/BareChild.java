package descent.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// What every Java program does that opens a file: Java asks the system for the person's name, and makes and drops a socket of each
/// kind to know what there is. [NetworkTest] sets that against what the whole program does.
public final class BareChild {
    private BareChild() { }

    /// @param args a file
    public static void main(String[] args) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(args[0]))) {
            System.out.println(file.size());
        }
    }
}
