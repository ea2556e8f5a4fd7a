package pitwall.views.cars.list;

import java.util.List;
import java.util.stream.Stream;
import pitwall.views.cars.list.SavedView.ShownColumn;

/// Which columns stay at the left while the others scroll. They stand before the others, and the alarm mark stays
/// wherever any column stays, so that it never scrolls away from the name that it belongs to.
public final class Pins {
    private Pins() {}

    /// Pins a column behind those that are pinned already, or lets it go to the front of those that scroll.
    public static List<ShownColumn> toggled(List<ShownColumn> columns, CarColumn column) {
        List<ShownColumn> changed = columns.stream()
                .map(each -> each.column() == column ? pinned(each, !each.pinned()) : each)
                .toList();
        boolean any = changed.stream().anyMatch(each -> each.pinned() && each.column() != CarColumn.PRIORITY);
        return inOrder(changed.stream()
                .map(each -> each.column() == CarColumn.PRIORITY ? pinned(each, any) : each)
                .toList());
    }

    /// The columns with those first that stay.
    public static List<ShownColumn> inOrder(List<ShownColumn> columns) {
        return Stream.concat(
                        columns.stream().filter(ShownColumn::pinned),
                        columns.stream().filter(column -> !column.pinned()))
                .toList();
    }

    private static ShownColumn pinned(ShownColumn column, boolean pinned) {
        return new ShownColumn(column.column(), column.width(), pinned);
    }
}
