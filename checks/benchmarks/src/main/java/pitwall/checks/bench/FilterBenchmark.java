package pitwall.checks.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.query.CarOrder;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.testing.FleetFixtures;

/// How long filtering and sorting a big fleet takes, on one thread.
final class FilterBenchmark implements Benchmark {
    private static final List<String> QUERIES = List.of(
            "region:munich status:failed,blocked",
            "battery:<30 -tag:test seen:<10m",
            "version:4.2.* ring:1,2 model:i4",
            "wba-0004");

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() {
        List<Measure> measures = new ArrayList<>();
        for (int size : List.of(10_000, 100_000)) {
            List<Car> cars = FleetFixtures.cars(size, 7);
            QueryContext context = new QueryContext(Instant.parse("2026-11-21T12:00:00Z"), FreshnessPolicy.DEFAULT);
            for (String text : QUERIES) {
                Histogram filter = Timed.runs(20, 50, () -> count(cars, parse(text), context));
                measures.add(Measure.below(
                        "filter " + size + " cars by '" + text + "', p95", Timed.millis(filter, 95), "ms", 50));
            }
            Histogram sort = Timed.runs(5, 20, () -> sorted(cars, context));
            measures.add(Measure.of("sort " + size + " cars, problems first, p95", Timed.millis(sort, 95), "ms"));
        }
        return measures;
    }

    private static CarQuery parse(String text) {
        return switch (CarQuery.parse(text)) {
            case QueryParse.Valid valid -> valid.query();
            case QueryParse.Invalid invalid -> throw new IllegalArgumentException(invalid.toString());
        };
    }

    private static int count(List<Car> cars, CarQuery query, QueryContext context) {
        int matches = 0;
        for (Car car : cars) {
            if (query.matches(car, context)) {
                matches++;
            }
        }
        return matches;
    }

    /// Returns something, so that no compiler leaves the work out.
    private static int sorted(List<Car> cars, QueryContext context) {
        return cars.stream().sorted(CarOrder.problemsFirst(context)).toList().size();
    }
}
