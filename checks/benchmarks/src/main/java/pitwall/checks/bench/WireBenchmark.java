package pitwall.checks.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import pitwall.fleet.Car;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.Envelope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.testing.FleetFixtures;

/// How many bytes a car and a change cost on the wire, and how long writing and reading them takes.
final class WireBenchmark implements Benchmark {
    private static final int CARS = 200;
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");

    private final FrameCodec codec = new FrameCodec();

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public List<Measure> run() {
        List<Car> cars = FleetFixtures.cars(CARS, 7);
        List<Measure> measures = new ArrayList<>();
        measures.addAll(figures("whole car in a snapshot", new ServerFrame.SnapshotPart("e", 1, 1, 1, CARS, cars)));
        measures.addAll(figures(
                "change of figures in a batch",
                new ServerFrame.Batch(
                        1,
                        2,
                        cars.stream()
                                .<FleetEvent>map(car -> new FleetEvent.CarVitalsChanged(car.id(), car.vitals()))
                                .toList())));
        measures.addAll(figures(
                "change of condition in a batch",
                new ServerFrame.Batch(
                        1,
                        2,
                        cars.stream()
                                .<FleetEvent>map(car -> new FleetEvent.CarStatusChanged(car.id(), car.status()))
                                .toList())));
        measures.addAll(figures(
                "heard again, in a batch",
                new ServerFrame.Batch(
                        1,
                        2,
                        List.of(new FleetEvent.CarsHeard(
                                NOW, cars.stream().map(Car::id).toList())))));
        return measures;
    }

    private List<Measure> figures(String what, ServerFrame frame) {
        Envelope<ServerFrame> envelope = new Envelope<>(1, NOW, null, frame);
        String text = codec.encode(envelope);
        Histogram write = Timed.runs(2_000, 2_000, () -> codec.encode(envelope));
        Histogram read = Timed.runs(2_000, 2_000, () -> read(text));
        double bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return List.of(
                Measure.of(what + ", size", bytes / CARS, "bytes/car"),
                Measure.of(what + ", write, median", write.getValueAtPercentile(50) / 1e3 / CARS, "µs/car"),
                Measure.of(what + ", read, median", read.getValueAtPercentile(50) / 1e3 / CARS, "µs/car"));
    }

    private Envelope<ServerFrame> read(String text) {
        try {
            return codec.readServer(text);
        } catch (BadFrameException e) {
            throw new IllegalStateException(e);
        }
    }
}
