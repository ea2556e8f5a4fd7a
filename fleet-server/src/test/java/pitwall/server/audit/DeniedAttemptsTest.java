package pitwall.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.PersonalKey;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.server.kit.AuditReader;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// Whose denials have entries of their own, what becomes of the others, and what a kill loses.
class DeniedAttemptsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final DeniedAttempts denied = new DeniedAttempts();

    private static AuditNote note(String who, String role, AuditOrigin origin, String code, @Nullable String car) {
        return new AuditNote(
                new AuditFacts(
                        role,
                        origin,
                        "PATCH_CAR",
                        new AuditFacts.Target("car", car),
                        0,
                        List.of(),
                        AuditResult.DENIED,
                        code,
                        1,
                        "c-1"),
                Map.of(role.equals("NONE") ? PersonalKey.ADDRESS : PersonalKey.ACTOR, who));
    }

    private long own(int attempts, AuditNote note) {
        return IntStream.range(0, attempts)
                .filter(each -> denied.isWorthAnEntry(note, NOW))
                .count();
    }

    @Test
    void eachHasAnEntryOfItsOwnUntilThereAreTooManyOfAKind() {
        assertThat(own(100, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1")))
                .isEqualTo(30);
        assertThat(own(100, note("10.0.0.9", "NONE", AuditOrigin.API, "UNAUTHORIZED", "car-1")))
                .isEqualTo(10);
        assertThat(own(100, note("vera", "VIEWER", AuditOrigin.CONSOLE, "RATE_LIMITED", "car-1")))
                .isEqualTo(1);
        assertThat(own(100, note("car-1", "CAR", AuditOrigin.CAR, "IDENTITY", "car-1")))
                .isEqualTo(1);

        assertThat(denied.due(NOW.plusSeconds(60), false))
                .extracting(note -> note.facts().count())
                .containsExactlyInAnyOrder(70, 90, 99, 99);
        assertThat(denied.due(NOW.plusSeconds(120), true)).isEmpty();
    }

    @Test
    void othersOrOtherReasonsAreOtherKinds() {
        own(30, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1"));

        assertThat(own(1, note("lena", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1")))
                .isOne();
        assertThat(own(1, note("vera", "VIEWER", AuditOrigin.API, "OUT_OF_SCOPE", "car-1")))
                .isOne();
        assertThat(own(1, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1")))
                .isZero();
    }

    @Test
    void nothingIsDueBeforeTheWindowEndsUnlessTheServerStops() {
        own(31, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1"));

        assertThat(denied.due(NOW.plusSeconds(59), false)).isEmpty();
        assertThat(denied.due(NOW.plusSeconds(59), true)).hasSize(1);
    }

    @Test
    void aCountOfSeveralObjectsNamesNone() {
        own(35, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1"));
        assertThat(denied.due(NOW, true))
                .extracting(note -> note.facts().object())
                .containsExactly(new AuditFacts.Target("car", "car-1"));

        own(35, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-1"));
        own(1, note("vera", "VIEWER", AuditOrigin.API, "FORBIDDEN", "car-2"));
        assertThat(denied.due(NOW, true))
                .extracting(note -> note.facts().object())
                .containsExactly(new AuditFacts.Target("car", null));
    }

    @Test
    void manyStrangersShareOneKind() {
        for (int number = 0; number < 10_000; number++) {
            assertThat(denied.isWorthAnEntry(
                            note("10.0." + number, "NONE", AuditOrigin.API, "UNAUTHORIZED", "car-1"), NOW))
                    .isTrue();
        }

        assertThat(IntStream.range(0, 1_000)
                        .filter(each -> denied.isWorthAnEntry(
                                note("10.1." + each, "NONE", AuditOrigin.API, "UNAUTHORIZED", "car-1"), NOW))
                        .count())
                .isEqualTo(10);
    }

    /// What lies on the disk while the server runs is what a kill leaves.
    @Test
    void aKillLosesTheCountsOfTheLastMinuteAndNoEntry(@TempDir Path folder, @TempDir Path left) {
        List<AuditEntry> own;
        try (TestServer server = TestServer.start(folder, new SteppedClock(NOW), UnaryOperator.identity());
                AuditReader trail = new AuditReader(server)) {
            Person vera = server.person("vera", Role.VIEWER, null);
            long before = trail.size();
            for (int attempt = 0; attempt < 35; attempt++) {
                assertThat(vera.post("/api/v1/regions/import").status()).isEqualTo(403);
            }
            copy(folder, left);
            own = trail.after(before);
            assertThat(own).hasSize(30);
        }
        String database = left.resolve("fleet.db").toString();
        ServerSettings settings = ServerSettings.of(database)
                .withSecretKey(new byte[32])
                .withEnrolmentKey(TestServer.ENROLMENT_KEY)
                .withPasswordIterations(1_000);
        FleetServer.start(settings, new SteppedClock(NOW.plusSeconds(600))).close();
        try (AuditReader killed = new AuditReader(database)) {
            assertThat(killed.entries()).containsAll(own);
            assertThat(killed.entries()).noneMatch(entry -> entry.facts().count() > 1);
            assertThat(killed.verdict()).isEmpty();
        }
        try (AuditReader stopped = new AuditReader(folder.resolve("fleet.db").toString())) {
            assertThat(stopped.entries())
                    .as("who is stopped in peace forgets nothing")
                    .anyMatch(entry -> entry.facts().count() == 5);
        }
    }

    private static void copy(Path from, Path to) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(from)) {
            all.filter(Files::isRegularFile).forEach(files::add);
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsRefusedAndNotDeniedIsNeverCountedTogether(@TempDir Path folder) {
        try (TestServer server = TestServer.start(folder, InstantSource.system(), UnaryOperator.identity());
                AuditReader trail = new AuditReader(server)) {
            long before = trail.size();
            for (int attempt = 0; attempt < 60; attempt++) {
                assertThat(server.admin().post("/api/v1/cars", "{\"id\":\"\"}").status())
                        .isEqualTo(400);
            }

            assertThat(trail.after(before))
                    .hasSize(60)
                    .allMatch(entry -> entry.facts().result() == AuditResult.REFUSED);
        }
    }
}
