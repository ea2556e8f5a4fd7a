package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.AcceptedWrites;
import pitwall.server.kit.Ceremony;
import pitwall.server.kit.LocalReceiver;
import pitwall.server.kit.Person;
import pitwall.server.kit.PolicyDesk;
import pitwall.server.kit.TestServer;
import pitwall.server.notify.NotifySettings;
import pitwall.server.notify.Pace;

/// Every route that changes something, asked by somebody who may with what can be meant, is accepted and leaves exactly
/// its entry (W-8). Those about updates are asked in [AcceptedUpdatesTest].
class AcceptedWritesTest {
    private static final Set<ApiRoute> PEOPLE = EnumSet.of(
            ApiRoute.SIGN_IN,
            ApiRoute.REFRESH,
            ApiRoute.CONFIRM,
            ApiRoute.SIGN_OUT,
            ApiRoute.CREATE_USER,
            ApiRoute.PATCH_USER,
            ApiRoute.DELETE_USER,
            ApiRoute.ERASE_PERSON);

    private static final Set<ApiRoute> CARS = EnumSet.of(
            ApiRoute.CREATE_CAR,
            ApiRoute.PATCH_CAR,
            ApiRoute.NOTE_CAR,
            ApiRoute.ENROL_CAR,
            ApiRoute.DELETE_CAR,
            ApiRoute.PUT_DEVICE,
            ApiRoute.SET_DEVICE_CONFIG,
            ApiRoute.DELETE_DEVICE);

    private static final Set<ApiRoute> RELEASES = EnumSet.of(
            ApiRoute.CREATE_RELEASE,
            ApiRoute.UPLOAD,
            ApiRoute.REVOKE_RELEASE,
            ApiRoute.PUBLISH_ROOT,
            ApiRoute.PUBLISH_TARGETS,
            ApiRoute.MAKE_ONLINE_KEYS);

    private static final Set<ApiRoute> POLICY = EnumSet.of(
            ApiRoute.CHANGE_SAFETY_POLICY,
            ApiRoute.PREVIEW_SAFETY_POLICY,
            ApiRoute.PROPOSE_WEAKER_POLICY,
            ApiRoute.WITHDRAW_WEAKER_POLICY,
            ApiRoute.REJECT_WEAKER_POLICY,
            ApiRoute.APPROVE_WEAKER_POLICY);

    private static final Set<ApiRoute> ALARMS = EnumSet.of(
            ApiRoute.PUT_ALARM_RULE,
            ApiRoute.BACK_TEST_RULE,
            ApiRoute.PREVIEW_ALARM_RULES,
            ApiRoute.IMPORT_ALARM_RULES,
            ApiRoute.ACKNOWLEDGE_ALARM,
            ApiRoute.ACKNOWLEDGE_ALARMS,
            ApiRoute.SHELVE_ALARM,
            ApiRoute.UNSHELVE_ALARM,
            ApiRoute.PREVIEW_ALARM_MUTE,
            ApiRoute.MUTE_ALARMS,
            ApiRoute.UNMUTE_ALARMS);

    private static final Set<ApiRoute> CHANNELS = EnumSet.of(
            ApiRoute.PUT_CHANNEL,
            ApiRoute.TEST_CHANNEL,
            ApiRoute.RETRY_CHANNEL,
            ApiRoute.RETRY_DELIVERY,
            ApiRoute.DELETE_CHANNEL);

    private static final Set<ApiRoute> OTHERS = EnumSet.of(
            ApiRoute.PUT_REGION,
            ApiRoute.DELETE_REGION,
            ApiRoute.IMPORT_REGIONS,
            ApiRoute.NOTE_EXPORT,
            ApiRoute.AUDIT_EXPORT,
            ApiRoute.LOG_EXPORT,
            ApiRoute.SERVER_LOG_EXPORT);

    private static final String RULE = """
            {"name":"never_came","condition":"cars online:never","level":"P2","text":"{object} never came",
             "meaning":"m","consequence":"c","action":"a","link":"car:{object}","channels":["hook"]}""";

    @TempDir
    Path folder;

    private final LocalReceiver receiver = new LocalReceiver();
    private TestServer server;
    private AcceptedWrites writes;
    private Person admin;
    private Person manager;

    @BeforeEach
    void start() {
        Pace pace = new Pace(
                Duration.ofSeconds(5), Duration.ofMillis(30), Duration.ofMillis(200), Duration.ofHours(1), 1_000);
        server = TestServer.start(
                folder,
                InstantSource.system(),
                settings -> settings.withNotify(
                        NotifySettings.DEFAULT.allowing(List.of("127.0.0.0/8")).at(pace)));
        admin = server.admin();
        manager = server.person("manager", Role.RELEASE_MANAGER, null);
        writes = new AcceptedWrites(server);
    }

    @AfterEach
    void stop() {
        writes.close();
        server.close();
        receiver.close();
    }

    @Test
    void everyRouteThatChangesSomethingIsAsked() {
        List<ApiRoute> asked = new ArrayList<>();
        Stream.of(PEOPLE, CARS, RELEASES, POLICY, ALARMS, CHANNELS, OTHERS).forEach(asked::addAll);
        asked.addAll(AcceptedUpdatesTest.ROUTES);

        assertThat(asked).containsExactlyInAnyOrderElementsOf(AcceptedWrites.all());
    }

    @Test
    void people() {
        String password = "\"password\":\"" + TestServer.PASSWORD + "\"";
        Person stranger = Person.stranger(server.uri());
        writes.accept(ApiRoute.SIGN_IN, stranger, "", "{\"user\":\"manager\"," + password + "}");
        writes.accept(
                ApiRoute.REFRESH,
                stranger,
                "",
                "{\"refreshToken\":\"" + manager.tokens().refreshToken() + "\"}");
        manager = stranger.signIn("manager", TestServer.PASSWORD);
        writes.accept(ApiRoute.CONFIRM, manager, "", "{" + password + "}");
        writes.accept(ApiRoute.SIGN_OUT, stranger.signIn("manager", TestServer.PASSWORD), "", "");
        writes.accept(ApiRoute.CREATE_USER, admin, "", "{\"name\":\"omar\",\"role\":\"VIEWER\"," + password + "}");
        writes.accept(ApiRoute.PATCH_USER, admin, "omar", "{\"role\":\"OPERATOR\"}", "If-Match", "\"1\"");
        writes.accept(ApiRoute.DELETE_USER, admin, "omar", "", "If-Match", "\"2\"");
        writes.accept(ApiRoute.ERASE_PERSON, admin, "", "{\"person\":\"omar\",\"reason\":\"asked for it\"}");

        assertThat(writes.accepted()).isEqualTo(PEOPLE);
    }

    @Test
    void cars() {
        writes.accept(ApiRoute.CREATE_CAR, admin, "", "{\"id\":\"car-1\",\"region\":\"munich\",\"version\":\"4.2.0\"}");
        writes.accept(ApiRoute.PATCH_CAR, admin, "car-1", "{\"name\":\"One\"}", "If-Match", "\"1\"");
        writes.accept(ApiRoute.NOTE_CAR, admin, "car-1", "{\"text\":\"a seal is loose\"}");
        writes.accept(ApiRoute.ENROL_CAR, admin, "car-1", "");
        writes.accept(
                ApiRoute.SET_DEVICE_CONFIG, () -> admin.post("/api/v1/config?device_id=car-1", "{\"config\":{}}"));
        writes.accept(ApiRoute.DELETE_CAR, admin, "car-1", "", "If-Match", "\"2\"");
        server.createCar("car-2", "munich");
        writes.accept(ApiRoute.PUT_DEVICE, admin, "car-2", "{\"metadata\":{}}");
        String seen = admin.get("/api/v1/devices/car-2").header("ETag");
        writes.accept(ApiRoute.DELETE_DEVICE, admin, "car-2", "", "If-Match", seen);

        assertThat(writes.accepted()).isEqualTo(CARS);
    }

    @Test
    void releases() {
        Ceremony ceremony = new Ceremony();
        Instant now = InstantSource.system().instant();
        byte[] bytes = Ceremony.bytes("software");
        writes.accept(
                ApiRoute.CREATE_RELEASE,
                () -> manager.post(
                        ApiRoute.CREATE_RELEASE.path(), Ceremony.request(Ceremony.release("1.0.0", 1, bytes))));
        writes.accept(ApiRoute.UPLOAD, () -> Ceremony.upload(manager, "1.0.0", 0, bytes));
        ceremony.vouch(Ceremony.release("1.0.0", 1, bytes));
        writes.accept(ApiRoute.MAKE_ONLINE_KEYS, manager, "", "");
        writes.accept(
                ApiRoute.PUBLISH_ROOT,
                manager,
                "",
                ceremony.root(manager, now.plus(Duration.ofDays(365))).text());
        writes.accept(
                ApiRoute.PUBLISH_TARGETS,
                manager,
                "",
                ceremony.targets(now.plus(Duration.ofDays(90))).text());
        writes.accept(ApiRoute.REVOKE_RELEASE, manager, "1.0.0", "{\"reason\":\"A hole\"}");

        assertThat(writes.accepted()).isEqualTo(RELEASES);
    }

    @Test
    void safetyPolicy() {
        server.person("ines", Role.RELEASE_MANAGER, null);
        writes.accept(
                ApiRoute.PREVIEW_SAFETY_POLICY,
                manager,
                "",
                "{\"rules\":[{\"scope\":\"EVERYWHERE\",\"stationary\":true,\"notAutonomous\":true,"
                        + "\"minimumBatteryPercent\":40}]}");
        writes.accept(ApiRoute.CHANGE_SAFETY_POLICY, () -> PolicyDesk.change(manager, PolicyDesk.battery(60), 0));
        proposed();
        writes.accept(ApiRoute.WITHDRAW_WEAKER_POLICY, manager, "", "");
        String first = proposed().hash();
        writes.accept(ApiRoute.REJECT_WEAKER_POLICY, () -> PolicyDesk.reject(admin, first));
        String second = proposed().hash();
        writes.accept(ApiRoute.APPROVE_WEAKER_POLICY, () -> PolicyDesk.approve(admin, second));

        assertThat(writes.accepted()).isEqualTo(POLICY);
    }

    private SafetyPolicyEntry.Proposal proposed() {
        return writes.accept(
                        ApiRoute.PROPOSE_WEAKER_POLICY, () -> PolicyDesk.propose(manager, PolicyDesk.battery(50), 1))
                .data(SafetyPolicyEntry.Proposal.class);
    }

    @Test
    void alarms() {
        writes.accept(ApiRoute.PUT_ALARM_RULE, admin, "never_came", RULE);
        String tried = "{\"rule\":{\"name\":\"tried\",\"condition\":\"battery < 20\"},\"days\":1}";
        writes.accept(ApiRoute.BACK_TEST_RULE, admin, "", tried);
        String file = "alerts:\n  - name: hot\n    condition: cpu_usage > 90\n    action: email\n";
        writes.accept(ApiRoute.PREVIEW_ALARM_RULES, admin, "", file, "Content-Type", "application/yaml");
        writes.accept(ApiRoute.IMPORT_ALARM_RULES, admin, "", file, "Content-Type", "application/yaml");
        server.createCar("car-1", "munich");
        await().until(() -> !admin.get("/api/v1/alarms").data().isEmpty());
        String alarm = admin.get("/api/v1/alarms").data().get(0).path("id").asText();
        writes.accept(ApiRoute.SHELVE_ALARM, admin, alarm, "{\"minutes\":10,\"reason\":\"known\"}");
        writes.accept(ApiRoute.UNSHELVE_ALARM, admin, alarm, "");
        writes.accept(ApiRoute.ACKNOWLEDGE_ALARM, admin, alarm, "{\"comment\":\"seen\"}");
        writes.accept(ApiRoute.ACKNOWLEDGE_ALARMS, admin, "", "{\"alarms\":[\"" + alarm + "\"],\"comment\":\"seen\"}");
        String silence = "{\"kind\":\"SILENCE\",\"rule\":\"never_came\",\"reason\":\"works\",\"until\":\""
                + InstantSource.system().instant().plus(Duration.ofHours(1)) + "\"}";
        writes.accept(ApiRoute.PREVIEW_ALARM_MUTE, admin, "", silence);
        String mute = writes.accept(ApiRoute.MUTE_ALARMS, admin, "", silence)
                .data()
                .path("id")
                .asText();
        writes.accept(ApiRoute.UNMUTE_ALARMS, admin, mute, "");

        assertThat(writes.accepted()).isEqualTo(ALARMS);
    }

    @Test
    void channels() {
        writes.accept(
                ApiRoute.PUT_CHANNEL,
                admin,
                "hook",
                "{\"name\":\"hook\",\"kind\":\"WEBHOOK\",\"url\":\"" + receiver.url("/hook") + "\"}");
        writes.accept(ApiRoute.TEST_CHANNEL, admin, "hook", "");
        receiver.answers(422);
        admin.send("PUT", "/api/v1/alarm-rules/never_came", Optional.of(RULE));
        server.createCar("car-1", "munich");
        String dead = "/api/v1/notification-deliveries?state=DEAD";
        await().until(() -> admin.get(dead).data().size() == 1);
        String delivery = admin.get(dead).data().get(0).path("n").asText();
        receiver.answers(204);
        writes.accept(ApiRoute.RETRY_DELIVERY, admin, delivery, "");
        writes.accept(ApiRoute.RETRY_CHANNEL, admin, "hook", "");
        writes.accept(ApiRoute.DELETE_CHANNEL, admin, "hook", "", "If-Match", "\"1\"");

        assertThat(writes.accepted()).isEqualTo(CHANNELS);
    }

    @Test
    void regionsAndFiles() {
        writes.accept(ApiRoute.PUT_REGION, admin, "munich", "{\"title\":\"Munich\"}");
        writes.accept(ApiRoute.DELETE_REGION, admin, "munich", "", "If-Match", "\"1\"");
        long revision = admin.get("/api/v1/regions").data().path("revision").asLong();
        String square = "{\"type\":\"Feature\",\"properties\":{\"name\":\"a\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[1,1],[2,1],[2,2],[1,2],[1,1]]]}}";
        writes.accept(ApiRoute.IMPORT_REGIONS, admin, "", square, "If-Match", "\"" + revision + "\"");
        writes.accept(
                ApiRoute.NOTE_EXPORT,
                admin,
                "",
                "{\"format\":\"CSV\",\"query\":\"\",\"cars\":1,\"exportedAt\":\"2026-11-21T10:00:00Z\"}");
        writes.accept(ApiRoute.AUDIT_EXPORT, admin, "", "");
        writes.accept(ApiRoute.LOG_EXPORT, admin, "", "");
        writes.accept(ApiRoute.SERVER_LOG_EXPORT, admin, "", "");

        assertThat(writes.accepted()).isEqualTo(OTHERS);
    }
}
