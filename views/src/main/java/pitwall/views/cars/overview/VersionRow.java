package pitwall.views.cars.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import pitwall.fleet.query.NaturalOrder;
import pitwall.views.kit.Strings;

/// Which versions run how often, the most frequent first; each leads to its cars. FX thread.
final class VersionRow extends FlowPane {
    private static final int MOST = 6;

    private final Strings strings;
    private final Consumer<String> cars;
    private final Label title = new Label();
    private List<Entry> shown = List.of();

    /// @param query lists its cars
    private record Entry(String text, String spoken, String query) {}

    /// @param cars shows the cars of a query
    VersionRow(Strings strings, Consumer<String> cars) {
        this.strings = strings;
        this.cars = cars;
        getStyleClass().add("overview-versions");
        title.setText(strings.get("overview.versions"));
        title.getStyleClass().add("muted");
        getChildren().setAll(title);
    }

    void show(Census census) {
        List<Entry> next = entries(census, strings);
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        getChildren().setAll(title);
        next.forEach(entry -> {
            Hyperlink link = new Hyperlink(entry.text());
            link.setAccessibleText(entry.spoken());
            link.setOnAction(_ -> cars.accept(entry.query()));
            getChildren().add(link);
        });
    }

    private static List<Entry> entries(Census census, Strings strings) {
        List<String> versions = census.versions().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(NaturalOrder.INSTANCE.reversed())))
                .map(Map.Entry::getKey)
                .toList();
        List<Entry> all = new ArrayList<>();
        versions.stream()
                .limit(MOST)
                .map(version -> version(version, census, strings))
                .forEach(all::add);
        int known =
                census.versions().values().stream().mapToInt(Integer::intValue).sum();
        int others = known
                - versions.stream()
                        .limit(MOST)
                        .mapToInt(version -> census.versions().getOrDefault(version, 0))
                        .sum();
        if (others > 0) {
            String named = String.join(",", versions.subList(0, MOST));
            all.add(entry("overview.version.others", others, "-version:" + named + " version:*", strings));
        }
        if (known < census.total()) {
            all.add(entry("overview.version.unknown", census.total() - known, "-version:*", strings));
        }
        return List.copyOf(all);
    }

    private static Entry version(String version, Census census, Strings strings) {
        int count = census.versions().getOrDefault(version, 0);
        return new Entry(
                strings.get("overview.version", version, strings.formats().count(count)),
                strings.plural("overview.version.spoken", count, version),
                "version:" + version);
    }

    private static Entry entry(String key, int count, String query, Strings strings) {
        String text = strings.plural(key, count);
        return new Entry(text, text, query);
    }
}
