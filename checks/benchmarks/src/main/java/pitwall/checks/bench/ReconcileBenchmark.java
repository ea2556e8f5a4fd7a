package pitwall.checks.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What a server that leads a rollout of all its cars spends on looking once a second at what is due: the regular check
/// and the writer's thread with the database, nothing left away, as processor time.
final class ReconcileBenchmark implements Benchmark {
    /// The regular check, and the one thread that writes.
    private static final Set<String> THREADS = Set.of("pitwall-tick", "pitwall-log");

    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    private final int cars;

    ReconcileBenchmark(int cars) {
        this.cars = cars;
    }

    @Override
    public String name() {
        return "reconcile-" + cars;
    }

    @Override
    public List<Measure> run() throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(cars, 50, InstantSource.system())) {
            Pause.of(WARM_UP);
            double idle = perSecond();
            long begun = System.nanoTime();
            server.startRollout("everything");
            double launched = (System.nanoTime() - begun) / 1e9;
            Pause.of(WARM_UP);
            double leading = perSecond();
            String what = "server with " + cars + " cars: ";
            return List.of(
                    Measure.of(what + "writing, asking and approving a rollout of all of them", launched, "s"),
                    Measure.of(what + "a regular check without a rollout", idle, "ms"),
                    Measure.of(what + "a regular check with that rollout running", leading, "ms"));
        }
    }

    /// Processor time of a second, which is one regular check.
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
