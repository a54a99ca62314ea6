package descent.ui.common;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// Writes an image as a PNG: 8-bit RGBA, no filter, one IDAT. Spares the module javafx.swing and with it AWT.
/// Source: the PNG specification, third edition, sections 5 and 11.
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngWriter() { }

    public static byte[] bytes(Image image) {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(w).putInt(h).put(new byte[] {8, 6, 0, 0, 0}).array());
        chunk(out, "IDAT", deflated(image.getPixelReader(), w, h));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] deflated(PixelReader pixels, int w, int h) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + 4 * w];
            for (int y = 0; y < h; y++) {
                for (int x = 0, at = 1; x < w; x++) {
                    int argb = pixels.getArgb(x, y);
                    row[at++] = (byte) (argb >> 16);
                    row[at++] = (byte) (argb >> 8);
                    row[at++] = (byte) argb;
                    row[at++] = (byte) (argb >> 24);
                }
                deflater.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
