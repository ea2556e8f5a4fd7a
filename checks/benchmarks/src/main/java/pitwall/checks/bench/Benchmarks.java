package pitwall.checks.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Runs the benchmarks and prints the table. Without arguments all of them, else those whose names begin with one of
/// the given words.
///
/// Each runs in a program of its own (`--here` runs it in this one).
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new FilterBenchmark(),
            new WireBenchmark(),
            new ConsoleBenchmark(),
            new CarsBenchmark(10_000, 2_000),
            new CarsBenchmark(10_000, 5_000),
            new CarsBenchmark(100_000, 2_000),
            new CarsBenchmark(100_000, 5_000),
            new LiveBenchmark(10_000, 1_000),
            new LiveBenchmark(100_000, 1_000),
            new FanOutBenchmark(),
            new NodeBenchmark(1_000),
            new NodeBenchmark(5_000),
            new NodeBenchmark(10_000),
            new CacheBenchmark(10_000),
            new CacheBenchmark(100_000));

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.stream(arguments)
                .flatMap(argument -> Arrays.stream(argument.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.contains("--here")) {
            for (Benchmark benchmark : chosen(words)) {
                benchmark.run().forEach(measure -> System.out.println(measure.line()));
            }
            // Toolkits leave threads behind that would keep the program.
            System.exit(0);
        }
        System.out.printf(
                "%d processors, load %.1f before the start, %s, Java %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                Machine.load(),
                System.getProperty("os.name"),
                System.getProperty("java.version"));
        for (Benchmark benchmark : chosen(words)) {
            fork(benchmark.name());
        }
    }

    private static List<Benchmark> chosen(List<String> words) {
        List<String> names =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.stream().anyMatch(benchmark.name()::startsWith))
                .toList();
    }

    private static void fork(String name) throws IOException, InterruptedException {
        int exit = ChildProgram.start(Benchmarks.class, List.of("--here", name)).waitFor();
        if (exit != 0) {
            System.out.println(name + " ended with " + exit);
        }
    }
}
