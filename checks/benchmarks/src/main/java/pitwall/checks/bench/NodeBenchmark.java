package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import pitwall.client.FleetClient;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.protocol.FleetEvent;

/// What simulated cars cost the server they are connected to, and the program that simulates them.
final class NodeBenchmark implements Benchmark {
    /// Some are without a network when the rest is connected.
    private static final double CONNECTED = 0.95;

    private static final Duration CONNECTS = Duration.ofSeconds(360);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration COUNTED = Duration.ofSeconds(5);
    private static final double HALF_A_CORE = 50;

    private final int cars;

    NodeBenchmark(int cars) {
        this.cars = cars;
    }

    @Override
    public String name() {
        return "node-" + cars;
    }

    @Override
    public List<Measure> run() throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(0, 50, InstantSource.system())) {
            double empty = Machine.heapMegabytes();
            long begin = System.nanoTime();
            Process simulator = ChildProgram.start(
                    SimulatorProgram.class, List.of(server.uri().toString(), String.valueOf(cars)));
            try {
                Pause.until(
                        "the cars are connected", CONNECTS, () -> server.count("pitwall_links") >= CONNECTED * cars);
                double connected = (System.nanoTime() - begin) / 1e9;
                Pause.of(WARM_UP);
                return measures(server, simulator.toHandle(), empty, connected);
            } finally {
                simulator.destroy();
            }
        }
    }

    private List<Measure> measures(
            ServerUnderTest server, ProcessHandle simulator, double emptyMegabytes, double connectedSeconds)
            throws Exception {
        Duration simulated = busy(simulator);
        long begin = System.nanoTime();
        double cores = FanOutBenchmark.coresDuring(MEASURED);
        double simulatorCores = busy(simulator).minus(simulated).toNanos() / (double) (System.nanoTime() - begin);
        double heap = Machine.heapMegabytes() - emptyMegabytes;
        double links = server.count("pitwall_links");
        double changes = changes(server);
        String what = cars + " simulated cars: ";
        List<Measure> measures = new ArrayList<>(List.of(
                Measure.of(what + "start of the simulator to 95 % connected", connectedSeconds, "s"),
                Measure.of(what + "connected", links, ""),
                Measure.of(what + "changes told", changes, "1/s"),
                Measure.of(what + "server, share of a core", 100 * cores, "%"),
                Measure.of(what + "server, processor time a car and second", cores * 1e6 / cars, "µs"),
                Measure.of(what + "server, processor time a change told", cores * 1e6 / changes, "µs"),
                Measure.of(what + "server, heap a car", heap * 1e3 / cars, "kB")));
        measures.add(
                cars == 1_000
                        ? Measure.below(what + "simulator, share of a core", 100 * simulatorCores, "%", HALF_A_CORE)
                        : Measure.of(what + "simulator, share of a core", 100 * simulatorCores, "%"));
        return measures;
    }

    private static Duration busy(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("the simulator has ended"));
    }

    /// Changes of cars that a console is told in a second. Its own cost is in no other figure.
    private static double changes(ServerUnderTest server) throws Exception {
        InstantSource clock = InstantSource.system();
        Counter counter = new Counter();
        LiveSource source = new LiveSource(
                server.uri(), new OneToken(server.administrator()), OsTrust.with(Optional.empty()), clock);
        try (FleetClient client = new FleetClient(
                new FleetSettings(server.uri().toString(), "benchmark", FleetView.EVERYTHING),
                source,
                counter,
                new SplittableRandom(1),
                clock)) {
            client.start(_ -> {}, Optional::empty);
            Pause.until("changes arrive", CONNECTS, () -> counter.changes.get() > 0);
            long before = counter.changes.get();
            Pause.of(COUNTED);
            return (counter.changes.get() - before) / (double) COUNTED.toSeconds();
        }
    }

    /// Counts.
    private static final class Counter implements FleetRecorder {
        private final AtomicLong changes = new AtomicLong();

        @Override
        public void picture(SessionInfo session, SeenPicture picture) {}

        @Override
        public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> events) {
            for (FleetEvent event : events) {
                changes.addAndGet(
                        event instanceof FleetEvent.CarsHeard heard
                                ? heard.ids().size()
                                : 1);
            }
        }
    }
}
