package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another program that writes to a file, says how far it is, and is killed.
final class KilledProgram {
    /// What comes beside it is the log.
    private static final String WRITTEN = "written ";

    private static final String TOO_SLOW = "too slow";

    private KilledProgram() {}

    /// In the program: what is on disk now.
    static void written(long state) {
        System.out.println(WRITTEN + state);
    }

    /// In the program: the file did not open in time, which is no loss on a busy computer.
    static void tooSlow() {
        System.out.println(TOO_SLOW);
    }

    /// Runs the program and kills it after it wrote so many times.
    ///
    /// @return what it said last to be on disk, 0 where the file did not open in time
    static long run(Class<?> program, int times, String... arguments) throws IOException, InterruptedException {
        return run(program, times, Duration.ZERO, arguments);
    }

    /// The same, so long after it said so for the last time: whatever it does then is interrupted.
    static long run(Class<?> program, int times, Duration later, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long last = 0;
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            for (int left = times; left > 0; ) {
                String line = said.readLine();
                assertThat(line).as("the program still runs").isNotNull();
                if (line.equals(TOO_SLOW)) {
                    break;
                }
                if (line.startsWith(WRITTEN)) {
                    last = Long.parseLong(line.substring(WRITTEN.length()));
                    left--;
                }
            }
            assertThat(last == 0 || !child.waitFor(later.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the program still runs")
                    .isTrue();
            child.destroyForcibly();
        }
        child.waitFor();
        return last;
    }
}
