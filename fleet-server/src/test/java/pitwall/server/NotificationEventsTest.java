package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.LocalReceiver;
import pitwall.server.kit.LocalReceiver.Hook;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.server.notify.NotifySettings;
import pitwall.testing.Seeds;

/// Rollouts of simulated cars as a receiver outside hears of them, and what such a run writes into its log.
class NotificationEventsTest {
    private static final String CANARY = "c4n4ry-5d1e";
    private static final String SIGNING = "whsec_"
            + Base64.getEncoder().encodeToString("canary-canary-canary-key".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder;

    private final long seed = Seeds.announced("a rollout that is told outside").value();
    private final LocalReceiver receiver = new LocalReceiver();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private @Nullable Logger root;
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            logged.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " " + thrown);
        }
    };

    @BeforeEach
    void listen() {
        // another test may be what makes the log begin just now
        await().until(() -> LoggerFactory.getILoggerFactory() instanceof LoggerContext);
        Logger ours = (Logger) LoggerFactory.getLogger("pitwall");
        ours.setLevel(Level.TRACE);
        ear.start();
        ours.addAppender(ear);
        root = ours;
    }

    @AfterEach
    void stop() {
        if (root != null) {
            root.detachAppender(ear);
            root.setLevel(null);
        }
        receiver.close();
    }

    private RolloutStage stage(String faults) {
        TestServer server = TestServer.start(
                TestDatabase.SQLITE,
                folder,
                InstantSource.system(),
                settings -> settings.withNotify(NotifySettings.DEFAULT.allowing(List.of("127.0.0.0/8"))));
        String channel = """
                {"name":"hook","kind":"WEBHOOK","url":"%s","secrets":{"signing":"%s","headers":{"Authorization":"%s"}},
                 "events":["device_online","update_completed","update_failed","rollback_completed","rollback_failed",
                           "rollout_status"]}""".formatted(receiver.url("/hook"), SIGNING, CANARY);
        Person.Reply reply = server.admin().send("PUT", "/api/v1/notification-channels/hook", Optional.of(channel));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return RolloutStage.on(server, seed, 3, faults);
    }

    private List<JsonNode> told(String type) {
        return receiver.hooks().stream()
                .filter(hook -> hook.type().equals(type))
                .map(hook -> hook.json().path("data"))
                .toList();
    }

    private static List<String> words(List<JsonNode> data, String name) {
        return data.stream().map(each -> each.path(name).asText()).toList();
    }

    @Test
    void aRolloutIsToldFromItsStartToItsEndAndEachCarOnce() {
        try (RolloutStage stage = stage("")) {
            RolloutEntry started = stage.launched(RolloutStage.plan(""));
            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> words(told("rollout_status"), "to").contains("COMPLETED")
                            && told("update_completed").size() == 3);

            List<String> cars = stage.progress(started.id()).stream()
                    .map(car -> car.car().value())
                    .toList();
            assertThat(words(told("device_online"), "object")).containsAll(cars);
            assertThat(told("update_completed")).allSatisfy(data -> {
                assertThat(data.path("version").asText()).isEqualTo(UpdateStage.NEXT);
                assertThat(data.path("rollout").asText()).isEqualTo(started.id());
            });
            assertThat(words(told("update_completed"), "object")).containsExactlyInAnyOrderElementsOf(cars);
            List<JsonNode> turns = told("rollout_status");
            assertThat(words(turns, "object")).containsOnly(started.id());
            for (int turn = 1; turn < turns.size(); turn++) {
                assertThat(turns.get(turn).path("from").asText())
                        .as("one follows the other")
                        .isEqualTo(turns.get(turn - 1).path("to").asText());
            }
            assertThat(receiver.hooks().stream()
                            .map(hook -> hook.header("webhook-id"))
                            .distinct())
                    .hasSameSizeAs(receiver.hooks());
        }
        assertNothingSecretWasLogged();
    }

    @Test
    void aReleaseThatMakesCarsSickIsToldWithItsReasonAndTheWayBack() {
        try (RolloutStage stage = stage("update=100%")) {
            RolloutEntry started = stage.launched(RolloutStage.plan(""));
            stage.awaitStatus(started.id(), RolloutStatus.ROLLED_BACK);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> words(told("rollout_status"), "to").contains("ROLLED_BACK")
                            && !told("update_failed").isEmpty());

            assertThat(told("update_failed")).allSatisfy(data -> {
                assertThat(data.path("rollout").asText()).isEqualTo(started.id());
                assertThat(data.path("reason").asText()).isNotEmpty();
            });
            assertThat(told("update_completed")).isEmpty();
        }
        assertNothingSecretWasLogged();
    }

    private void assertNothingSecretWasLogged() {
        assertThat(receiver.hooks()).extracting(Hook::path).containsOnly("/hook");
        assertThat(receiver.hooks())
                .allMatch(hook -> hook.header("authorization").equals(CANARY));
        assertThat(logged).as("something was listened to").isNotEmpty();
        assertThat(logged)
                .noneMatch(line -> line.contains(CANARY)
                        || line.contains(SIGNING.substring("whsec_".length()))
                        || line.contains(TestServer.PASSWORD)
                        || line.contains(TestServer.ENROLMENT_KEY));
    }
}
