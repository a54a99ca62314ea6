package descent.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Recognises what other programs write by its first bytes, so that a refusal can say what the file really is.
final class ForeignFile {
    static final int LOOKED_AT = 512;

    private record Mark(int offset, byte[] bytes, String what) { }

    private static final List<Mark> MARKS = List.of(
            mark(0, "PK\3\4", "a zip archive"),
            mark(0, "PK\5\6", "an empty zip archive"),
            mark(0, "\211HDF\r\n", "an HDF5 file (Keras writes those)"),
            mark(0, "\223NUMPY", "a NumPy array"),
            mark(0, "GGUF", "a GGUF language model"),
            mark(0, "\312\376\272\276", "a Java class"),
            mark(0, "\254\355", "a serialized Java object"),
            mark(0, "\200\2", "a Python pickle; pickles can run programs, so Descent never opens them"),
            mark(0, "\200\3", "a Python pickle; pickles can run programs, so Descent never opens them"),
            mark(0, "\200\4", "a Python pickle; pickles can run programs, so Descent never opens them"),
            mark(0, "\200\5", "a Python pickle; pickles can run programs, so Descent never opens them"),
            mark(0, "\037\213", "a gzip archive"),
            mark(0, "BZh", "a bzip2 archive"),
            mark(0, "\3757zXZ", "an xz archive"),
            mark(0, "7z\274\257", "a 7-zip archive"),
            mark(0, "\211PNG", "a PNG picture"),
            mark(0, "\377\330\377", "a JPEG picture"),
            mark(0, "%PDF", "a PDF document"),
            mark(0, "\177ELF", "a Linux program"),
            mark(0, "MZ", "a Windows program"),
            mark(0, "#!", "a script"),
            mark(4, "TFL3", "a TensorFlow Lite model"));

    private ForeignFile() { }

    private static Mark mark(int offset, String bytes, String what) {
        return new Mark(offset, bytes.getBytes(StandardCharsets.ISO_8859_1), what);
    }

    /// What the file is, or "" when its first bytes tell nothing.
    static String recognise(byte[] start) {
        String zip = zip(start);
        if (!zip.isEmpty()) {
            return zip;
        }
        for (Mark m : MARKS) {
            int end = m.offset() + m.bytes().length;
            if (start.length >= end && Arrays.equals(start, m.offset(), end, m.bytes(), 0, m.bytes().length)) {
                return m.what();
            }
        }
        return text(start);
    }

    /// Which of the many kinds of zip archive it is, told by the name of its first entry.
    private static String zip(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("PK\3\4")) {
            return "";
        }
        if (text.contains("/data.pkl") || text.contains("/version") || text.contains("/byteorder")) {
            return "a PyTorch file (a zip archive with a pickle inside); pickles can run programs, so Descent never opens them";
        }
        return text.contains("META-INF/") ? "a Java archive" : "a zip archive";
    }

    private static String text(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "a web page, most likely the page of a failed download";
        }
        if (text.startsWith("<?xml") || text.startsWith("<")) {
            return "an XML file";
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return "a JSON text";
        }
        boolean onnx = start.length > 2 && start[0] == 8 && start[1] > 0 && start[1] < 20 && start[2] == 0x12;
        return onnx ? "an ONNX model" : "";
    }
}
