package pitwall.checks.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import pitwall.client.FleetSnapshot;
import pitwall.testing.FleetFixtures;
import pitwall.views.palette.CarIndex;

/// What Ctrl+K costs in a big fleet: making the list of cars, which happens away from the FX thread, and looking
/// through it for what was typed, which happens on it with every key.
final class PaletteBenchmark implements Benchmark {
    private static final int CARS = 100_000;
    private static final List<String> TYPED = List.of("w", "000", "wba-00041", "munich nobody");

    @Override
    public String name() {
        return "palette";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() {
        List<Measure> measures = new ArrayList<>();
        FleetSnapshot snapshot = FleetSnapshot.of(FleetFixtures.cars(CARS, 7));
        Histogram build = Timed.runs(5, 30, () -> CarIndex.of(snapshot));
        measures.add(
                Measure.of("palette, " + CARS + " cars: index, off the FX thread, p95", Timed.millis(build, 95), "ms"));
        CarIndex index = CarIndex.of(snapshot);
        for (String typed : TYPED) {
            Histogram search = Timed.runs(20, 100, () -> index.search(typed, 50));
            measures.add(Measure.below(
                    "palette, " + CARS + " cars: a key that makes '" + typed + "', p95",
                    Timed.millis(search, 95),
                    "ms",
                    50));
        }
        return measures;
    }
}
