package descent.data;

import java.util.ArrayList;
import java.util.List;

/// Different texts in the order in which they came, each with its code: a hash table of codes without boxes, for a
/// column may hold a million different texts.
final class Levels {
    private static final int TEXT = 64;

    private final List<String> texts = new ArrayList<>();
    private int[] slots = new int[16];                     // code + 1; 0 is free
    private long bytes;

    /// Code of a text, a new one when it comes for the first time.
    int code(String text) {
        int mask = slots.length - 1;
        int i = spread(text) & mask;
        while (slots[i] != 0) {
            int code = slots[i] - 1;
            if (texts.get(code).equals(text)) {
                return code;
            }
            i = (i + 1) & mask;
        }
        texts.add(text);
        bytes += TEXT + text.length();
        slots[i] = texts.size();
        if (texts.size() * 2 > slots.length) {
            grow();
        }
        return texts.size() - 1;
    }

    private static int spread(String text) {
        int h = text.hashCode() * 0x9E3779B9;
        return h ^ h >>> 16;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int code = 0; code < texts.size(); code++) {
            int i = spread(texts.get(code)) & mask;
            while (slots[i] != 0) {
                i = (i + 1) & mask;
            }
            slots[i] = code + 1;
        }
    }

    /// In the order in which they came.
    List<String> texts() {
        return texts;
    }

    int size() {
        return texts.size();
    }

    /// Roughly what they take.
    long bytes() {
        return bytes + 4L * slots.length;
    }
}
