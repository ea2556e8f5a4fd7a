package pitwall.checks.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Runs the benchmarks and prints the table. Without arguments all of them, else the named ones.
///
/// Each runs in a program of its own (`--here` runs it in this one).
public final class Benchmarks {
    private static final List<Benchmark> ALL =
            List.of(new FilterBenchmark(), new WireBenchmark(), new ConsoleBenchmark());

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        if (words.contains("--here")) {
            for (Benchmark benchmark : chosen(words)) {
                benchmark.run().forEach(measure -> System.out.println(measure.line()));
            }
            // Toolkits leave threads behind that would keep the program.
            System.exit(0);
        }
        System.out.printf(
                "%d processors, %s, Java %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("java.version"));
        for (Benchmark benchmark : chosen(words)) {
            fork(benchmark.name());
        }
    }

    private static List<Benchmark> chosen(List<String> words) {
        Set<String> names = Set.copyOf(words.stream()
                .filter(word -> !word.isBlank() && !word.startsWith("--"))
                .distinct()
                .toList());
        return ALL.stream()
                .filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private static void fork(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dheadless.geometry=1920x1200-32",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                Benchmarks.class.getName(),
                "--here",
                name));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            System.out.println(name + " ended with " + exit);
        }
    }
}
