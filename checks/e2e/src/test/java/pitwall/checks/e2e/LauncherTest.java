package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher as a person meets it: real processes, real signals.
final class LauncherTest {
    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+) and change it");
    private static final Pattern ENROLMENT = Pattern.compile("enrol with the key (\\S+)\\.");
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void theFirstStartTellsItsSecretsOnceAndTheServerEndsProperly() throws Exception {
        String password;
        String enrolment;
        try (Launched first = Launched.fleets(folder, "server", "--port", "0", "--debug")) {
            URI server = first.ready();
            await().until(() -> !first.match(ENROLMENT).isEmpty());
            password = first.match(PASSWORD);
            enrolment = first.match(ENROLMENT);

            assertThat(password).isNotEmpty();
            assertThat(status(server.resolve("/readyz"))).isEqualTo(200);
            assertThat(first.endsWithin(GOODBYE)).as("ends within %s", GOODBYE).isTrue();
            await().until(() -> said(first, "Fleet server stopped"));
            assertThat(String.join("\n", first.err)).doesNotContain(password, enrolment);
        }

        try (Launched second = Launched.fleets(folder, "server", "--port", "0", "--log-format", "json")) {
            second.ready();

            assertThat(second.out).hasSize(1);
            await().untilAsserted(() -> assertThat(second.err).isNotEmpty().allMatch(line -> line.startsWith("{")));
        }
    }

    @Test
    void aSecondServerKeepsAwayFromTheDatabaseOfTheFirst() throws Exception {
        try (Launched first = Launched.fleets(folder, "server", "--port", "0")) {
            first.ready();

            try (Launched second = Launched.fleets(folder, "server", "--port", "0")) {
                assertThat(second.process.waitFor()).isEqualTo(4);
                assertThat(second.err).containsExactly("Another server is using the database pitwall.db.");
            }
        }
    }

    @Test
    void simulatedCarsComeToAServerThatWasStartedByHand() throws Exception {
        Path key = Files.writeString(folder.resolve("enrolment.key"), "a-key-for-cars-that-nobody-knows\n");
        try (Launched server =
                Launched.fleets(folder, "server", "--port", "0", "--enrolment-key-file", key.toString())) {
            URI address = server.ready();

            try (Launched cars = Launched.fleets(
                    folder,
                    "simulate",
                    "--cars",
                    "12",
                    "--server",
                    address.toString(),
                    "--enrolment-key-file",
                    key.toString())) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> body(address.resolve("/metrics")).contains("pitwall_cars 12"));

                assertThat(cars.endsWithin(GOODBYE)).isTrue();
                await().until(() -> said(cars, "the simulated fleet has stopped"));
            }
        }
    }

    private static boolean said(Launched program, String words) {
        return program.err.stream().anyMatch(line -> line.contains(words));
    }

    private static int status(URI address) throws IOException, InterruptedException {
        return get(address).statusCode();
    }

    private static String body(URI address) throws IOException, InterruptedException {
        return get(address).body();
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
