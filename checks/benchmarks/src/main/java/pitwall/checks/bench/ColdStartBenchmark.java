package pitwall.checks.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// How long the console takes, as a program that is started anew, from the start of the process to the Cars screen with
/// all that is remembered, where there is no server: from folders of classes, and as `bin/pitwall` starts it, from jars
/// whose classes an earlier start has kept. The passphrase of the vault is typed by the benchmark the moment the field
/// is there.
final class ColdStartBenchmark implements Benchmark {
    private static final int CARS = 10_000;
    private static final int STARTS = 3;
    private static final double AIM_SECONDS = 2;
    private static final double AIM_MEGABYTES = 350;
    private static final Duration SETTLING = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public List<Measure> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("pitwall-benchmark");
        List<Measure> measures = new ArrayList<>();
        try {
            try (ServerUnderTest server = ServerUnderTest.start(CARS, 50, InstantSource.system())) {
                Started live =
                        start(Start.plain(folder), server.uri().toString(), server.administratorPassword(), SETTLING);
                measures.add(Measure.below(
                        "console: resident with " + CARS + " live cars, " + SETTLING.toSeconds() + " s after the list",
                        live.megabytes(),
                        "MB",
                        AIM_MEGABYTES));
            }
            for (int i = 1; i <= STARTS; i++) {
                measures.add(Measure.of(
                        "console: start without a server to " + CARS + " remembered cars, start " + i,
                        start(Start.plain(folder), "", "", Duration.ZERO).seconds(),
                        "s"));
            }
            Start packed = Start.packed(folder);
            Path kept = folder.resolve("console.aot");
            // With the options of bin/pitwall.
            start(
                    packed.with(
                            "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + kept),
                    "",
                    "",
                    Duration.ZERO);
            for (int i = 1; i <= STARTS; i++) {
                measures.add(Measure.below(
                        "… from jars whose classes were kept, start " + i,
                        start(packed.with("-XX:AOTCache=" + kept), "", "", Duration.ZERO)
                                .seconds(),
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

    /// @param seconds from the start of the process to the first whole list
    /// @param megabytes that the process had in memory after settling; 0 where the system does not say
    private record Started(double seconds, double megabytes) {}

    private static Started start(Start start, String server, String password, Duration settling)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process console = ChildProgram.startToRead(
                ConsoleProgram.class,
                start.classPath(),
                start.options(),
                List.of(start.folder().resolve("console").toString(), Integer.toString(CARS), server, password));
        try (BufferedReader lines = console.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            double took = (System.nanoTime() - begin) / 1e9;
            if (line == null) {
                throw new IOException("the console ended with " + console.waitFor());
            }
            if (!line.equals("listed")) {
                console.destroy();
                throw new IOException("the console said: " + line);
            }
            Pause.of(settling);
            double megabytes = resident(console);
            console.getOutputStream().close();
            console.waitFor();
            return new Started(took, megabytes);
        }
    }

    private static double resident(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        }
    }

    /// One way to start the console.
    ///
    /// @param folder of everything that belongs to the benchmark
    private record Start(Path folder, String classPath, List<String> options) {
        static Start plain(Path folder) {
            return new Start(folder, System.getProperty("java.class.path"), ChildProgram.CONSOLE);
        }

        /// With a jar for each folder of classes: only classes from jars can be kept.
        static Start packed(Path folder) throws IOException {
            List<String> entries = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path)) {
                    Path jar = folder.resolve("classes-" + entries.size() + ".jar");
                    pack(path, jar);
                    entries.add(jar.toString());
                } else if (Files.exists(path)) {
                    entries.add(entry);
                }
            }
            return new Start(folder, String.join(File.pathSeparator, entries), ChildProgram.CONSOLE);
        }

        Start with(String... more) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of(more));
            all.add("-Xlog:aot=off");
            return new Start(folder, classPath, all);
        }

        private static void pack(Path classes, Path jar) throws IOException {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                }
            }
        }
    }
}
