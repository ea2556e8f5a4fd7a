package pitwall.checks.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import pitwall.client.FleetClient;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;

/// What the Cars screen costs while a fleet of some size changes at some rate: everything of the console but the
/// socket.
final class CarsBenchmark implements Benchmark {
    private static final Duration CONNECTS = Duration.ofSeconds(120);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    /// Fewer, and the p95 would be the worst of them.
    private static final int WISHES = 42;
    private static final int WARM_WISHES = 6;
    /// Each gives far less than half of the fleet.
    private static final List<String> QUERIES = List.of("wba-0004", "region:munich status:failed", "battery:<10");

    /// Ids are numbered with so many digits.
    private static final int ID_DIGITS = 5;

    private static final List<String> DIGITS = List.of("0", "0", "4");
    private static final int TYPED = 14;
    private static final int WARM_TYPED = 2;

    private final int cars;
    private final int rate;

    CarsBenchmark(int cars, int rate) {
        this.cars = cars;
        this.rate = rate;
    }

    @Override
    public String name() {
        return "cars-" + cars + "-" + rate;
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        String fleet = cars + " cars, " + rate + " changes/s: ";
        InstantSource clock = InstantSource.system();
        FleetWindow window = FleetWindow.open(clock);
        ScriptedFleet script = new ScriptedFleet(cars, rate, clock);
        List<Measure> measures = new ArrayList<>();
        try (FleetClient client = new FleetClient(
                new FleetSettings("script", "benchmark", FleetView.EVERYTHING),
                script,
                FleetRecorder.NONE,
                new SplittableRandom(1),
                clock)) {
            client.start(window.sink(), Optional::empty);
            Pause.until(
                    "the whole fleet is here",
                    CONNECTS,
                    () -> client.latest().snapshot().size() == cars);
            Pause.of(WARM_UP);
            measures.addAll(shares(window, fleet));
            measures.add(Measure.below(fleet + "heap of the whole program", Machine.heapMegabytes(), "MB", 500));
            Histogram paints = paints(window);
            measures.add(Measure.of(fleet + "filter to first paint, median", Timed.millis(paints, 50), "ms"));
            measures.add(Measure.of(fleet + "filter to first paint, p95", Timed.millis(paints, 95), "ms"));
            Histogram keys = keys(window);
            measures.add(Measure.of(
                    fleet + "typing, key to the list that answers it, median", Timed.millis(keys, 50), "ms"));
            measures.add(
                    Measure.of(fleet + "typing, key to the list that answers it, p95", Timed.millis(keys, 95), "ms"));
        } finally {
            script.end();
        }
        return measures;
    }

    private static List<Measure> shares(FleetWindow window, String fleet)
            throws InterruptedException, ExecutionException {
        window.takeGaps();
        long begin = System.nanoTime();
        long fx = Machine.threadNanos(FleetWindow.FX_THREAD);
        long render = Machine.threadNanos(FleetWindow.RENDER_THREAD);
        long client = Machine.threadNanos("pitwall-fleet");
        int pulses = window.pulses();
        Pause.of(MEASURED);
        double span = System.nanoTime() - begin;
        Histogram gaps = window.takeGaps();
        return List.of(
                Measure.below(
                        fleet + "FX thread, share of a core",
                        100 * (Machine.threadNanos(FleetWindow.FX_THREAD) - fx) / span,
                        "%",
                        10),
                Measure.of(
                        fleet + "drawing thread, share of a core",
                        100 * (Machine.threadNanos(FleetWindow.RENDER_THREAD) - render) / span,
                        "%"),
                Measure.of(
                        fleet + "thread of the client, share of a core",
                        100 * (Machine.threadNanos("pitwall-fleet") - client) / span,
                        "%"),
                Measure.of(fleet + "frames", (window.pulses() - pulses) * 1e9 / span, "1/s"),
                Measure.of(fleet + "pause between frames, p99", Timed.millis(gaps, 99), "ms"));
    }

    /// Types an id behind its beginning, which all cars share: every digit leaves about a tenth of the list. The
    /// proposals come and go as they do for a person.
    private Histogram keys(FleetWindow window) throws InterruptedException, ExecutionException {
        Histogram keys = new Histogram(3);
        String highest = Integer.toString(cars - 1);
        String shared = "wba-" + "0".repeat(Math.max(0, ID_DIGITS - highest.length()));
        for (int round = 0; round < WARM_TYPED + TYPED; round++) {
            window.ask(shared, lines -> lines > cars / 2);
            window.run("cars.query");
            for (String digit : DIGITS) {
                int before = window.shownLines();
                long nanos = window.type(digit, lines -> lines > 0 && lines < before / 2);
                if (round >= WARM_TYPED) {
                    keys.recordValue(nanos);
                }
            }
            window.askForAll(lines -> lines > cars / 2);
        }
        return keys;
    }

    private Histogram paints(FleetWindow window) throws InterruptedException, ExecutionException {
        Histogram paints = new Histogram(3);
        for (int i = 0; i < WARM_WISHES + WISHES; i++) {
            long nanos = window.ask(QUERIES.get(i % QUERIES.size()), lines -> lines < cars / 2);
            window.askForAll(lines -> lines > cars / 2);
            if (i >= WARM_WISHES) {
                paints.recordValue(nanos);
            }
        }
        return paints;
    }
}
