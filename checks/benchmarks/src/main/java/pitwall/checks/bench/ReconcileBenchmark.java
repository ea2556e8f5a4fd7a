package pitwall.checks.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What a server that leads a rollout of all its cars spends in a second: the regular check, which looks at what is
/// due, and the writer's thread with the database, as processor time. Cars that speak are on real links in another
/// program and report; that they still do is looked at whenever something was measured. They drive, so that none begins
/// and the rollout has to be looked after as a whole all the time.
final class ReconcileBenchmark implements Benchmark {
    /// The regular check, and the one thread that writes.
    private static final Set<String> THREADS = Set.of("pitwall-tick", "pitwall-log");

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(30);
    /// Of each car that speaks.
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final int cars;
    private final int speaking;

    /// Every car speaks.
    ReconcileBenchmark(int cars) {
        this(cars, cars);
    }

    /// @param speaking how many of them speak; a process has not as many sockets as there can be cars
    ReconcileBenchmark(int cars, int speaking) {
        this.cars = cars;
        this.speaking = speaking;
    }

    @Override
    public String name() {
        return "reconcile-" + cars;
    }

    @Override
    public List<Measure> run() throws Exception {
        int silent = cars - speaking;
        try (ServerUnderTest server = ServerUnderTest.start(silent, 50, InstantSource.system())) {
            Process reporting = reporting(server, silent);
            try {
                return measures(server);
            } finally {
                reporting.destroy();
            }
        }
    }

    private Process reporting(ServerUnderTest server, int first) throws IOException {
        long perSecond = Math.max(1, speaking / BETWEEN_REPORTS.toSeconds());
        Process program = ChildProgram.startToRead(
                ReportingProgram.class,
                List.of(
                        server.uri().toString(),
                        String.valueOf(speaking),
                        String.valueOf(perSecond),
                        String.valueOf(first)));
        if (program.inputReader(StandardCharsets.UTF_8).readLine() == null) {
            throw new IOException("the program of the cars that speak ended before they did");
        }
        return program;
    }

    private List<Measure> measures(ServerUnderTest server) throws Exception {
        Pause.of(WARM_UP);
        double idle = perSecond(server);
        long begun = System.nanoTime();
        server.startRollout("everything");
        double launched = (System.nanoTime() - begun) / 1e9;
        Pause.of(WARM_UP);
        double leading = perSecond(server);
        String what = "server with " + cars + " cars, " + (cars == speaking ? "all" : speaking) + " speaking: ";
        return List.of(
                Measure.of(what + "writing, asking and approving a rollout of all of them", launched, "s"),
                Measure.of(what + "checks and reports of a second without a rollout", idle, "ms"),
                Measure.of(what + "the same with that rollout running", leading, "ms"));
    }

    private double perSecond(ServerUnderTest server) throws Exception {
        double found = perSecond();
        double links = server.metric("pitwall_links");
        if (links < speaking) {
            throw new IllegalStateException("of " + speaking + " cars only " + links + " spoke to the end");
        }
        return found;
    }

    /// Processor time of a second, in which there is one regular check.
    private static double perSecond() throws InterruptedException {
        long before = nanos();
        Pause.of(MEASURED);
        return (nanos() - before) / 1e6 / MEASURED.toSeconds();
    }

    private static long nanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && THREADS.contains(thread.getThreadName()))
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .sum();
    }
}
