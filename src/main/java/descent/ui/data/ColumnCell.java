package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Role;
import descent.ui.common.Css;
import descent.ui.common.Icons;
import descent.ui.common.Numbers;
import descent.ui.common.Tip;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;

/// A column of the table as a row: whether it is used, its kind and gaps, its values in small, its role. The list is the
/// tab stop (Space and T change the role there); check box and pill are for the mouse.
final class ColumnCell extends ListCell<ColumnRow> {
    private final CheckBox used = new CheckBox();
    private final FontIcon kind = Icons.of(MaterialDesignN.NUMERIC, Css.ICON_SMALL, Css.NOTE);
    private final Label gaps = new Label();
    private final Histogram histogram = new Histogram();
    private final Button role = new Button();
    private final HBox row = new HBox(used, gaps, kind, histogram, role);

    ColumnCell(RoleChange change) {
        row.getStyleClass().add("column-row");
        row.setAlignment(Pos.CENTER_LEFT);
        used.setFocusTraversable(false);
        used.setMnemonicParsing(false);
        used.setMinWidth(0);
        used.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(used, Priority.ALWAYS);
        used.setOnAction(e -> change.to(getItem().column().name(), used.isSelected() ? Role.INPUT : Role.UNUSED));
        gaps.getStyleClass().add("gaps");
        gaps.setMinWidth(Region.USE_PREF_SIZE);
        role.getStyleClass().setAll("role-button", Css.PILL);
        role.setFocusTraversable(false);
        role.setMinWidth(Region.USE_PREF_SIZE);
        role.setOnAction(e -> change.next(getItem()));
        getStyleClass().add("column-cell");
        setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(ColumnRow item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(empty || item == null ? null : row);
        Tip.set(this, empty || item == null ? "" : item.spoken());
        if (!empty && item != null) {
            show(item);
        }
    }

    private void show(ColumnRow item) {
        Column c = item.column();
        Role r = item.role();
        used.setId("data-col-" + c.name());
        used.setText(c.name());
        used.setSelected(r != Role.UNUSED);
        used.setAccessibleText("Use " + c.name());
        kind.setIconCode(icon(c.kind()));
        gaps.setText(c.gaps() == 0 ? "" : Numbers.count(c.gaps()) + (c.gaps() == 1 ? " gap" : " gaps"));
        gaps.setManaged(c.gaps() > 0);
        histogram.show(c, r);
        role.setId("data-role-" + c.name());
        role.setText(words(r));
        role.setAccessibleText("Role of " + c.name() + ": " + words(r));
        role.getStyleClass().setAll("role-button", Css.PILL, style(r));
        setAccessibleText(item.spoken());
    }

    static String words(Role r) {
        return switch (r) {
            case INPUT -> "input";
            case TARGET -> "target";
            case UNUSED -> "not used";
        };
    }

    private static String style(Role r) {
        return switch (r) {
            case INPUT -> Css.PILL_INPUT;
            case TARGET -> Css.PILL_TARGET;
            case UNUSED -> Css.PILL_UNUSED;
        };
    }

    private static Ikon icon(Kind k) {
        return switch (k) {
            case NUMBER -> MaterialDesignN.NUMERIC;
            case CATEGORY -> MaterialDesignF.FORMAT_LIST_BULLETED;
            case TEXT -> MaterialDesignA.ALPHABETICAL_VARIANT;
            case DATE -> MaterialDesignC.CALENDAR_BLANK;
        };
    }

    /// How the cell changes a role.
    interface RoleChange {
        void to(String column, Role role);

        void next(ColumnRow row);
    }
}
