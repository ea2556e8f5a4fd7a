package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.RecursiveComparisonAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.Topic;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

/// What consoles are told of rollouts whose cars are not there, so that only people move them.
class RolloutStreamTest {
    private static final String VERSION = "4.3.0";

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private TestServer server;
    private Person manager;
    private Person approver;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder);
        server.server().publishSampleReleases();
        manager = server.person("manager", Role.RELEASE_MANAGER, null);
        approver = server.person("approver", Role.RELEASE_MANAGER, null);
        server.createCar("car-m1", "munich");
        server.createCar("car-m2", "munich");
        server.createCar("car-b1", "berlin");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RolloutEntry create() {
        String plan = """
                {"name": "everywhere", "version": "%s", "approval": true, "phases": [
                  {"name": "Munich", "query": "region:munich"}, {"name": "rest", "query": "region:*"}]}
                """.formatted(VERSION);
        Person.Reply reply = manager.post("/api/v1/rollouts", plan, "X-Correlation-Id", "for-create");
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data(RolloutEntry.class);
    }

    private RolloutEntry act(Person person, RolloutEntry seen, String act, RolloutAct body) {
        Person.Reply reply = person.post(
                "/api/v1/rollouts/" + seen.id() + "/" + act,
                body,
                "If-Match",
                '"' + Long.toString(seen.revision()) + '"',
                "X-Correlation-Id",
                "for-" + act);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(RolloutEntry.class);
    }

    private RolloutEntry start(RolloutEntry seen) {
        Person.Reply reply = manager.send(
                "POST",
                "/api/v1/rollouts/" + seen.id() + "/start",
                Optional.empty(),
                "If-Match",
                '"' + Long.toString(seen.revision()) + '"',
                "X-Correlation-Id",
                "for-start");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(RolloutEntry.class);
    }

    private RolloutEntry started() {
        RolloutEntry asked = start(create());
        return act(approver, asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
    }

    private static RolloutAct because(String reason) {
        return new RolloutAct(reason, null, null, null);
    }

    private static void awaitStatus(TestConsole console, String id, RolloutStatus status) {
        console.until(picture -> picture.rollouts().containsKey(id)
                && picture.rollout(id).rollout().status() == status);
    }

    /// The stream leaves out what only an approver reads.
    private static RecursiveComparisonAssert<?> assertThatTold(RolloutEntry rollout) {
        assertThat(rollout.detail()).isNull();
        return assertThat(rollout).usingRecursiveComparison().ignoringFields("detail");
    }

    @Test
    void aRolloutIsFollowedFromItsDraftToItsEnd() {
        try (TestConsole console = TestConsole.watch(server.admin())) {
            RolloutEntry asked = start(create());
            awaitStatus(console, asked.id(), RolloutStatus.AWAITING_APPROVAL);
            assertThat(console.rollout(asked.id()).waitingFor())
                    .isInstanceOfSatisfying(
                            WaitingFor.Approval.class,
                            approval -> assertThat(approval.requestedBy()).isEqualTo("manager"));
            assertThatTold(console.rollout(asked.id()).rollout()).isEqualTo(asked);

            RolloutEntry running = act(approver, asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
            awaitStatus(console, asked.id(), RolloutStatus.RUNNING);
            assertThat(console.rollout(asked.id()).rollout().revision()).isEqualTo(running.revision());

            RolloutEntry paused = act(manager, running, "pause", because("Look at the brakes."));
            awaitStatus(console, asked.id(), RolloutStatus.PAUSED);
            assertThat(console.rollout(asked.id()).waitingFor()).isInstanceOf(WaitingFor.Person.class);

            act(manager, paused, "abort", because("They squeak."));
            awaitStatus(console, asked.id(), RolloutStatus.ABORTED);
            RolloutEntry ended = console.rollout(asked.id()).rollout();
            assertThat(ended.cars()).isEqualTo(Map.of(CarStage.LEFT_BEHIND, 3));

            List<FleetEvent.RolloutDecided> decided = console.news(FleetEvent.RolloutDecided.class);
            assertThat(acts(decided)).containsExactly("launch", "approve", "pause", "abort");
            assertThat(decided.stream()
                            .filter(one -> one.decision() instanceof Decision.Acted)
                            .map(FleetEvent.RolloutDecided::cause))
                    .containsExactly("for-start", "for-approve", "for-pause", "for-abort");
            assertThat(decided).noneMatch(one -> one.decision() instanceof Decision.CarChanged);
        }
    }

    private static List<String> acts(List<FleetEvent.RolloutDecided> decided) {
        return decided.stream()
                .map(FleetEvent.RolloutDecided::decision)
                .filter(Decision.Acted.class::isInstance)
                .map(decision -> ((Decision.Acted) decision).act())
                .toList();
    }

    @Test
    void anEffectSaysWhichRequestItIsOf() {
        try (TestConsole console = TestConsole.watch(manager)) {
            RolloutEntry entry = create();

            ServerFrame.Batch batch = console.take(ServerFrame.Batch.class);

            assertThat(batch.causes()).containsExactly("for-create");
            assertThat(batch.changes())
                    .anySatisfy(change -> assertThat(change)
                            .isInstanceOfSatisfying(
                                    FleetEvent.RolloutCreated.class,
                                    created -> assertThatTold(created.view().rollout())
                                            .isEqualTo(entry)));
        }
    }

    @Test
    void theSnapshotCarriesRolloutsAsTheStreamLeftThem() {
        try (TestConsole follower = TestConsole.watch(server.admin())) {
            RolloutEntry running = started();
            act(manager, running, "pause", because("Wait."));
            awaitStatus(follower, running.id(), RolloutStatus.PAUSED);

            try (TestConsole fresh = TestConsole.watch(server.admin())) {
                follower.until(picture -> picture.seq() >= fresh.seq());
                fresh.until(picture -> picture.seq() >= follower.seq());
                assertThat(fresh.rollouts()).isEqualTo(follower.rollouts());
                assertThat(fresh.updates()).isEqualTo(follower.updates());
            }
        }
    }

    @Test
    void aRestartShowsTheSameRollouts() {
        RolloutEntry running = started();
        act(manager, running, "pause", because("Wait."));
        Map<String, ?> before;
        try (TestConsole console = TestConsole.watch(server.admin())) {
            before = Map.copyOf(console.rollouts());
        }

        server.restart();

        try (TestConsole console = TestConsole.watch(server.admin())) {
            assertThat(console.rollouts()).isEqualTo(before).containsKey(running.id());
        }
    }

    @Test
    void whoComesBackGetsWhatRolloutsDidMeanwhile() {
        RolloutEntry running = started();
        TestConsole before = TestConsole.watch(manager);
        before.cut();
        act(manager, running, "pause", because("Wait."));

        try (TestConsole after = TestConsole.resume(manager, before)) {
            assertThat(after.take(ServerFrame.Welcome.class).resumed()).isTrue();
            awaitStatus(after, running.id(), RolloutStatus.PAUSED);
            assertThat(acts(after.news(FleetEvent.RolloutDecided.class))).contains("pause");
        }
    }

    @Test
    void aScopeShowsRolloutsThatTouchItWithItsOwnCarsAlone() {
        Person berlin = server.person("bea", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        Person hamburg = server.person("hans", Role.OPERATOR, new Scope(Set.of("hamburg"), Set.of()));
        try (TestConsole part = TestConsole.watch(berlin);
                TestConsole none = TestConsole.watch(hamburg)) {
            RolloutEntry running = started();
            awaitStatus(part, running.id(), RolloutStatus.RUNNING);

            RolloutEntry seen = part.rollout(running.id()).rollout();
            assertThat(part.rollout(running.id()).partial()).isTrue();
            assertThat(seen.size()).isEqualTo(1);
            assertThat(seen.phases()).extracting(RolloutEntry.PhaseEntry::size).containsExactly(0, 1);
            assertThat(part.news(FleetEvent.RolloutDecided.class))
                    .noneMatch(one -> one.decision() instanceof Decision.WaveReleased);
            assertThat(none.rollouts()).isEmpty();
            assertThat(String.join("\n", part.texts())).doesNotContain("car-m1");
            try (TestConsole fresh = TestConsole.watch(berlin)) {
                assertThat(fresh.rollouts()).isEqualTo(part.rollouts());
            }
        }
    }

    @Test
    void aQueryLimitsCarsAndLeavesRolloutsAlone() {
        RolloutEntry running = started();
        try (TestConsole console = TestConsole.watch(manager, "region:berlin")) {
            assertThat(console.ids()).containsExactly(new CarId("car-b1"));
            assertThat(console.rollout(running.id()).partial()).isFalse();
        }
    }

    @Test
    void whoDoesNotAskForRolloutsGetsNone() {
        started();
        try (TestConsole console = TestConsole.connect(manager)) {
            console.send(new ClientFrame.Hello("test", null, Set.of(Topic.CARS), null));
            console.takeSnapshot();
            create();
            server.createCar("car-late", "munich");

            console.until(picture -> picture.has("car-late"));
            assertThat(String.join("\n", console.texts()))
                    .doesNotContain("rollout")
                    .doesNotContain("everywhere");
        }
    }
}
