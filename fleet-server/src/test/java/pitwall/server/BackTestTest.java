package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.BackTest.Limit;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// A rule tried on what cars really reported.
class BackTestTest {
    private static final String PATH = "/api/v1/alarm-rules/back-test";

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;
    private Person person;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, clock, settings -> settings);
        person = server.person("ines", Role.RELEASE_MANAGER, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String rule(String condition, String more) {
        return "{\"rule\":{\"name\":\"tried\",\"condition\":\"" + condition + "\"" + more + "},\"days\":2}";
    }

    private BackTest test(String condition, String more) {
        return person.post(PATH, rule(condition, more)).data(BackTest.class);
    }

    @Test
    void aFigureThatWasBeyondItsLimitWouldHaveBeenAnAlarm() {
        try (TestCar car = server.joinedCar("car-1")) {
            for (int battery : new int[] {40, 19, 18, 35, 10}) {
                clock.advance(Duration.ofMinutes(1));
                car.report(clock.instant(), TestCar.healthy(), battery);
            }
            clock.advance(Duration.ofMinutes(1));
            await().until(() -> test("battery < 20", "").alarms() == 2);
        }

        BackTest found = test("battery < 20", "");
        assertThat(found.told()).isTrue();
        assertThat(found.objects()).isEqualTo(1);
        assertThat(found.cars()).isEqualTo(1);
        assertThat(found.lookedAt()).isEqualTo(1);
        assertThat(found.busiest()).extracting(BackTest.Thing::object).containsExactly("car-1");
        assertThat(found.first()).extracting(BackTest.Moment::value).containsExactly("battery = 19", "battery = 10");
        assertThat(found.days()).extracting(BackTest.Day::alarms).containsExactly(0, 0, 2);
        assertThat(found.limits()).containsExactly(Limit.EACH_RETURN);
        assertThat(test("battery < 20", ",\"duration\":\"2m\"").alarms()).isEqualTo(1);
        assertThat(test("battery < 20", ",\"scope\":\"region:berlin\"").cars()).isZero();
        assertThat(test("battery < 5", "").alarms()).isZero();
        assertThat(server.admin().get("/api/v1/alarms").data()).isEmpty();
    }

    @Test
    void silenceAndEventsComeFromTheTimeline() {
        server.joinedCar("car-1").close();
        clock.advance(Duration.ofHours(3));
        person = Person.stranger(server.uri()).signIn("ines", TestServer.PASSWORD);
        await().until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return test("event device_offline", "").alarms() == 1;
        });

        assertThat(test("event device_online", "").alarms()).isEqualTo(1);
        BackTest silent = test("last_seen > 1h", "");
        assertThat(silent.alarms()).isEqualTo(1);
        assertThat(silent.first().getFirst().at()).isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(test("last_seen > 4h", "").alarms()).isZero();
        assertThat(test("last_seen > 10s", "").limits()).contains(Limit.SHORT_SILENCE);
    }

    @Test
    void whatIsNotKeptIsSaid() {
        BackTest query = test("cars convergence:failed", "");
        assertThat(query.told()).isFalse();
        assertThat(query.limits()).containsExactly(Limit.NOT_KEPT);
        assertThat(test("event rollout_status", "").told()).isFalse();
        assertThat(test("fact nobody_tells_this", "").told()).isFalse();
        BackTest fact = test("fact rollout_gate_failed", "");
        assertThat(fact.told()).isTrue();
        assertThat(fact.limits()).contains(Limit.BY_JOURNAL);
        assertThat(server.admin().post(PATH, rule("nonsense", "")).code()).isEqualTo("VALIDATION");
        assertThat(server.admin()
                        .post(PATH, rule("battery < 5", "").replace("\"days\":2", "\"days\":8"))
                        .code())
                .isEqualTo("VALIDATION");
    }
}
