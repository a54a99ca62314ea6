package descent.ui.lesson;

import descent.lesson.Lessons;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
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

    private static VBox row(int number, Lessons.Entry e, Consumer<Lessons.Entry> open) {
        Button title = new Button(number + "  " + e.lesson().title());
        title.setId("lesson-" + e.name());
        title.setWrapText(true);
        title.setAlignment(Pos.TOP_LEFT);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setAccessibleText("Lesson " + number + ": " + e.lesson().title() + ", " + e.lesson().minutes() + " minutes. " + e.lesson().about());
        title.getStyleClass().addAll("flat", "lesson-entry-title");
        title.setOnAction(a -> open.accept(e));
        HBox.setHgrow(title, Priority.ALWAYS);
        Label minutes = new Label(e.lesson().minutes() + " min");
        minutes.getStyleClass().add(Css.NOTE);
        minutes.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(title, minutes);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("lesson-heading");
        Label about = new Label(e.lesson().about());
        about.setWrapText(true);
        VBox row = new VBox(head, about);
        row.getStyleClass().add("lesson-entry");
        row.setOnMouseClicked(c -> open.accept(e));
        return row;
    }
}
