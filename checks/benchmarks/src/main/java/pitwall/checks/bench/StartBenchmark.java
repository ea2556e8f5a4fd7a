package pitwall.checks.bench;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import pitwall.fleet.CarId;

/// How long a server takes to be there, first with nothing compiled and an empty database, then with a fleet in it; and
/// how long 500 cars nobody knows take to prove who they are, all at once.
final class StartBenchmark implements Benchmark {
    private static final List<Integer> FLEETS = List.of(10_000, 100_000);
    private static final int CARS = 500;
    private static final Duration AWAY = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Measure> run() throws Exception {
        InstantSource clock = InstantSource.system();
        List<Measure> measures = new ArrayList<>();
        long begin = System.nanoTime();
        try (ServerUnderTest server = ServerUnderTest.start(0, 50, clock)) {
            measures.add(Measure.of("server: first start of a program, empty database", millis(begin), "ms"));
            List<CarId> ids = IntStream.range(0, CARS)
                    .mapToObj(number -> new CarId("NEW-%03d".formatted(number)))
                    .toList();
            begin = System.nanoTime();
            try (ScriptedCars cars = ScriptedCars.connect(server.uri(), ids, clock)) {
                measures.add(Measure.of("server: " + CARS + " new cars enrol at once", millis(begin) / 1e3, "s"));
            }
        }
        for (int fleet : FLEETS) {
            try (ServerUnderTest server = ServerUnderTest.start(fleet, 50, clock)) {
                server.stop();
                Pause.of(AWAY);
                begin = System.nanoTime();
                server.comeBack();
                measures.add(Measure.of("server: start with " + fleet + " cars", millis(begin), "ms"));
            }
        }
        return measures;
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }
}
