package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelTest;
import pitwall.server.kit.LocalReceiver;
import pitwall.server.kit.LocalReceiver.Hook;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.notify.NotifySettings;
import pitwall.server.notify.Pace;

/// From what happens in the fleet to a receiver outside, over real HTTP.
class NotificationTest {
    private static final String CHANNELS = "/api/v1/notification-channels/";
    private static final byte[] KEY = "0123456789abcdef01234567".getBytes(StandardCharsets.US_ASCII);
    private static final String SIGNING = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final String BEARER = "Bearer c4n4ry-7f3a";
    private static final String RULE = """
            {"name":"never_came","condition":"cars online:never region:munich","level":"%s","text":"{object} never came",
             "meaning":"m","consequence":"c","action":"a","link":"car:{object}","channels":["hook"]}""";

    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;
    private final LocalReceiver receiver = new LocalReceiver();
    private TestServer server;
    private Person admin;

    @BeforeEach
    void start() {
        Pace pace = new Pace(
                Duration.ofSeconds(5), Duration.ofMillis(30), Duration.ofMillis(200), Duration.ofHours(1), 1_000);
        server = TestServer.start(
                database,
                folder,
                InstantSource.system(),
                settings -> settings.withTick(Duration.ofMillis(50))
                        .withNotify(NotifySettings.DEFAULT
                                .allowing(List.of("127.0.0.0/8"))
                                .at(pace)));
        admin = server.admin();
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.close();
    }

    private Person.Reply put(String name, String rest, String... headers) {
        String body = "{\"name\":\"" + name + "\"," + rest + "}";
        return admin.send("PUT", CHANNELS + name, Optional.of(body), headers);
    }

    private Person.Reply webhook(String name, String more) {
        Person.Reply reply = put(name, "\"kind\":\"WEBHOOK\",\"url\":\"" + receiver.url("/" + name) + "\"" + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply;
    }

    private void raise(String level) {
        assertThat(admin.send("PUT", "/api/v1/alarm-rules/never_came", Optional.of(RULE.formatted(level)))
                        .status())
                .isEqualTo(201);
        server.createCar("car-1", "munich");
    }

    private static String signature(Hook hook) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        String signed = hook.header("webhook-id") + "." + hook.header("webhook-timestamp") + "." + hook.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode deliveries(String query) {
        return admin.get("/api/v1/notification-deliveries?" + query).data();
    }

    @Test
    void anAlarmReachesWhomItsRuleNamesSignedAndOnce() throws GeneralSecurityException {
        webhook(
                "hook",
                ",\"secrets\":{\"signing\":\"" + SIGNING + "\",\"headers\":{\"Authorization\":\"" + BEARER + "\"}}");
        webhook("other", "");
        raise("P2");

        Hook hook = receiver.await(1).getFirst();
        assertThat(hook.path()).isEqualTo("/hook");
        assertThat(hook.method()).isEqualTo("POST");
        assertThat(hook.header("content-type")).startsWith("application/json");
        assertThat(hook.header("authorization")).isEqualTo(BEARER);
        assertThat(hook.header("idempotency-key")).startsWith("msg_").isEqualTo(hook.header("webhook-id"));
        assertThat(hook.header("webhook-signature")).isEqualTo(signature(hook));
        assertThat(hook.type()).isEqualTo("alert_triggered");
        assertThat(hook.json().path("id").asText()).isEqualTo(hook.header("webhook-id"));
        assertThat(hook.json().path("data").path("object").asText()).isEqualTo("car-1");
        assertThat(hook.json().path("data").path("text").asText()).isEqualTo("car-1 never came");
        assertThat(hook.json().path("data").path("level").asText()).isEqualTo("P2");
        assertThat(hook.json().path("data").path("link").asText()).isEqualTo("car:car-1");

        admin.send("PATCH", "/api/v1/cars/car-1", Optional.of("{\"region\":\"berlin\"}"), "If-Match", "\"1\"");
        assertThat(receiver.await(2)).extracting(Hook::type).containsExactly("alert_triggered", "alert_cleared");
        await().until(() -> deliveries("state=DELIVERED").size() == 2);
        ChannelEntry entry = admin.get(CHANNELS + "hook").data(ChannelEntry.class);
        assertThat(entry.waiting()).isZero();
        assertThat(entry.deliveredAt()).isNotNull();
        assertThat(server.admin().get("/metrics").body()).contains("pitwall_notify_delivered_total 2.0");
    }

    @Test
    void whatCannotBeToldIsTriedAgainInOrderWithTheSameIdAlsoByTheNextServer() {
        webhook("hook", "");
        receiver.answers(503);
        raise("P3");
        receiver.await(3);
        String id = receiver.hooks().getFirst().header("webhook-id");
        assertThat(receiver.hooks()).allMatch(hook -> hook.header("webhook-id").equals(id));
        await().until(() ->
                admin.get(CHANNELS + "hook").data().path("trouble").asText().contains("503"));
        admin.send("PATCH", "/api/v1/cars/car-1", Optional.of("{\"region\":\"berlin\"}"), "If-Match", "\"1\"");
        await().until(() -> deliveries("state=WAITING").size() == 2);

        server.restart(() -> receiver.answers(200));

        await().until(() -> receiver.hooks().getLast().type().equals("alert_cleared"));
        List<Hook> hooks = receiver.hooks();
        assertThat(hooks.subList(0, hooks.size() - 1))
                .allMatch(hook -> hook.header("webhook-id").equals(id));
        assertThat(hooks.getLast().header("webhook-id")).isNotEqualTo(id);
    }

    @Test
    void whatIsRefusedForGoodIsADeadLetterThatAPersonCanRetry() {
        webhook("hook", "");
        receiver.answers(422);
        raise("P3");
        await().until(() -> deliveries("channel=hook&state=DEAD").size() == 1);
        JsonNode dead = deliveries("state=DEAD").get(0);
        assertThat(dead.path("status").asInt()).isEqualTo(422);
        assertThat(dead.path("attempts").asInt()).isEqualTo(1);
        assertThat(dead.path("text").asText()).isEqualTo("car-1 never came");

        receiver.answers(204);
        String retry = "/api/v1/notification-deliveries/" + dead.path("n").asInt() + "/retry";
        assertThat(admin.post(retry, "").status()).isEqualTo(200);
        assertThat(receiver.await(2).getLast().header("webhook-id"))
                .isEqualTo(dead.path("id").asText());
        await().until(() -> deliveries("state=DELIVERED").size() == 1);
        assertThat(admin.post("/api/v1/notification-deliveries/99/retry", "").status())
                .isEqualTo(404);
    }

    @Test
    void aCarThatComesOnlineIsToldToWhoAskedForItWithinTheirRegions() {
        webhook("everywhere", ",\"events\":[\"device_online\",\"device_offline\"]");
        webhook("berlin", ",\"events\":[\"device_online\"],\"regions\":[\"berlin\"]");
        server.joinedCar("car-7").close();

        Hook hook = receiver.await(1).getFirst();
        assertThat(hook.path()).isEqualTo("/everywhere");
        assertThat(hook.type()).isEqualTo("device_online");
        assertThat(hook.json().path("data").path("object").asText()).isEqualTo("car-7");
        await().until(() -> deliveries("state=DELIVERED").size() >= 1);
        assertThat(deliveries("channel=berlin")).isEmpty();
    }

    @Test
    void aTestSaysWhatBecameOfItAndThatItIsOne() {
        webhook("hook", "");
        ChannelTest arrived = admin.post(CHANNELS + "hook/test", "").data(ChannelTest.class);
        assertThat(arrived.delivered()).isTrue();
        Hook hook = receiver.hooks().getFirst();
        assertThat(hook.type()).isEqualTo("test");
        assertThat(hook.header("pitwall-test")).isEqualTo("true");
        assertThat(hook.json().path("data").path("text").asText()).contains("test", "admin", "Nothing happened");

        receiver.answers(401);
        ChannelTest refused = admin.post(CHANNELS + "hook/test", "").data(ChannelTest.class);
        assertThat(refused.delivered()).isFalse();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(admin.post(CHANNELS + "nobody/test", "").status()).isEqualTo(404);
        assertThat(deliveries("limit=10")).isEmpty();
    }

    @Test
    void secretsAreShownToNobodyAndLieNowhereReadable() {
        Person.Reply made = webhook(
                "hook", ",\"secrets\":{\"signing\":\"" + SIGNING + "\",\"headers\":{\"X-Key\":\"" + BEARER + "\"}}");
        ChannelEntry entry = made.data(ChannelEntry.class);
        assertThat(entry.signed()).isTrue();
        assertThat(entry.headers()).containsExactly("X-Key");
        assertThat(put(
                                "hook",
                                "\"kind\":\"WEBHOOK\",\"url\":\"" + receiver.url("/elsewhere") + "\"",
                                "If-Match",
                                "\"1\"")
                        .code())
                .isEqualTo("VALIDATION");
        assertThat(put(
                                "hook",
                                "\"kind\":\"CARRIER\",\"secrets\":{\"signing\":\"" + SIGNING + "\"}",
                                "If-Match",
                                "\"1\"")
                        .status())
                .isEqualTo(400);
        Person ines = server.person("ines", Role.RELEASE_MANAGER, null);
        assertThat(ines.get(CHANNELS + "hook")
                        .data()
                        .path("channel")
                        .path("url")
                        .asText())
                .endsWith("/…")
                .doesNotContain("hook");

        String everything = made.body()
                + admin.get("/api/v1/notification-channels").body()
                + admin.get("/api/v1/audit").body();
        server.close();
        assertThat(everything + TestServer.filesIn(folder))
                .doesNotContain(SIGNING)
                .doesNotContain(SIGNING.substring(6))
                .doesNotContain("c4n4ry");
        server.restart();
        admin = server.admin();
        assertThat(admin.post(CHANNELS + "hook/test", "")
                        .data(ChannelTest.class)
                        .delivered())
                .isTrue();
        assertThat(receiver.hooks().getLast().header("x-key")).isEqualTo(BEARER);
        assertThat(receiver.hooks().getLast().header("webhook-signature")).startsWith("v1,");
    }

    @Test
    void aChannelIsChangedByWhoSawItAndRemovedWithWhatItHad() {
        webhook("hook", "");
        receiver.answers(503);
        raise("P3");
        receiver.await(1);
        String same = "\"kind\":\"WEBHOOK\",\"url\":\"" + receiver.url("/hook") + "\"";
        assertThat(put("hook", same).status()).isEqualTo(428);
        assertThat(put("hook", same, "If-Match", "\"7\"").status()).isEqualTo(412);
        Person.Reply changed = put("hook", same + ",\"levels\":[\"P1\"]", "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);

        assertThat(admin.send("DELETE", CHANNELS + "hook", Optional.empty(), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(admin.send("DELETE", CHANNELS + "hook", Optional.empty(), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(204);
        assertThat(admin.get(CHANNELS + "hook").status()).isEqualTo(404);
        await().until(() -> deliveries("state=DEAD").size() == 1);
        assertThat(deliveries("state=DEAD").get(0).path("note").asText()).isEqualTo("The channel was removed.");
    }

    @Test
    void aRuleThatNamesNobodyLeavesADeadLetterAndASilencedAlarmIsNotTold() {
        raise("P2");
        await().until(() -> deliveries("state=DEAD").size() == 1);
        assertThat(deliveries("state=DEAD").get(0).path("note").asText()).contains("no such channel");
        webhook("hook", "");
        String until =
                InstantSource.system().instant().plus(Duration.ofHours(1)).toString();
        assertThat(admin.post(
                                "/api/v1/alarm-mutes",
                                "{\"kind\":\"SILENCE\",\"rule\":\"never_came\",\"reason\":\"works\",\"until\":\""
                                        + until + "\"}")
                        .status())
                .isEqualTo(201);
        server.createCar("car-2", "munich");
        await().until(() -> admin.get("/api/v1/alarms").data().size() == 2);

        assertThat(deliveries("channel=hook&state=WAITING")).isEmpty();
        assertThat(receiver.hooks()).isEmpty();
    }
}
