package pitwall.checks.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// What 200 consoles cost the server, and what it costs when some of them stop reading. Cars and consoles run in
/// programs of their own; the processor time is this program's, without what taking the reports alone costs.
final class FanOutBenchmark implements Benchmark {
    private static final int FLEET = 10_000;
    private static final int REPORTING = 100;
    private static final int RATE = 500;
    private static final int CONSOLES = 200;
    private static final int STALLED = 32;
    /// A person may have 16 connections.
    private static final int PEOPLE = 13;
    private static final int MORE_PEOPLE = 2;
    /// The welcome and the first part of the snapshot.
    private static final int READ_MESSAGES = 2;
    /// The log is full after some seconds and does not grow while memory is measured.
    private static final int LOG_BATCHES = 50;

    /// What the others may notice (N4): a tenth more, or where that is less than the clock of a busy machine can tell,
    /// so many milliseconds.
    private static final double DISTURBED = 1.1;
    private static final double DISTURBED_MILLIS = 20;

    private static final Duration GIVEN_UP = Duration.ofSeconds(90);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public List<Measure> run() throws Exception {
        List<Measure> measures = new ArrayList<>();
        try (ServerUnderTest server = ServerUnderTest.start(FLEET, LOG_BATCHES, InstantSource.system())) {
            List<String> tokens = server.readers("reader", PEOPLE);
            List<String> more = server.readers("sleeper", MORE_PEOPLE);
            Process cars = reportingCars(server);
            try {
                double together;
                Readers.Tally tally;
                List<Measure> stalling;
                try (Readers readers = Readers.open(server.uri(), CONSOLES, 0, tokens)) {
                    Pause.of(WARM_UP);
                    readers.restart();
                    together = coresDuring(MEASURED);
                    tally = readers.tell();
                    stalling = stalling(server, readers, more, tally);
                }
                // Last, since what the compiler does at first would count as the cost of reports.
                Pause.of(WARM_UP);
                measures.addAll(reading(tally, coresDuring(MEASURED), together));
                measures.addAll(stalling);
            } finally {
                cars.destroy();
            }
        }
        return measures;
    }

    private static List<Measure> reading(Readers.Tally tally, double alone, double together) {
        String what = CONSOLES + " consoles, " + RATE + " reports/s: ";
        double framesPerSecond = tally.frames() / (double) MEASURED.toSeconds();
        return List.of(
                Measure.of(what + "frames", framesPerSecond, "1/s"),
                Measure.of(what + "size of a frame", tally.characters() / (double) tally.frames(), "bytes"),
                Measure.of(what + "server, processor time a frame", (together - alone) * 1e6 / framesPerSecond, "µs"),
                Measure.of(what + "server, share of a core", 100 * together, "%"),
                Measure.of(what + "server, share of a core without consoles", 100 * alone, "%"),
                Measure.of(what + "batch to receipt, median", tally.median(), "ms"),
                Measure.of(what + "batch to receipt, p95", tally.p95(), "ms"),
                Measure.of(what + "batch to receipt, p99", tally.p99(), "ms"),
                Measure.of(what + "connections that ended", tally.closed(), ""));
    }

    /// The stalled ones are given up after 30 s without progress, so everything but that must be over before.
    private static List<Measure> stalling(
            ServerUnderTest server, Readers readers, List<String> tokens, Readers.Tally undisturbed)
            throws IOException, InterruptedException, TimeoutException {
        double before = Machine.heapMegabytes();
        try (Readers stalled = Readers.open(server.uri(), STALLED, READ_MESSAGES, tokens)) {
            long begin = System.nanoTime();
            readers.restart();
            Pause.of(MEASURED);
            double during = Machine.heapMegabytes();
            Readers.Tally others = readers.tell();
            String what = STALLED + " of " + (CONSOLES + STALLED) + " stop reading: ";
            int stillThere = STALLED - stalled.tell().closed();
            Pause.until("they are given up", GIVEN_UP, () -> server.count("pitwall_consoles") <= CONSOLES);
            double givenUp = (System.nanoTime() - begin) / 1e9;
            return List.of(
                    Measure.below(what + "heap for each of them", (during - before) / STALLED, "MB", 2),
                    Measure.of(what + "batch to receipt of the others, median", others.median(), "ms"),
                    Measure.of(what + "batch to receipt of the others, p95", others.p95(), "ms"),
                    Measure.below(
                            what + "batch to receipt of the others, p99",
                            others.p99(),
                            "ms",
                            Math.max(undisturbed.p99() * DISTURBED, undisturbed.p99() + DISTURBED_MILLIS)),
                    Measure.below(what + "connections of others that ended", others.closed(), "", 1),
                    Measure.of(what + "of them still connected meanwhile", stillThere, ""),
                    Measure.of(what + "until the server gave all of them up", givenUp, "s"));
        }
    }

    /// Cores that this program keeps busy, as seen for `span`.
    static double coresDuring(Duration span) throws InterruptedException {
        long begin = System.nanoTime();
        long busy = Machine.programNanos();
        Pause.of(span);
        return (Machine.programNanos() - busy) / (double) (System.nanoTime() - begin);
    }

    private static Process reportingCars(ServerUnderTest server) throws IOException {
        Process cars = ChildProgram.startToRead(
                ReportingProgram.class,
                List.of(server.uri().toString(), String.valueOf(REPORTING), String.valueOf(RATE)));
        cars.inputReader(StandardCharsets.UTF_8).readLine();
        return cars;
    }
}
