package descent.ui.common;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {
    /// A picture of a large screen has eight million points.
    @Test
    void picture_isPackedBesideTheScreensThread(@TempDir Path dir) throws Exception {
        Choosers choosers = (Choosers) Proxy.newProxyInstance(Choosers.class.getClassLoader(), new Class<?>[] {Choosers.class},
                (_, method, args) -> Optional.of(dir.resolve((String) args[1])));
        CompletableFuture<Notice> said = new CompletableFuture<>();
        BlockingQueue<Boolean> onScreen = new LinkedBlockingQueue<>();
        FileWork work = new FileWork(r -> new Thread(r).start(), Platform::runLater);
        Exports exports = new Exports(choosers, new FileExport(work, said::complete, said::completeExceptionally), Platform::runLater, image -> {
            onScreen.add(Platform.isFxApplicationThread());
            return new byte[] {1, 2, 3};
        });
        Fx.run(() -> exports.all(new CanvasPane() {
            @Override
            protected void paint(Pen pen) {
                pen.gc().fillRect(0, 0, 10, 10);
            }
        }).getFirst().fire());
        assertEquals("Written: picture.png.", said.get(30, TimeUnit.SECONDS).text());
        assertEquals(List.of(false), List.copyOf(onScreen));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(dir.resolve("picture.png")));
    }
}
