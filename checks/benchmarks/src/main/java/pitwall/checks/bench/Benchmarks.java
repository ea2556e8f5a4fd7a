package pitwall.checks.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs the benchmarks and prints the table. Without arguments all of them, else those whose names begin with one of
/// the given words; a whole name means that one only.
///
/// Each runs in a program of its own (`--here NAME` runs that one in this program).
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new FilterBenchmark(),
            new PaletteBenchmark(),
            new WireBenchmark(),
            new ConsoleBenchmark(),
            new CarsBenchmark(10_000, 2_000),
            new CarsBenchmark(10_000, 5_000),
            new CarsBenchmark(100_000, 2_000),
            new CarsBenchmark(100_000, 5_000),
            new MapOpeningBenchmark(10_000),
            new MapBenchmark(100_000),
            new LiveBenchmark(10_000, 1_000),
            new LiveBenchmark(10_000, 2_000),
            new LiveBenchmark(10_000, 5_000),
            new LiveBenchmark(100_000, 1_000),
            new ScreensBenchmark(),
            new AlarmsBenchmark(),
            new StartBenchmark(),
            new ColdStartBenchmark(),
            new FanOutBenchmark(),
            new HerdBenchmark(),
            new BacklogBenchmark(),
            new NodeBenchmark(1_000),
            new NodeBenchmark(5_000),
            new NodeBenchmark(10_000),
            new RolloutBenchmark(10_000),
            new RolloutBenchmark(100_000),
            new ReconcileBenchmark(10_000),
            new ReconcileBenchmark(100_000, 10_000),
            new AuditBenchmark(),
            new TelemetryBenchmark(10_000),
            new FleetHistoryBenchmark(10_000),
            new LogBenchmark(),
            new LogViewBenchmark(),
            new CacheBenchmark(10_000),
            new CacheBenchmark(100_000),
            new PastBenchmark(10_000));
    /// Says at every start that classes come from the class path, which is so on purpose.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.contains("--here")) {
            TOOLKIT.setLevel(Level.SEVERE);
            // Toolkits leave threads behind that would keep the program, and complain while it ends.
            Runtime.getRuntime().halt(here(words.getLast()));
        }
        System.out.printf(
                "%d processors, load %.1f before the start, %s, Java %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                Machine.load(),
                System.getProperty("os.name"),
                System.getProperty("java.version"));
        long begin = System.nanoTime();
        int failures = 0;
        for (Benchmark benchmark : chosen(words)) {
            failures += fork(benchmark) == 0 ? 0 : 1;
        }
        System.out.printf(
                "%n%d minutes, load %.1f at the end%n",
                Duration.ofNanos(System.nanoTime() - begin).toMinutes(), Machine.load());
        System.exit(failures == 0 ? 0 : 1);
    }

    /// @return the exit code
    @SuppressWarnings("CatchingUnchecked") // whatever a benchmark ends with, its program ends too
    private static int here(String name) {
        try {
            for (Benchmark benchmark : ALL) {
                if (benchmark.name().equals(name)) {
                    benchmark.run().forEach(measure -> System.out.println(measure.line()));
                }
            }
            return 0;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        } finally {
            System.out.flush();
        }
    }

    private static List<Benchmark> chosen(List<String> words) {
        List<String> names =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.stream().anyMatch(name -> isMeant(benchmark, name)))
                .toList();
    }

    private static boolean isMeant(Benchmark benchmark, String name) {
        boolean whole = ALL.stream().anyMatch(one -> one.name().equals(name));
        return whole ? benchmark.name().equals(name) : benchmark.name().startsWith(name);
    }

    private static int fork(Benchmark benchmark) throws IOException, InterruptedException {
        int exit = ChildProgram.start(Benchmarks.class, benchmark.options(), List.of("--here", benchmark.name()))
                .waitFor();
        if (exit != 0) {
            System.out.println(benchmark.name() + ": NOT MEASURED, ended with " + exit);
        }
        return exit;
    }
}
