package descent.model;

import descent.data.ColumnPreparation;
import descent.data.Kind;
import descent.data.PreparedData;
import java.util.List;

/// The README beside an exported script: what lies there, how it is run, how the numbers were scaled.
final class PythonReadme {
    private PythonReadme() { }

    static String text(Setup setup, PreparedData data, int epochs) {
        StringBuilder s = new StringBuilder();
        s.append("# The run of Descent in PyTorch\n\n");
        s.append("Data: ").append(plain(data.table().name())).append(", target ").append(plain(data.schema().target())).append(", ")
                .append(data.train().rows()).append(" train rows").append(data.validation() == null ? "" : ", " + data.validation().rows() + " validation rows")
                .append(" and ").append(data.test().rows()).append(" test rows, ").append(epochs).append(" epochs.\n\n");
        s.append("    python3 train.py\n    torchrun --standalone --nproc_per_node=2 --redirects 1:2 --tee 1:2 train_torchrun.py\n\n");
        s.append("It needs PyTorch 1.13 or later and numpy. It prints the losses of Descent's chart: the same to about 1e-4 over the first\n")
                .append("10 epochs. Both programs round in the last digit of a float, and training makes such differences grow slowly.\n");
        if (setup.layers().stream().anyMatch(l -> l instanceof LayerSpec.Dropout)) {
            s.append("This network has Dropout: PyTorch drops other units than Descent, so the train losses only resemble each other.\n");
        }
        s.append("The script begins at the start weights and trains straight on. Of a run that went on from other weights (those of an earlier epoch,\n")
                .append("after a stop) or on other rows than it began with, it shows the epochs before that.\n");
        s.append("\n| file | what |\n|---|---|\n| `train.py` | the five lines of training and what they need |\n")
                .append("| `train_torchrun.py` | the same with several processes or machines |\n")
                .append("| `init.safetensors` | the weights before the first update |\n")
                .append("| `data.csv` | the prepared rows: inputs, target, train, test or validation |\n")
                .append("| `order.safetensors` | with mini-batches: the order of the rows, a line an epoch |\n\n");
        s.append("## How the columns were prepared\n\nNumbers became (x - offset) / scale, texts one column of 0 and 1 per value.\n\n")
                .append("| column | offset | scale | values |\n|---|---|---|---|\n");
        data.preprocessing().inputs().forEach(c -> row(s, c));
        row(s, data.preprocessing().target());
        return s.toString();
    }

    private static void row(StringBuilder s, ColumnPreparation c) {
        boolean number = c.kind() == Kind.NUMBER;
        s.append("| ").append(plain(c.name())).append(" | ").append(number ? c.offset() : "").append(" | ").append(number ? c.scale() : "")
                .append(" | ").append(plain(values(c))).append(" |\n");
    }

    private static String values(ColumnPreparation c) {
        List<String> levels = c.levels();
        return String.join(", ", levels) + (c.other() ? ", other" : "");
    }

    /// On one line and within its cell.
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}|]", " ");
    }
}
