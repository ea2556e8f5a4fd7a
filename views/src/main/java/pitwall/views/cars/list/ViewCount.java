package pitwall.views.cars.list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.query.CarPart;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;

/// Counts the cars of each saved view while a pass looks at every car once; belongs to one pass.
final class ViewCount {
    private final ReadingTime time;
    private final List<String> names;
    private final List<CarQuery> queries;
    private final int[] counts;

    ViewCount(List<SavedView> views, ReadingTime time) {
        this.time = time;
        List<SavedView> readable = views.stream()
                .filter(view -> CarQuery.parse(view.query()) instanceof QueryParse.Valid)
                .toList();
        this.names = readable.stream().map(SavedView::name).toList();
        this.queries = readable.stream().map(ViewCount::query).toList();
        this.counts = new int[queries.size()];
    }

    void add(Car car, @Nullable CarPart part) {
        for (int i = 0; i < counts.length; i++) {
            if (queries.get(i).matches(car, part, time.known())) {
                counts[i]++;
            }
        }
    }

    Map<String, Integer> counts() {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            byName.put(names.get(i), counts[i]);
        }
        return byName;
    }

    private static CarQuery query(SavedView view) {
        return CarQuery.parse(view.query()) instanceof QueryParse.Valid valid ? valid.query() : CarQuery.ALL;
    }
}
