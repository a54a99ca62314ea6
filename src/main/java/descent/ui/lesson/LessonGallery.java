package descent.ui.lesson;

import descent.lesson.Lessons;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The list of lessons, each with its minutes and a sentence, and the way to a lesson of one's own.
final class LessonGallery extends VBox {
    /// @param open     opens a bundled lesson
    /// @param openFile asks for a lesson file
    LessonGallery(List<Lessons.Entry> lessons, Consumer<Lessons.Entry> open, Runnable openFile) {
        getStyleClass().add("lesson-gallery");
        int number = 1;
        for (Lessons.Entry e : lessons) {
            getChildren().add(row(number++, e, open));
        }
        Button file = new Button("Open a lesson file…", Icons.of(MaterialDesignF.FOLDER_OPEN_OUTLINE, Css.ICON_SMALL));
        file.setId("lesson-open-file");
        file.setAccessibleText("Open a lesson file");
        file.setOnAction(a -> openFile.run());
        Label hint = new Label("Lessons are plain text: copy one, change it, drop it on the window.");
        hint.setWrapText(true);
        hint.getStyleClass().add(Css.NOTE);
        getChildren().addAll(file, hint);
    }

    private static Button row(int number, Lessons.Entry e, Consumer<Lessons.Entry> open) {
        Label title = new Label(number + "  " + e.lesson().title());
        title.getStyleClass().add(Css.BOLD);
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label minutes = new Label(e.lesson().minutes() + " min");
        minutes.getStyleClass().add(Css.NOTE);
        minutes.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, minutes);
        head.getStyleClass().add("lesson-heading");
        Label about = new Label(e.lesson().about());
        about.setWrapText(true);
        VBox words = new VBox(head, about);
        words.getStyleClass().add("lesson-entry-words");
        Button b = new Button();
        b.setId("lesson-" + e.name());
        b.setGraphic(words);
        b.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        b.setAlignment(Pos.TOP_LEFT);
        b.setMaxWidth(Double.MAX_VALUE);
        b.getStyleClass().add("lesson-entry");
        b.setAccessibleText("Lesson " + number + ": " + e.lesson().title() + ", " + e.lesson().minutes() + " minutes. " + e.lesson().about());
        b.setOnAction(a -> open.accept(e));
        // a button gives its graphic the width it asks for: the words are bound to the button's
        words.prefWidthProperty().bind(b.widthProperty().subtract(b.getPadding().getLeft() + 20));
        return b;
    }
}
