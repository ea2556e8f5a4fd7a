package pitwall.checks.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import pitwall.client.FleetFrame;
import pitwall.views.map.BaseMapFile;
import pitwall.views.map.KeptBaseMap;

/// Opening the map in a console that has been showing the Cars screen for a few seconds, in which the base map was
/// prepared as the console does it; and opening it a second time.
final class MapOpeningBenchmark implements Benchmark {
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int cars;

    MapOpeningBenchmark(int cars) {
        this.cars = cars;
    }

    @Override
    public String name() {
        return "map-opening";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        InstantSource clock = InstantSource.system();
        FleetFrame fleet = new MapBenchmark(cars).frames(clock.instant()).getFirst();
        FleetWindow console = FleetWindow.open(clock);
        console.sink().offer(fleet);
        Pause.of(IDLE);
        KeptBaseMap base = new KeptBaseMap(BaseMapFile::bundled);
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.below("map, file of the base", baseBytes() / 1e6, "MB", 3));
        long begin = System.nanoTime();
        base.prepare(Locale.ENGLISH);
        measures.add(Measure.of("map, preparing the base in the background", (System.nanoTime() - begin) / 1e6, "ms"));
        Pause.of(IDLE);
        measures.addAll(opening("first opening in a running console", console, clock, base, fleet));
        Pause.of(IDLE);
        measures.addAll(opening("second opening", console, clock, base, fleet));
        return measures;
    }

    private static long baseBytes() throws IOException {
        try (InputStream file = MapOpeningBenchmark.class.getResourceAsStream("/pitwall/assets/map/base.pwmap")) {
            return Objects.requireNonNull(file).transferTo(OutputStream.nullOutputStream());
        }
    }

    private static List<Measure> opening(
            String what, FleetWindow console, InstantSource clock, KeptBaseMap base, FleetFrame fleet)
            throws Exception {
        MapWindow window = MapWindow.instead(console.place(), clock, base, fleet);
        return List.of(
                Measure.below("map, " + what + ", to its base drawn", window.openMillis(PATIENCE), "ms", 300),
                Measure.of("map, " + what + ", to its cars drawn", window.filledMillis(PATIENCE), "ms"));
    }
}
