package pitwall.views.cars.list;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pitwall.views.cars.list.SavedView.ShownColumn;
import pitwall.views.theme.Density;

/// Saved views as text: a line each, with tabs between the fields. A line that a later version wrote differently is
/// left out, the others stay.
final class SavedViewText {
    private static final int FIELDS = 8;

    private SavedViewText() {}

    static String write(List<SavedView> views) {
        return views.stream().map(SavedViewText::line).collect(Collectors.joining("\n"));
    }

    static List<SavedView> read(String text) {
        return text.lines().map(SavedViewText::view).flatMap(Optional::stream).toList();
    }

    private static String line(SavedView view) {
        String columns = view.columns().stream()
                .map(column -> column.column().id() + ":" + column.width() + (column.pinned() ? ":pinned" : ""))
                .collect(Collectors.joining(" "));
        return String.join(
                "\t",
                encoded(view.name()),
                encoded(view.query()),
                view.sort().column().id(),
                view.sort().descending() ? "down" : "up",
                view.grouping().name(),
                view.presentation().name(),
                view.density().name(),
                columns);
    }

    private static Optional<SavedView> view(String line) {
        String[] fields = line.split("\t", -1);
        Optional<CarColumn> sorted = fields.length == FIELDS ? CarColumn.of(fields[2]) : Optional.empty();
        try {
            return sorted.map(column -> new SavedView(
                    decoded(fields[0]),
                    false,
                    decoded(fields[1]),
                    new CarSort(column, fields[3].equals("down")),
                    Grouping.valueOf(fields[4]),
                    Presentation.valueOf(fields[5]),
                    Density.valueOf(fields[6]),
                    columns(fields[7])));
        } catch (IllegalArgumentException fromAnotherVersion) {
            return Optional.empty();
        }
    }

    private static List<ShownColumn> columns(String text) {
        List<ShownColumn> columns = new ArrayList<>();
        for (String word : text.split(" ")) {
            String[] parts = word.split(":");
            CarColumn.of(parts[0])
                    .ifPresent(column -> columns.add(new ShownColumn(
                            column, parts.length > 1 ? Integer.parseInt(parts[1]) : column.width(), parts.length > 2)));
        }
        return columns.isEmpty() ? SavedView.defaultColumns() : columns;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
