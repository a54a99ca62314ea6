package descent.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Parity with PyTorch. Reads every `*.json` of the folder `-Ddescent.torch=DIR` (default: the project's own golden set,
/// made by `make_golden.py` beside it), tells the kinds of files apart by what is in them, and prints how many cases it
/// ran. A run, loss or activation whose name is not known fails by name; a folder without a single case fails.
class TorchReferenceTest {
    private static final Path OWN = Path.of("src/test/resources/golden/torch");

    /// Python writes NaN and Infinity as they are.
    private static final JsonMapper READER = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private int run;
    private int passed;
    private final List<String> failures = new ArrayList<>();
    private final TreeSet<String> notOffered = new TreeSet<>();

    @Test
    void everyCase_meetsPyTorch_inFolderOfReferences() throws IOException {
        Path folder = folder();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(p -> p.toString().endsWith(".json")).sorted().toList();
        }
        for (Path p : files) {
            file(p, READER.readTree(Files.readAllBytes(p)));
        }
        System.out.println("PyTorch references in " + folder + ": run " + run + ", passed " + passed + ", failed " + failures.size()
                + (notOffered.isEmpty() ? "" : "; not offered by Descent, left out: " + notOffered));
        failures.forEach(System.out::println);
        assertTrue(run > 0, "no case was run in " + folder);
        assertEquals(List.of(), failures);
    }

    private static Path folder() {
        String given = System.getProperty("descent.torch", "");
        return given.isBlank() || given.startsWith("${") ? OWN : Path.of(given);
    }

    private void file(Path p, JsonNode root) {
        String name = p.getFileName().toString();
        int before = run;
        if (root.has("runs") && root.has("arch")) {
            root.get("runs").fieldNames().forEachRemaining(r -> check(name + " " + r, () -> new TorchRun(root, r).check()));
        }
        if (root.has("activations")) {
            each(root.get("activations"), (a, c) -> check(name + " " + a, () -> TorchUnits.activation(a, root.get("points"), c)));
        }
        if (root.has("losses")) {
            each(root.get("losses"), (l, c) -> check(name + " " + l, () -> TorchUnits.loss(l, c)));
        }
        layers(name, root);
        boolean others = root.has("hessian_eigenvalues") || name.equals("split.json");
        if (run == before && !others) {
            check(name, () -> List.of("a kind of file that is not known: " + name));
        }
    }

    private void layers(String name, JsonNode root) {
        JsonNode bn = root.get("batchnorm1d");
        if (bn != null) {
            check(name + " batchnorm1d", () -> TorchUnits.batchNorm(bn));
        }
        if (root.has("layernorm")) {
            check(name + " layernorm", () -> TorchUnits.layerNorm(root.get("layernorm"), bn.get("input"), bn.get("upstream")));
        }
        if (root.has("dropout")) {
            each(root.get("dropout"), (p, c) -> check(name + " dropout " + p, () -> TorchUnits.dropout(Double.parseDouble(p), c)));
        }
        if (root.has("linear_default_init")) {
            root.get("linear_default_init").forEach(c -> check(name + " initial weights, fan-in " + c.get("fan_in"),
                    () -> TorchUnits.initialWeights(c)));
        }
    }

    private interface Case {
        void run(String name, JsonNode c);
    }

    private void each(JsonNode group, Case c) {
        for (Map.Entry<String, JsonNode> e : group.properties()) {
            if (TorchUnits.NOT_OFFERED.contains(e.getKey())) {
                notOffered.add(e.getKey());
            } else {
                c.run(e.getKey(), e.getValue());
            }
        }
    }

    private void check(String name, Callable<List<String>> c) {
        run++;
        List<String> wrong;
        try {
            wrong = c.call();
        } catch (Exception e) {
            wrong = List.of(e.toString());
        }
        if (wrong.isEmpty()) {
            passed++;
        } else {
            failures.add("FAILED " + name + ": " + wrong.getFirst() + (wrong.size() > 1 ? " and " + (wrong.size() - 1) + " more" : ""));
        }
    }
}
