package descent.ui.data;

import descent.data.Column;
import descent.data.Kind;
import descent.data.Role;
import descent.ui.common.Numbers;
import java.util.Locale;

/// A row of the column list.
///
/// @param column of the table
/// @param role   in the Setup being edited
record ColumnRow(Column column, Role role) {
    /// Name, kind, gaps, reason and role in words, for the tooltip and for screen readers.
    String spoken() {
        String kind = switch (column.kind()) {
            case NUMBER -> "numbers from " + Numbers.plain(column.min()) + " to " + Numbers.plain(column.max());
            case CATEGORY -> Numbers.count(column.distinct()) + " categories";
            case TEXT -> "free text";
            case DATE -> "dates";
        };
        String gaps = column.gaps() == 0 ? "no gaps" : Numbers.count(column.gaps()) + (column.gaps() == 1 ? " gap" : " gaps");
        String reason = column.reason() == null || column.reason().isBlank() ? "" : "\n" + column.reason();
        return column.name() + ": " + ColumnCell.words(role) + "; " + kind + ", " + gaps + "." + reason;
    }

    boolean matches(String search) {
        return column.name().toLowerCase(Locale.ROOT).contains(search.strip().toLowerCase(Locale.ROOT));
    }

    /// The next role of a click: text and dates cannot be the target of a number.
    Role nextRole() {
        return switch (role) {
            case INPUT -> column.kind() == Kind.DATE || column.kind() == Kind.TEXT ? Role.UNUSED : Role.TARGET;
            case TARGET -> Role.UNUSED;
            case UNUSED -> Role.INPUT;
        };
    }
}
