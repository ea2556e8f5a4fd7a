package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.client.rest.ScriptedApi.problem;
import static pitwall.client.rest.ScriptedApi.silence;
import static pitwall.client.rest.ScriptedApi.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.AccessTokens;
import pitwall.client.AlarmAct;
import pitwall.client.ChannelAct;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandOutcome.Accepted;
import pitwall.client.CommandOutcome.Reason;
import pitwall.client.CommandOutcome.Refused;
import pitwall.client.CommandOutcome.Unconfirmed;
import pitwall.client.CommandState;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.RolloutStep;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.rest.CarNote;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.UpdateCar;

final class LiveCommandsTest {
    private static final FleetCommand CREATE =
            new FleetCommand.Create(new CreateCar("car-1", null, "munich", null, null, null, null, "4.2.1", null));
    private static final FleetCommand EDIT =
            new FleetCommand.Edit(new CarId("car-1"), 7, new PatchCar("New name", null, null, null, null, null));

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final ScriptedApi api = new ScriptedApi();
    private ServerConnection connection;
    private LiveCommands commands;
    private FleetFrame frame = frame(new Freshness.Live(Duration.ZERO), Role.OPERATOR);

    @BeforeEach
    void connect() throws Exception {
        connection = api.connection();
        waitingAtMost(Duration.ofSeconds(3));
    }

    private void waitingAtMost(Duration patience) {
        commands = new LiveCommands(connection, new TwoTokens(), () -> frame, patience);
    }

    @AfterEach
    void disconnect() {
        connection.close();
        api.close();
    }

    @Test
    void withoutALiveConnectionNothingIsSentAndNothingQueued() {
        frame = frame(new Freshness.Offline(null, 1, null, Freshness.Trouble.UNREACHABLE), Role.OPERATOR);

        assertThat(submit(CREATE)).isEqualTo(new Refused(new Reason.NotLive(ConsoleMode.OFFLINE)));
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void whatTheRoleDoesNotPermitIsNotSent() {
        frame = frame(new Freshness.Live(Duration.ZERO), Role.VIEWER);

        assertThat(submit(CREATE)).isEqualTo(new Refused(new Reason.NotAllowed(Capability.CARS_CREATE)));
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void aNoteOfSomebodyElseOrForAnotherServerIsNotSent() {
        Refused notNow = new Refused(new Reason.NotLive(ConsoleMode.LIVE));
        SessionInfo session = Objects.requireNonNull(frame.session());

        assertThat(submit(note(session.server(), "somebody-else"))).isEqualTo(notNow);
        assertThat(submit(note("https://elsewhere.example", session.user()))).isEqualTo(notNow);
        assertThat(api.asked()).isEmpty();
        api.then(status(204));
        assertThat(submit(note(session.server(), session.user()))).isInstanceOf(Accepted.class);
    }

    private static FleetCommand note(String server, String author) {
        return new FleetCommand.Note(
                new CarId("car-1"), new CarNote("The seal is loose.", NOON), new UUID(0, 1), server, author);
    }

    @Test
    void theIdIsTheIdempotencyKeyAndTheCorrelation() {
        api.then(status(201));

        Accepted accepted = (Accepted) submit(CREATE);

        ScriptedApi.Asked asked = api.asked().getFirst();
        assertThat(asked.key()).isEqualTo(accepted.command().toString());
        assertThat(asked.correlation()).isEqualTo(asked.key());
        assertThat(asked.body()).contains("\"car-1\"").doesNotContain("null");
    }

    @Test
    void anEditNamesItsRevision() {
        api.then(status(200));

        assertThat(submit(EDIT)).isInstanceOf(Accepted.class);
        assertThat(api.asked().getFirst().ifMatch()).isEqualTo("\"7\"");
        assertThat(api.asked().getFirst().method()).isEqualTo("PATCH");
        assertThat(api.asked().getFirst().body()).isEqualTo("{\"name\":\"New name\"}");
    }

    @Test
    void theServersNoComesWithItsReason() {
        api.then(problem(409, "DUPLICATE_ID"));

        assertThat(submit(CREATE))
                .isEqualTo(new Refused(new Reason.ByServer(409, "DUPLICATE_ID", "It cannot be done.", "corr-1")));
    }

    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameId() {
        api.then(silence()).then(status(201));

        assertThat(submit(CREATE)).isInstanceOf(Accepted.class);
        assertThat(api.asked()).hasSize(2);
        assertThat(api.asked().get(0).key()).isEqualTo(api.asked().get(1).key());
    }

    @Test
    void aBusyServerIsAskedAgain() {
        api.then(status(503)).then(status(201));

        assertThat(submit(CREATE)).isInstanceOf(Accepted.class);
    }

    @Test
    void aSpentTokenIsReplacedOnce() {
        api.then(problem(401, "TOKEN_EXPIRED")).then(status(201));

        assertThat(submit(CREATE)).isInstanceOf(Accepted.class);
        assertThat(api.asked().get(0).authorization()).isEqualTo("Bearer first");
        assertThat(api.asked().get(1).authorization()).isEqualTo("Bearer second");

        api.then(problem(401, "UNAUTHORIZED")).then(problem(401, "UNAUTHORIZED"));
        assertThat(submit(CREATE)).isInstanceOf(Refused.class);
    }

    @Test
    void withoutAnyAnswerACommandIsUnconfirmed() {
        waitingAtMost(Duration.ofMillis(1_500));
        for (int i = 0; i < 20; i++) {
            api.then(silence());
        }

        Unconfirmed unconfirmed = (Unconfirmed) submit(CREATE);

        assertThat(api.asked()).hasSizeGreaterThan(1);
        assertThat(api.asked().getFirst().key()).isEqualTo(unconfirmed.command().toString());
    }

    @Test
    void anEffectOnTheStreamConfirmsACommandWithoutAnAnswer() {
        for (int i = 0; i < 20; i++) {
            api.then(silence());
        }
        CompletableFuture<CommandOutcome> outcome = commands.submit(CREATE);
        Awaitility.await().until(() -> !api.asked().isEmpty());

        String id = String.valueOf(api.asked().getFirst().correlation());
        commands.seen(id);

        assertThat(outcome.join()).isEqualTo(new Accepted(UUID.fromString(id)));
    }

    @Test
    void whatNeverComesOnTheStreamIsDoneWhenItIsRecorded() {
        frame = frame(new Freshness.Live(Duration.ZERO), Role.ADMIN);
        api.then(status(200)).then(status(200));
        List<CommandState> told = new CopyOnWriteArrayList<>();
        commands.follow(new FleetCommand.OnChannels(new ChannelAct.RetryOne(7)), told::add);
        Awaitility.await().until(() -> told.size() == 3);

        assertThat(told.get(1)).isInstanceOf(CommandState.Recorded.class);
        assertThat(told.get(2)).isInstanceOf(CommandState.Done.class);
        assertThat(new FleetCommand.OnAlarms(new AlarmAct.Unmute("M-3")).isToldOnTheStream())
                .isFalse();
        assertThat(new FleetCommand.OnAlarms(new AlarmAct.Unshelve("A-3")).isToldOnTheStream())
                .isTrue();
    }

    @Test
    void aConflictAfterALostAnswerMayBeOurOwnWork() {
        waitingAtMost(Duration.ofSeconds(1));
        api.then(silence()).then(problem(412, "REVISION_CONFLICT"));

        assertThat(submit(EDIT)).isInstanceOf(Unconfirmed.class);

        api.then(problem(412, "REVISION_CONFLICT"));
        assertThat(submit(EDIT)).isInstanceOf(Refused.class);
    }

    @Test
    void aStepOfARolloutNamesItsRevisionAndItsReason() {
        frame = frame(new Freshness.Live(Duration.ZERO), Role.RELEASE_MANAGER);
        api.then(status(200))
                .then(status(200))
                .then(status(200))
                .then(status(201))
                .then(status(202));

        submit(new FleetCommand.Steer("R-7", 3, new RolloutStep.Pause("Look at the brakes.")));
        submit(new FleetCommand.Steer("R-7", 4, new RolloutStep.Approve("5f")));
        submit(new FleetCommand.Steer("R-7", 5, new RolloutStep.RollBack("No.", true)));
        submit(new FleetCommand.Update(
                new CarId("car-1"), UpdateKind.ROLLBACK, new UpdateCar("4.2.1", null, null, null)));

        assertThat(api.asked())
                .extracting(ScriptedApi.Asked::path)
                .containsExactly(
                        "/api/v1/rollouts/R-7/pause",
                        "/api/v1/rollouts/R-7/approve",
                        "/api/v1/rollouts/R-7/rollback",
                        "/api/v1/cars/car-1/rollback");
        assertThat(api.asked())
                .extracting(ScriptedApi.Asked::body)
                .containsExactly(
                        "{\"reason\":\"Look at the brakes.\"}",
                        "{\"planHash\":\"5f\"}",
                        "{\"reason\":\"No.\",\"everything\":true}",
                        "{\"version\":\"4.2.1\"}");
        assertThat(api.asked().stream().limit(3))
                .as("a pause is never refused because somebody else acted meanwhile")
                .extracting(ScriptedApi.Asked::ifMatch)
                .containsExactly(null, "\"4\"", "\"5\"");
        assertThat(api.asked().getFirst().client()).isEqualTo("console");
    }

    @Test
    void aWishForOneCarIsTakenBackWhateverHappenedToItMeanwhile() {
        frame = frame(new Freshness.Live(Duration.ZERO), Role.OPERATOR);
        api.then(status(200));

        submit(new FleetCommand.Withdraw(new CarId("car-1"), "U-7", "Wrong car."));

        assertThat(api.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/api/v1/rollouts/U-7/abort");
            assertThat(asked.ifMatch()).isNull();
            assertThat(asked.body()).contains("Wrong car.");
        });
    }

    @Test
    void aViewerSteersNothing() {
        frame = frame(new Freshness.Live(Duration.ZERO), Role.VIEWER);

        for (RolloutStep step : steps()) {
            assertThat(submit(new FleetCommand.Steer("R-7", 3, step)))
                    .isEqualTo(new Refused(new Reason.NotAllowed(step.needs())));
        }
        assertThat(api.asked()).isEmpty();
    }

    private static List<RolloutStep> steps() {
        return List.of(
                new RolloutStep.Launch(),
                new RolloutStep.Approve("5f"),
                new RolloutStep.Pause("r"),
                new RolloutStep.Resume(),
                new RolloutStep.Advance("r"),
                new RolloutStep.Abort("r"),
                new RolloutStep.RollBack("r", false),
                new RolloutStep.Retry("r", Set.of()));
    }

    @Test
    void aCommandIsRequestedThenRecordedThenDone() {
        api.then(status(201));
        List<CommandState> states = new CopyOnWriteArrayList<>();
        commands.follow(CREATE, states::add);
        Awaitility.await().until(() -> states.size() == 2);

        commands.seen(String.valueOf(api.asked().getFirst().correlation()));
        Awaitility.await().until(() -> states.getLast().isEnd());

        UUID id = UUID.fromString(String.valueOf(api.asked().getFirst().key()));
        assertThat(states)
                .containsExactly(
                        new CommandState.Requested(id), new CommandState.Recorded(id), new CommandState.Done(id));
    }

    @Test
    void aRecordedCommandWithoutAnEffectIsUnconfirmed() {
        waitingAtMost(Duration.ofMillis(600));
        api.then(status(201));
        List<CommandState> states = new CopyOnWriteArrayList<>();

        commands.follow(CREATE, states::add);
        Awaitility.await().until(() -> states.size() > 1 && states.getLast().isEnd());

        assertThat(states.get(1)).isInstanceOf(CommandState.Recorded.class);
        assertThat(states.getLast()).isInstanceOf(CommandState.Unconfirmed.class);
    }

    @Test
    void aCommandThatCannotBeSentIsRefusedAtOnce() {
        frame = frame(new Freshness.Offline(null, 1, null, Freshness.Trouble.UNREACHABLE), Role.OPERATOR);
        List<CommandState> states = new CopyOnWriteArrayList<>();

        commands.follow(CREATE, states::add);

        assertThat(states).hasSize(1).first().isInstanceOf(CommandState.Refused.class);
    }

    @Test
    void aServerThatWasNeverReachedDidNothing() {
        waitingAtMost(Duration.ofMillis(600));
        api.close();

        assertThat(submit(CREATE)).isEqualTo(new Refused(new Reason.NotLive(ConsoleMode.LIVE)));
    }

    private CommandOutcome submit(FleetCommand command) {
        return commands.submit(command).join();
    }

    private static FleetFrame frame(Freshness freshness, Role role) {
        FleetFrame none = FleetFrame.NOTHING;
        SessionInfo session = new SessionInfo(
                "http://localhost",
                "TEST",
                true,
                "anna",
                role,
                Set.copyOf(role.capabilities()),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
        return new FleetFrame(
                "e",
                1,
                none.snapshot(),
                none.changes(),
                none.logs(),
                freshness,
                session,
                null,
                none.serverAhead(),
                true,
                none.link());
    }

    private static final class TwoTokens implements AccessTokens {
        @Override
        public Access current() {
            return new Access.Granted("first");
        }

        @Override
        public Access renewed(String refused) {
            return new Access.Granted("second");
        }
    }
}
