package pitwall.checks.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pitwall.client.FleetClient;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.FrameSink;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.fleet.CarId;

/// The whole way in one program, over real sockets: cars report, the server stores and tells, the console draws.
final class LiveBenchmark implements Benchmark {
    private static final String WATCHED = "PIX-";
    private static final int WATCHED_CARS = 20;
    private static final int LEAST_OTHER_CARS = 200;
    /// Half of what the server lets a car send in a second.
    private static final int REPORTS_OF_A_CAR = 10;
    private static final Duration SNAPSHOT = Duration.ofSeconds(120);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private final int fleet;
    private final int rate;
    private final int otherCars;

    /// @param fleet cars in the database
    /// @param rate reports a second of those that are connected: 220 of them, or more where each would have to report
    /// too often
    LiveBenchmark(int fleet, int rate) {
        this.fleet = fleet;
        this.rate = rate;
        this.otherCars = Math.max(LEAST_OTHER_CARS, rate / REPORTS_OF_A_CAR);
    }

    @Override
    public String name() {
        return "live-" + fleet + "-" + rate;
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        InstantSource clock = InstantSource.system();
        try (ServerUnderTest server = ServerUnderTest.start(fleet, 20_000, clock);
                ScriptedCars cars = ScriptedCars.connect(server.uri(), ids(), clock)) {
            cars.report(rate);
            FleetWindow window = FleetWindow.open(clock);
            PixelWatch watch = new PixelWatch(WATCHED, cars, clock);
            GreetedSource source = new GreetedSource(new LiveSource(
                    server.uri(), new OneToken(server.administrator()), OsTrust.with(Optional.empty()), clock));
            try (FleetClient client = new FleetClient(
                    new FleetSettings(server.uri().toString(), "benchmark", FleetView.EVERYTHING),
                    source,
                    watch,
                    new SplittableRandom(1),
                    clock)) {
                AtomicLong firstFrame = new AtomicLong();
                client.start(noting(firstFrame, window.sink()), Optional::empty);
                Pause.until("the whole fleet is here", SNAPSHOT, () -> firstFrame.get() > 0);
                double snapshot = (firstFrame.get() - source.helloNanos()) / 1e6;
                return measures(window, watch, snapshot);
            }
        }
    }

    private List<Measure> measures(FleetWindow window, PixelWatch watch, double snapshotMillis) throws Exception {
        String what = fleet + " cars, " + rate + " reports/s over sockets: ";
        window.ask(WATCHED.toLowerCase(Locale.ROOT), lines -> lines == WATCHED_CARS);
        FleetWindow.onFx(() -> {
            window.onPulse(() -> {
                watch.look(window.nodes("car-battery"));
                return false;
            });
            return window;
        });
        Pause.of(WARM_UP);
        FleetWindow.onFx(() -> {
            watch.restart();
            return watch;
        });
        window.takeGaps();
        Pause.of(MEASURED);
        return FleetWindow.onFx(() -> List.of(
                Measure.of(what + "hello to first whole frame, once, cold", snapshotMillis, "ms"),
                Measure.of(what + "batch to pixel, median", Timed.millis(watch.fromServer(), 50), "ms"),
                Measure.below(what + "batch to pixel, p95", Timed.millis(watch.fromServer(), 95), "ms", 150),
                Measure.of(what + "batch to pixel, p99", Timed.millis(watch.fromServer(), 99), "ms"),
                Measure.of(what + "car to pixel, median", Timed.millis(watch.fromCar(), 50), "ms"),
                Measure.of(what + "car to pixel, p95", Timed.millis(watch.fromCar(), 95), "ms"),
                Measure.of(
                        what + "values seen on the screen", watch.fromServer().getTotalCount(), ""),
                Measure.of(what + "heap of server, cars and console", Machine.heapMegabytes(), "MB")));
    }

    private FrameSink noting(AtomicLong firstFrame, FrameSink sink) {
        return frame -> {
            if (frame.snapshot().size() >= fleet) {
                firstFrame.compareAndSet(0, System.nanoTime());
            }
            sink.offer(frame);
        };
    }

    private List<CarId> ids() {
        int distance = fleet / otherCars;
        Stream<CarId> others =
                IntStream.range(0, otherCars).mapToObj(i -> new CarId("WBA-%05d".formatted(i * distance)));
        Stream<CarId> watched =
                IntStream.range(0, WATCHED_CARS).mapToObj(i -> new CarId(WATCHED + "%02d".formatted(i)));
        return Stream.concat(others, watched).toList();
    }
}
