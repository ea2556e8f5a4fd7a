package pitwall.checks.e2e.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in `docs/client-sdk.md` is compiled as it stands there and run as a program of its own.
final class ClientExampleTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void theProgramOfThePageFollowsAFleetAndCreatesACar() throws Exception {
        Path source = Files.writeString(folder.resolve("FollowFleet.java"), program());
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                complaints,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(result).as(complaints.toString(UTF_8)).isZero();

        try (RestartableServer server = new RestartableServer(folder)) {
            Path password = Files.writeString(folder.resolve("password"), new String(server.password()));

            String output = run(server.uri().toString(), "admin", password.toString());

            assertThat(output).contains("Signed in as admin", "Live with 0 cars", "Accepted", "In the picture: true");
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        "FollowFleet",
                        arguments[0],
                        arguments[1],
                        arguments[2])
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(output);
            assertThat(ended).as(text).isTrue();
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String program() throws IOException {
        Matcher program = PROGRAM.matcher(Files.readString(page()));
        assertThat(program.find()).as("a Java program on the page").isTrue();
        return program.group(1);
    }

    /// Tests run in their module's folder, wherever Maven was started.
    private static Path page() {
        return Path.of("..", "..", "docs", "client-sdk.md");
    }
}
