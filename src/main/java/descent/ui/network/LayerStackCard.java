package descent.ui.network;

import descent.data.PreparedData;
import descent.model.LayerSpec;
import descent.model.NetworkSizes;
import descent.model.Setup;
import descent.ui.common.Card;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Numbers;
import descent.ui.common.ProblemLine;
import descent.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// 2 Model: the layer stack. Rows are added, moved (drag, Alt+Up, Alt+Down), removed (Delete) and edited in place.
public final class LayerStackCard extends Card {
    private final Workspace workspace;
    private final VBox stack = new VBox();
    private final List<LayerRow> rows = new ArrayList<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper widthProblem = new ReadOnlyStringWrapper("");
    private List<LayerSpec> shownLayers = List.of();
    private int shownIn = -1;
    private int shownOut = -1;
    private final LayerRow.Edits edits = new LayerRow.Edits() {
        @Override
        public void width(int index, int units) {
            edit("width of layer " + (index + 1), LayerEdits.replace(layers(), index, new LayerSpec.Linear(units)));
        }

        @Override
        public void replace(int index, LayerSpec with) {
            edit("settings of layer " + (index + 1), LayerEdits.replace(layers(), index, with));
        }

        @Override
        public void remove(int index) {
            LayerStackCard.this.remove(index);
        }

        @Override
        public ObservableValue<List<LayerSpec>> stack() {
            return workspace.setup().map(Setup::layers);
        }
    };

    public LayerStackCard(Workspace workspace) {
        super("card-model", 2, "Model");
        this.workspace = workspace;
        note().setId("model-weights");
        stack.setId("layer-stack");
        stack.getStyleClass().add("layer-stack");
        stack.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        ProblemLine line = new ProblemLine("model-problem", List.of(widthProblem.getReadOnlyProperty(), problem.getReadOnlyProperty()));
        body(null, stack, line, buildAdd());
        workspace.setup().subscribe(s -> show());
        workspace.prepared().subscribe(p -> show());
        workspace.weights().subscribe(w -> show());
    }

    private MenuButton buildAdd() {
        MenuButton add = new MenuButton("Add layer");
        add.setId("layer-add");
        add.setGraphic(Icons.of(MaterialDesignP.PLUS));
        add.getStyleClass().addAll("flat", "no-arrow");
        for (LayerKinds.Entry e : LayerKinds.ALL) {
            Label name = new Label(e.name());
            name.getStyleClass().add(Css.BOLD);
            Label sentence = new Label(e.sentence());
            sentence.getStyleClass().add(Css.NOTE);
            CustomMenuItem item = new CustomMenuItem(new VBox(name, sentence), true);
            item.setId("add-" + e.name());
            item.setOnAction(a -> add(e.fresh()));
            add.getItems().add(item);
        }
        return add;
    }

    /// Adds a layer behind the focused row, or before the last Linear.
    private void add(LayerSpec fresh) {
        int at = LayerEdits.place(layers(), focused());
        edit("add " + fresh.kind(), LayerEdits.add(layers(), at, fresh));
        focus(at);
    }

    private List<LayerSpec> layers() {
        return workspace.setup().get().layers();
    }

    private void edit(String what, List<LayerSpec> to) {
        workspace.edit(what, s -> s.withLayers(to));
    }

    /// The row with the focus in it, or −1.
    private int focused() {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isFocusWithin()) {
                return i;
            }
        }
        return -1;
    }

    private void focus(int index) {
        if (!rows.isEmpty()) {
            rows.get(Math.clamp(index, 0, rows.size() - 1)).requestFocus();
        }
    }

    private void key(KeyEvent e) {
        int at = focused();
        if (at < 0) {
            return;
        }
        boolean onRow = rows.get(at).isFocused();
        KeyCode code = e.getCode();
        if (e.isAltDown() && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            move(at, at + (code == KeyCode.UP ? -1 : 1));
        } else if (onRow && (code == KeyCode.DELETE || code == KeyCode.BACK_SPACE)) {
            remove(at);
        } else if (onRow && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            focus(at + (code == KeyCode.UP ? -1 : 1));
        } else if (!onRow || code != KeyCode.ENTER || !rows.get(at).open()) {
            return;
        }
        e.consume();
    }

    private void move(int from, int to) {
        int target = Math.clamp(to, 0, rows.size() - 1);
        if (target != from) {
            edit("move " + layers().get(from).kind(), LayerEdits.move(layers(), from, target));
        }
        focus(target);
    }

    private void remove(int at) {
        edit("remove " + layers().get(at).kind(), LayerEdits.remove(layers(), at));
        focus(at);
    }

    private void show() {
        Setup s = workspace.setup().get();
        if (s == null) {
            return;
        }
        PreparedData p = workspace.prepared().get();
        Optional<TrainedSizes> trained = p == null ? TrainedSizes.of(workspace) : Optional.empty();
        int in = p == null ? trained.map(t -> t.inputs().size()).orElse(Math.max(1, s.schema().inputs().size())) : p.preprocessing().inFeatures();
        int out = p == null ? trained.map(TrainedSizes::outputs).orElse(1) : p.preprocessing().outFeatures();
        if (s.layers().equals(shownLayers) && in == shownIn && out == shownOut) {
            return;
        }
        shownLayers = s.layers();
        shownIn = in;
        shownOut = out;
        rebuild(NetworkSizes.of(s.layers(), in, out));
    }

    private void rebuild(NetworkSizes sizes) {
        int focused = focused();
        boolean inField = focused >= 0 && rows.get(focused).isTypedIn();
        rows.clear();
        widthProblem.set("");
        for (int i = 0; i < shownLayers.size(); i++) {
            LayerRow row = new LayerRow(i, shownLayers.get(i), sizes.layers().get(i), edits);
            row.setOnMouseClicked(e -> row.requestFocus());
            new LayerDrag(stack, rows, i, this::move).install(row.handle());
            rows.add(row);
            if (row.width() != null) {
                row.width().problem().subscribe(widthProblem::set);
            }
        }
        stack.getChildren().setAll(rows);
        note().setText(Numbers.count(sizes.weights()) + (sizes.weights() == 1 ? " weight" : " weights"));
        problem.set(sizes.problem().isEmpty() ? sizes.warning() : sizes.problem());
        if (inField && focused < rows.size() && rows.get(focused).width() != null) {
            rows.get(focused).width().requestFocus(); // the next Up counts on
        } else if (focused >= 0) {
            focus(focused);
        }
    }
}
