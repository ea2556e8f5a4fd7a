package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.AcknowledgedAlarms;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.MutePreview;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// Alarms from the sign of a rule to the end, as people meet them.
class AlarmApiTest {
    private static final String RULE = """
            {"name":"%s","condition":"cars online:never region:munich","level":"%s","text":"{object} never came",
             "meaning":"m","consequence":"c","action":"a","link":"car:{object}"}""";

    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;
    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestServer server;
    private Person admin;
    private Person mara;
    private TestConsole console;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
        admin = server.admin();
        mara = server.person("mara", Role.OPERATOR, null);
        console = TestConsole.watch(mara);
    }

    @AfterEach
    void stop() {
        console.close();
        server.close();
    }

    private void rule(String name, String level) {
        assertThat(put("/api/v1/alarm-rules/" + name, RULE.formatted(name, level))
                        .status())
                .isEqualTo(201);
    }

    private Person.Reply put(String path, String body, String... headers) {
        return admin.send("PUT", path, Optional.of(body), headers);
    }

    private AlarmView raised(String level) {
        rule("never_came", level);
        server.createCar("car-1", "munich");
        console.until(seen -> !seen.alarms().isEmpty());
        return console.alarms().values().iterator().next();
    }

    private static String comment(String words) {
        return "{\"comment\":\"" + words + "\"}";
    }

    private static Person.Reply post(Person person, String path, String body) {
        return person.send("POST", path, Optional.of(body));
    }

    @Test
    void anAlarmIsAcknowledgedStaysSoOverARestartAndEndsWithItsCondition() {
        AlarmView alarm = raised("P1");
        assertThat(alarm.state()).isEqualTo(AlarmState.UNACKED_ACTIVE);
        assertThat(alarm.text()).isEqualTo("car-1 never came");
        String path = "/api/v1/alarms/" + alarm.id();
        assertThat(post(mara, path + "/acknowledge", "{}").code()).isEqualTo("VALIDATION");
        assertThat(post(mara, path + "/acknowledge", comment("looking")).status())
                .isEqualTo(200);
        console.until(seen -> state(seen, alarm) == AlarmState.ACKED_ACTIVE);

        server.restart();
        mara = Person.stranger(server.uri()).signIn("mara", TestServer.PASSWORD);
        console.close();
        console = TestConsole.watch(mara);
        assertThat(state(console, alarm)).isEqualTo(AlarmState.ACKED_ACTIVE);
        assertThat(console.alarmLoad()).isNotNull();

        server.admin().send("PATCH", "/api/v1/cars/car-1", Optional.of("{\"region\":\"berlin\"}"), "If-Match", "\"1\"");
        console.until(seen -> seen.alarms().isEmpty());
        AlarmDetail detail = mara.get(path).data(AlarmDetail.class);
        assertThat(detail.alarm().state()).isEqualTo(AlarmState.OVER);
        assertThat(detail.journal())
                .extracting(AlarmJournalLine::what)
                .containsExactly(What.ENDED, What.CLEARED, What.ACKNOWLEDGED, What.RAISED);
        assertThat(detail.rule()).isNotNull();
        assertThat(journal("?car=car-1")).isEqualTo(detail.journal());
        assertThat(journal("?car=car-1&limit=1&before="
                        + detail.journal().getFirst().n()))
                .isEqualTo(detail.journal().subList(1, 2));
        assertThat(journal("?car=car-2")).as("another car").isEmpty();
        assertThat(mara.get("/api/v1/alarm-journal?car=a%20b").code()).isEqualTo("VALIDATION");
    }

    private List<AlarmJournalLine> journal(String query) {
        return List.of(mara.get("/api/v1/alarm-journal" + query).data(AlarmJournalLine[].class));
    }

    @Test
    void aShelvedAlarmComesBackByItself() {
        AlarmView alarm = raised("P2");
        String shelve = "/api/v1/alarms/" + alarm.id() + "/shelve";
        assertThat(post(mara, shelve, "{\"minutes\":481,\"reason\":\"known\"}").status())
                .isEqualTo(400);
        assertThat(post(mara, shelve, "{\"minutes\":60,\"reason\":\"known\"}").status())
                .isEqualTo(200);
        console.until(seen -> state(seen, alarm) == AlarmState.SHELVED);
        assertThat(post(mara, "/api/v1/alarms/" + alarm.id() + "/acknowledge", "{}")
                        .code())
                .isEqualTo("ALARM_NOT_SHOWN");

        clock.advance(Duration.ofMinutes(60));
        console.until(seen -> state(seen, alarm) == AlarmState.UNACKED_ACTIVE);
    }

    @Test
    void aP1IsShelvedByThoseOnlyWhoMay() {
        AlarmView alarm = raised("P1");
        Person ines = server.person("ines", Role.RELEASE_MANAGER, null);
        String shelve = "/api/v1/alarms/" + alarm.id() + "/shelve";

        assertThat(post(ines, shelve, "{\"minutes\":30,\"reason\":\"known\"}").status())
                .isEqualTo(403);
        assertThat(post(mara, shelve, "{\"minutes\":61,\"reason\":\"known\"}").code())
                .isEqualTo("VALIDATION");
        assertThat(post(mara, shelve, "{\"minutes\":60,\"reason\":\"known\"}").status())
                .isEqualTo(200);
        assertThat(mara.delete(shelve).status()).isEqualTo(200);
        console.until(seen -> state(seen, alarm) == AlarmState.UNACKED_ACTIVE);
    }

    @Test
    void aSilenceSaysBeforehandWhatItHides() {
        AlarmView alarm = raised("P2");
        String matcher = "\"kind\":\"SILENCE\",\"rule\":\"never_came\",\"object\":\"car-*\",\"reason\":\"works\"";
        MutePreview preview =
                post(mara, "/api/v1/alarm-mutes/preview", "{" + matcher + "}").data(MutePreview.class);
        assertThat(preview).isEqualTo(new MutePreview(1, 1));
        assertThat(post(mara, "/api/v1/alarm-mutes", "{" + matcher + "}").code())
                .isEqualTo("VALIDATION");

        String until = ",\"until\":\"" + clock.instant().plus(Duration.ofHours(2)) + "\"";
        AlarmMuteEntry mute =
                post(mara, "/api/v1/alarm-mutes", "{" + matcher + until + "}").data(AlarmMuteEntry.class);
        console.until(seen -> state(seen, alarm) == AlarmState.SUPPRESSED);
        assertThat(mute.hides()).isEqualTo(1);
        assertThat(mara.get("/api/v1/alarm-mutes").data().get(0).path("hides").asInt())
                .isEqualTo(1);

        assertThat(mara.delete("/api/v1/alarm-mutes/" + mute.id()).status()).isEqualTo(204);
        console.until(seen -> state(seen, alarm) == AlarmState.UNACKED_ACTIVE);
        assertThat(mara.get("/api/v1/alarm-mutes").data()).isEmpty();
    }

    @Test
    void silencesElsewhereDoNotExistForWhoSeesNothingOfThem() {
        raised("P2");
        Person tom = server.person("tom", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        String silence =
                "{\"kind\":\"SILENCE\",\"rule\":\"never_came\",\"region\":\"%s\",\"reason\":\"works\",\"until\":\""
                        + clock.instant().plus(Duration.ofHours(2)) + "\"}";
        assertThat(post(mara, "/api/v1/alarm-mutes", silence.formatted("munich"))
                        .data(AlarmMuteEntry.class)
                        .hides())
                .isEqualTo(1);
        AlarmMuteEntry theirs =
                post(mara, "/api/v1/alarm-mutes", silence.formatted("berlin")).data(AlarmMuteEntry.class);

        assertThat(mara.get("/api/v1/alarm-mutes").data()).hasSize(2);
        assertThat(List.of(tom.get("/api/v1/alarm-mutes").data(AlarmMuteEntry[].class)))
                .containsExactly(theirs);
    }

    @Test
    void onlyAlarmsThatAreNamedAreAcknowledgedAndOthersOutsideTheScopeDoNotExist() {
        AlarmView alarm = raised("P3");
        Person tom = server.person("tom", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        String both = "{\"alarms\":[\"" + alarm.id() + "\",\"A-99\"]}";

        AcknowledgedAlarms elsewhere =
                post(tom, "/api/v1/alarms/acknowledge", both).data(AcknowledgedAlarms.class);
        assertThat(elsewhere.alarms()).isEmpty();
        assertThat(elsewhere.refused()).isEqualTo(Map.of(alarm.id(), "NOT_FOUND", "A-99", "NOT_FOUND"));
        assertThat(tom.get("/api/v1/alarms").data()).isEmpty();
        assertThat(tom.get("/api/v1/alarms/" + alarm.id()).status()).isEqualTo(404);
        try (TestConsole theirs = TestConsole.watch(tom)) {
            assertThat(theirs.alarms()).isEmpty();
        }

        AcknowledgedAlarms done = post(mara, "/api/v1/alarms/acknowledge", both).data(AcknowledgedAlarms.class);
        assertThat(done.alarms()).extracting(AlarmView::state).containsExactly(AlarmState.ACKED_ACTIVE);
        assertThat(done.refused()).isEqualTo(Map.of("A-99", "NOT_FOUND"));
    }

    @Test
    void aRuleIsChangedByWhoSawItAndNotEnabledWithoutGuidance() {
        String path = "/api/v1/alarm-rules/car_offline";
        assertThat(admin.get("/api/v1/alarm-rules").data()).hasSizeGreaterThanOrEqualTo(7);
        String bare = "{\"name\":\"car_offline\",\"condition\":\"last_seen > 20m\",\"level\":\"P3\",\"enabled\":%s}";

        assertThat(put(path, bare.formatted(false)).status()).isEqualTo(428);
        assertThat(put(path, bare.formatted(false), "If-Match", "\"7\"").status())
                .isEqualTo(412);
        assertThat(put(path, bare.formatted(true), "If-Match", "\"1\"").status())
                .isEqualTo(400);
        assertThat(put(path, bare.formatted(false), "If-Match", "\"1\"").status())
                .isEqualTo(200);
        assertThat(admin.get(path).data().path("missing"))
                .extracting(node -> node.asText())
                .isEqualTo(List.of("meaning", "consequence", "action", "link"));
        assertThat(mara.send("PUT", path, Optional.of(bare.formatted(false)), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRuleThatIsSwitchedOffEndsWhatItHeld() {
        AlarmView alarm = raised("P2");
        String off = RULE.formatted("never_came", "P2").replace("\"meaning\"", "\"enabled\":false,\"meaning\"");

        assertThat(put("/api/v1/alarm-rules/never_came", off, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        console.until(seen -> state(seen, alarm) == AlarmState.CLEARED_UNACKED);
    }

    private static AlarmState state(TestConsole seen, AlarmView alarm) {
        AlarmView known = seen.alarms().get(alarm.id());
        return known == null ? AlarmState.OVER : known.state();
    }

    @Test
    void linesOfALogRaiseAnAlarmByTheirLevelWhereThereAreEnoughOfThem() {
        assertThat(put("/api/v1/alarm-rules/log_errors", """
                        {"name":"log_errors","condition":"event log_error","level":"P2","count":3,"window":"3m",
                         "delayOff":"2m","scope":"region:munich","text":"{object} has errors: {value}",
                         "meaning":"m","consequence":"c","action":"a","link":"car:{object}"}""").status()).isEqualTo(201);
        server.createCar("elsewhere-1", "berlin");
        server.createCar("log-1", "munich");
        try (TestCar elsewhere = server.joinedCar("elsewhere-1");
                TestCar car = server.joinedCar("log-1")) {
            elsewhere.awaitAck(elsewhere.log(lines(LogLevel.ERROR, 1, 5)));
            car.awaitAck(car.log(lines(LogLevel.WARN, 1, 5)));
            car.awaitAck(car.log(lines(LogLevel.ERROR, 6, 7)));
            clock.advance(Duration.ofMinutes(4));
            car.awaitAck(car.log(lines(LogLevel.ERROR, 8, 9)));
            assertThat(journal("")).as("two within three minutes are not three").isEmpty();
            car.awaitAck(car.log(lines(LogLevel.ERROR, 10, 10)));

            console.until(seen -> !seen.alarms().isEmpty());
            assertThat(console.alarms().values())
                    .extracting(AlarmView::text)
                    .containsExactly("log-1 has errors: brake");
            assertThat(journal("?car=log-1")).extracting(AlarmJournalLine::what).containsExactly(What.RAISED);
            assertThat(journal("?car=elsewhere-1")).isEmpty();
            clock.advance(Duration.ofMinutes(3));
            console.until(seen -> seen.alarms().values().iterator().next().state() == AlarmState.CLEARED_UNACKED);
        }
    }

    private List<CarFrame.Line> lines(LogLevel level, long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> new CarFrame.Line(n, clock.instant(), level, "brake", "secret place", Map.of()))
                .toList();
    }
}
