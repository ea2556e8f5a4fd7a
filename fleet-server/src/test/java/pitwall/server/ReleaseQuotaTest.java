package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.server.kit.Ceremony;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.server.release.ReleaseLimits;
import pitwall.testing.SteppedClock;

class ReleaseQuotaTest {
    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;
    private int counter;

    @BeforeEach
    void start() {
        ReleaseLimits limits = new ReleaseLimits(1_000, 1_500, 2_500);
        server = TestServer.start(
                folder,
                clock,
                settings -> settings.withArtifacts(
                        new ServerSettings.Artifacts(Optional.of(folder.resolve("store")), limits)));
        server.person("mara", Role.RELEASE_MANAGER, null);
        server.person("lea", Role.RELEASE_MANAGER, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Person.Reply register(String person, String letter, int bytes) {
        counter++;
        byte[] artifact = Ceremony.bytes(letter.repeat(bytes));
        return Person.stranger(server.uri())
                .signIn(person, TestServer.PASSWORD)
                .post("/api/v1/releases", Ceremony.request(Ceremony.release("1.0." + counter, counter, artifact)));
    }

    @Test
    void onePersonRegistersSoMuchADayAndAnotherStillCan() {
        assertThat(register("mara", "a", 900).status()).isEqualTo(201);
        assertThat(register("mara", "b", 600).status()).isEqualTo(201);

        Person.Reply over = register("mara", "c", 1);

        assertThat(over.status()).isEqualTo(429);
        assertThat(over.code()).isEqualTo("UPLOAD_QUOTA");
        assertThat(over.header("Retry-After")).isNotEmpty();
        assertThat(register("lea", "d", 900).status()).isEqualTo(201);
        clock.advance(ReleaseLimits.DAY.plus(Duration.ofMillis(1)));
        assertThat(register("mara", "c", 1).status()).isEqualTo(201);
    }

    @Test
    void theStoreHasAnEndAndTheSameBytesCountOnce() {
        assertThat(register("mara", "a", 1_000).status()).isEqualTo(201);
        assertThat(register("lea", "a", 1_000).status()).isEqualTo(201);
        clock.advance(ReleaseLimits.DAY.plus(Duration.ofMillis(1)));
        assertThat(register("mara", "b", 1_000).status()).isEqualTo(201);

        Person.Reply full = register("lea", "c", 501);

        assertThat(full.status()).isEqualTo(507);
        assertThat(full.code()).isEqualTo("STORE_FULL");
        assertThat(register("lea", "b", 1_000).status()).isEqualTo(201);
        assertThat(register("lea", "d", 500).status()).isEqualTo(201);
    }
}
