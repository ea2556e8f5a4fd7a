package pitwall.checks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How long the console takes, as a program that is started anew, from the start of the process to the Cars screen with
/// all that is remembered, where there is no server. The passphrase of the vault is typed by the benchmark the moment
/// the field is there.
final class ColdStartBenchmark implements Benchmark {
    private static final int CARS = 10_000;
    private static final int STARTS = 3;
    private static final double AIM_SECONDS = 3;

    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public List<Measure> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        try {
            try (ServerUnderTest server = ServerUnderTest.start(CARS, 50, InstantSource.system())) {
                seconds(folder, server.uri().toString(), server.administratorPassword());
            }
            List<Measure> measures = new ArrayList<>();
            for (int i = 1; i <= STARTS; i++) {
                measures.add(Measure.below(
                        "console: start without a server to " + CARS + " remembered cars, start " + i,
                        seconds(folder, "", ""),
                        "s",
                        AIM_SECONDS));
            }
            return measures;
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// @return from the start of the process to the first whole list
    private static double seconds(Path folder, String server, String password)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process console = ChildProgram.startToRead(
                ConsoleProgram.class,
                List.of(folder.resolve("console").toString(), Integer.toString(CARS), server, password));
        try (BufferedReader lines = console.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            double took = (System.nanoTime() - begin) / 1e9;
            if (line == null) {
                throw new IOException("the console ended with " + console.waitFor());
            }
            console.getOutputStream().close();
            console.waitFor();
            return took;
        }
    }
}
