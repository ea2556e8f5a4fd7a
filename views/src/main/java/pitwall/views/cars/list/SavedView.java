package pitwall.views.cars.list;

import java.util.List;
import pitwall.views.theme.Density;

/// A way of looking at the fleet that somebody gave a name.
///
/// @param name unique; for a built-in view the end of its message key
/// @param builtIn came with the program and cannot be changed
/// @param query the query text; empty for every car
/// @param columns the visible columns in order, with their widths
public record SavedView(
        String name,
        boolean builtIn,
        String query,
        CarSort sort,
        Grouping grouping,
        Presentation presentation,
        Density density,
        List<ShownColumn> columns) {
    /// A visible column of a table.
    ///
    /// @param width pixels at the base text size
    /// @param pinned kept at the left
    public record ShownColumn(CarColumn column, int width, boolean pinned) {}

    public SavedView {
        columns = List.copyOf(columns);
    }

    /// The columns of a new view.
    public static List<ShownColumn> defaultColumns() {
        return CarColumn.DEFAULT.stream()
                .map(column -> new ShownColumn(column, column.width(), false))
                .toList();
    }
}
