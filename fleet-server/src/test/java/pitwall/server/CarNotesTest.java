package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.CarNote;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// Somebody's words stand in the timeline of a car, once, with who wrote them and when.
class CarNotesTest {
    private static final String KEY = "7b0c1a52-58a5-4a52-9f4c-6d0f7f1c2a11";
    private static final String NOTES = "/api/v1/cars/car-1/notes";

    @TempDir
    Path folder;

    private TestServer server;
    private Person admin;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.createCar("car-1", "munich");
        admin = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Person.Reply note(Person person, String body, String... headers) {
        return person.send("POST", NOTES, Optional.of(body), headers);
    }

    private static Instant now() {
        return InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<TimelineEntry> notes() {
        return List.of(admin.get("/api/v1/cars/car-1/timeline").data(TimelineEntry[].class)).stream()
                .filter(entry -> entry.kind().equals("note"))
                .toList();
    }

    @Test
    void aNoteStandsInTheTimelineOnceHoweverOftenItIsSent() {
        Instant written = now().minusSeconds(3_600);
        String body = "{\"text\":\"  The seal is loose. \",\"written\":\"" + written + "\"}";

        Person.Reply first = note(admin, body, "Idempotency-Key", KEY);
        Person.Reply again = note(admin, body, "Idempotency-Key", KEY);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.data(CarNote.class)).isEqualTo(new CarNote("The seal is loose.", written));
        assertThat(again.status()).isEqualTo(201);
        assertThat(notes())
                .singleElement()
                .extracting(TimelineEntry::fields)
                .isEqualTo(Map.of("message", "The seal is loose.", "by", "admin", "written", written.toString()));
    }

    @Test
    void aNoteThatWasTakenIsKnownAgainHoweverLongTheAnswerWasLost() throws IOException {
        SteppedClock clock = new SteppedClock(now());
        Path other = Files.createDirectories(folder.resolve("away"));
        try (TestServer away = TestServer.start(other, clock, settings -> settings)) {
            away.createCar("car-1", "munich");
            String body = "{\"text\":\"The seal is loose.\",\"written\":\"" + now() + "\"}";
            assertThat(note(away.admin(), body, "Idempotency-Key", KEY).status())
                    .isEqualTo(201);
            for (int day = 0; day < CarNote.OLDEST.toDays() + 2; day += 10) {
                clock.advance(Duration.ofDays(10));
                away.restart();
                Person later = away.admin();
                note(later, "{\"text\":\"Seen.\"}", "Idempotency-Key", new UUID(1, day).toString());

                assertThat(note(later, body, "Idempotency-Key", KEY).status())
                        .as("on day %d", day)
                        .isEqualTo(201);
                assertThat(note(later, "{\"text\":\"Other words.\"}", "Idempotency-Key", KEY)
                                .code())
                        .isEqualTo("IDEMPOTENCY_CONFLICT");
            }

            assertThat(
                            List.of(away.admin()
                                            .get("/api/v1/cars/car-1/timeline?limit=500")
                                            .data(TimelineEntry[].class))
                                    .stream()
                                    .filter(entry -> "The seal is loose."
                                            .equals(entry.fields().get("message"))))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNoNoteIsRefused() {
        assertThat(note(admin, "{\"text\":\"  \"}").code()).isEqualTo("VALIDATION");
        assertThat(note(admin, "{}").code()).isEqualTo("VALIDATION");
        assertThat(note(admin, "{\"text\":\"" + "x".repeat(CarNote.LONGEST + 1) + "\"}")
                        .code())
                .isEqualTo("VALIDATION");
        assertThat(note(admin, "{\"text\":\"a\\u0007b\"}").code()).isEqualTo("VALIDATION");
        Instant old = now().minus(CarNote.OLDEST).minusSeconds(60);
        assertThat(note(admin, "{\"text\":\"x\",\"written\":\"" + old + "\"}").code())
                .isEqualTo("VALIDATION");
        assertThat(notes()).isEmpty();
    }

    @Test
    void whoMayNotEditCarsWritesNone() {
        Person guest = server.person("guest", Role.VIEWER, null);

        assertThat(note(guest, "{\"text\":\"x\"}").status()).isEqualTo(403);
        assertThat(notes()).isEmpty();
    }
}
