package descent.ui.main;

import atlantafx.base.theme.Styles;
import descent.data.Sample;
import descent.data.Samples;
import descent.ui.common.Assets;
import descent.ui.common.Availability;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Theme;
import descent.ui.common.Tip;
import descent.ui.common.TipHolder;
import descent.ui.common.Workspace;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// Files at the left, the verbs of training in the middle, the looks at the right. Nothing is ever hidden, so nothing jumps.
final class TopBar extends BorderPane {
    private static final int[] CONTINUE = {100, 1000};
    private static final double WORDS_LEFT = 90;
    private static final double WORDS_CENTRE = 68;
    private static final String MAY_SHORTEN = "may-shorten";

    private final Commands commands;
    private final Files files;

    TopBar(Workspace workspace, Availability can, Theme theme, Commands commands, Files files) {
        this.commands = commands;
        this.files = files;
        setId("top-bar");
        getStyleClass().add("top-bar");
        setLeft(group("top-left", buildLogo(), openData(), flat("btn-load", "Load model", commands.openModel), flat("btn-save", "Save model", commands.saveModel)));
        setCenter(group("top-centre", train(can), step(), button("btn-stop", "Stop", commands.stop), button("btn-evaluate", "Evaluate", commands.evaluate)));
        setRight(group("top-right", projector(theme), dark(theme), icon("btn-lessons", commands.lessons), icon("btn-help", commands.help)));
        setMinWidth(0);
        theme.textSize().subscribe(e -> adapt(theme));
        widthProperty().subscribe(w -> adapt(theme));
    }

    /// In narrow windows buttons keep their icon and lose their words, first those at the left; none goes.
    private void adapt(Theme theme) {
        double ems = getWidth() <= 0 ? Double.MAX_VALUE : getWidth() / theme.textSize().get();
        shorten(ems < WORDS_LEFT, getLeft());
        shorten(ems < WORDS_CENTRE, getCenter());
    }

    private static void shorten(boolean shorter, Node group) {
        ContentDisplay display = shorter ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        group.lookupAll("." + MAY_SHORTEN).forEach(n -> ((Labeled) n).setContentDisplay(display));
    }

    private static HBox group(String style, Node... nodes) {
        HBox box = new HBox(nodes);
        box.getStyleClass().add(style);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMaxWidth(USE_PREF_SIZE);
        return box;
    }

    private static Label buildLogo() {
        ImageView mark = new ImageView(Assets.logo());
        mark.setFitHeight(20);
        mark.setPreserveRatio(true);
        mark.setSmooth(true);
        Label logo = new Label("Descent", mark);
        logo.setId("logo");
        logo.getStyleClass().addAll("logo", Css.BOLD, MAY_SHORTEN);
        logo.setMinWidth(USE_PREF_SIZE);
        return logo;
    }

    private static TipHolder dress(ButtonBase b, String id, String words, Command c) {
        return dress(b, id, words, c, new ReadOnlyStringWrapper(c.tip()));
    }

    private static TipHolder dress(ButtonBase b, String id, String words, Command c, ObservableValue<String> tips) {
        b.setId(id);
        b.setText(words);
        if (c.icon() != null) {
            b.setGraphic(Icons.of(c.icon()));
        }
        TipHolder holder = new TipHolder(b);
        c.give(b, holder, tips);
        return holder;
    }

    private static Node flat(String id, String words, Command c) {
        Button b = new Button();
        b.getStyleClass().addAll(Styles.FLAT, MAY_SHORTEN);
        return dress(b, id, words, c);
    }

    private static Node button(String id, String words, Command c) {
        Button b = new Button();
        b.getStyleClass().add(MAY_SHORTEN);
        return dress(b, id, words, c);
    }

    private static Node icon(String id, Command c) {
        Button b = Icons.button(new Button(), id, c.icon(), c.name());
        Tip.set(b, "");
        TipHolder holder = new TipHolder(b);
        c.give(b, holder);
        return holder;
    }

    private static Node joined(Node button, MenuButton menu) {
        HBox box = new HBox(button, menu);
        box.getStyleClass().add("split-button");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static MenuButton arrow(String id, String name) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        menu.setAccessibleText(name);
        menu.getStyleClass().add("arrow-only");
        return menu;
    }

    private Node openData() {
        MenuButton menu = arrow("open-menu", "Samples");
        menu.getStyleClass().add(Styles.FLAT);
        for (Sample s : Samples.list()) {
            menu.getItems().add(sample(s));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), commands.samples.item("open-samples"), commands.makeData.item("open-make"), commands.importData.item("open-import"));
        withoutKeys(menu);
        return joined(flat("btn-open", "Open data", commands.openData), menu);
    }

    private CustomMenuItem sample(Sample s) {
        Label name = new Label(s.name());
        name.getStyleClass().add(Css.BOLD);
        Label sentence = new Label(s.sentence());
        sentence.getStyleClass().add(Css.NOTE);
        CustomMenuItem item = new CustomMenuItem(new VBox(name, sentence));
        item.setId("sample-" + s.name());
        item.setOnAction(e -> files.openSample(s.name()));
        return item;
    }

    private Node train(Availability can) {
        Button b = new Button();
        b.getStyleClass().add(Styles.ACCENT);
        TipHolder holder = dress(b, "btn-train", "Train", commands.trainOrPause, can.main().map(m -> switch (m) {
            case TRAIN -> commands.trainOrPause.tip();
            case PAUSE -> "Pause the run; it goes on from here later";
            case RESUME -> "Go on with the run where it was paused";
        }));
        can.main().subscribe(m -> {
            b.setText(switch (m) {
                case TRAIN -> "Train";
                case PAUSE -> "Pause";
                case RESUME -> "Resume";
            });
            b.setAccessibleText(b.getText());
            b.setGraphic(Icons.of(m == Availability.Main.PAUSE ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        });
        MenuButton menu = arrow("train-menu", "Continue, Restart, New weights, Race");
        menu.getStyleClass().add(Styles.ACCENT);
        menu.getItems().add(commands.goOn(CONTINUE[0]).item("btn-continue"));
        menu.getItems().add(commands.goOn(CONTINUE[1]).item("btn-continue-1000"));
        menu.getItems().addAll(commands.restart.item("btn-restart"), new SeparatorMenuItem(), commands.newWeights.item("btn-new-weights"), new SeparatorMenuItem(), commands.race.item("btn-train-race"));
        withoutKeys(menu);
        return joined(holder, menu);
    }

    private Node step() {
        MenuButton menu = arrow("step-menu", "Step a line, an update or an epoch");
        menu.getItems().addAll(commands.stepLine.item("btn-step-line"), commands.stepUpdate.item("btn-step-update"), commands.stepEpoch.item("btn-step-epoch"));
        withoutKeys(menu);
        commands.stepLine.blocked().subscribe(why -> menu.setDisable(!why.isEmpty()));
        return joined(button("btn-step", "Step", commands.stepUpdate), menu);
    }

    /// The menu bar owns the keys; two items with the same keys would both answer. Here they stand in the words.
    private static void withoutKeys(MenuButton menu) {
        menu.getItems().stream().filter(i -> i.getAccelerator() != null).forEach(i -> {
            i.setText(i.getText() + " (" + i.getAccelerator().getDisplayText() + ")");
            i.setAccelerator(null);
        });
    }

    private Node dark(Theme theme) {
        Node holder = icon("btn-dark", commands.look.dark());
        Button b = (Button) ((TipHolder) holder).getChildren().getFirst();
        theme.dark().subscribe(d -> b.setGraphic(Icons.of(d ? (Ikon) MaterialDesignW.WHITE_BALANCE_SUNNY : MaterialDesignW.WEATHER_NIGHT)));
        return holder;
    }

    private Node projector(Theme theme) {
        Node holder = icon("btn-projector", commands.look.projector());
        Button b = (Button) ((TipHolder) holder).getChildren().getFirst();
        theme.projector().subscribe(p -> b.setGraphic(Icons.of(p ? MaterialDesignP.PROJECTOR_SCREEN : MaterialDesignP.PROJECTOR_SCREEN_OUTLINE)));
        return holder;
    }
}
