package pitwall.server.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.awaitility.core.ConditionTimeoutException;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;

/// Simulated cars that can be updated, somebody who asks for rollouts and somebody who approves them.
public final class RolloutStage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final UpdateStage stage;

    private RolloutStage(UpdateStage stage) {
        this.stage = stage;
        stage.server().person("approver", Role.RELEASE_MANAGER, null);
    }

    /// @param faults as [pitwall.simulator.fault.FaultPlan] reads them; empty for none
    public static RolloutStage open(Path folder, long seed, int cars, String faults) {
        return open(TestDatabase.SQLITE, folder, seed, cars, faults);
    }

    /// @param faults as [pitwall.simulator.fault.FaultPlan] reads them; empty for none
    public static RolloutStage open(TestDatabase database, Path folder, long seed, int cars, String faults) {
        return new RolloutStage(new UpdateStage(TestServer.start(database, folder), cars, seed, faults));
    }

    /// @param clock of the server, not of its cars
    public static RolloutStage open(Path folder, InstantSource clock, long seed, int cars) {
        return new RolloutStage(
                new UpdateStage(TestServer.start(folder, clock, UnaryOperator.identity()), cars, seed, ""));
    }

    /// On a server of the test's own.
    public static RolloutStage on(TestServer server, long seed, int cars, String faults) {
        return new RolloutStage(new UpdateStage(server, cars, seed, faults));
    }

    /// With cars that soon drive and soon park again.
    public static RolloutStage busy(Path folder, long seed, int cars) {
        return new RolloutStage(new UpdateStage(TestServer.start(folder), cars, seed, "", 100));
    }

    public UpdateStage cars() {
        return stage;
    }

    public Person manager() {
        return stage.manager();
    }

    public Person approver() {
        return stage.signIn("approver");
    }

    /// A rollout of the next release onto all cars: one first, then two waves.
    ///
    /// @param more further fields of the only phase, with a comma in front
    public static String plan(String more) {
        return """
                {"name": "%1$s everywhere", "version": "%1$s", "phases": [
                  {"name": "all", "query": "region:*", "canaryCars": 1, "waves": [40, 60], "soakMs": 500,
                   "minimumSample": 1 %2$s}]}
                """.formatted(UpdateStage.NEXT, more);
    }

    public RolloutEntry created(String plan) {
        Person.Reply reply = manager().post("/api/v1/rollouts", plan);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data(RolloutEntry.class);
    }

    public RolloutEntry read(String id) {
        return manager().get("/api/v1/rollouts/" + id).data(RolloutEntry.class);
    }

    public static RolloutAct because(String reason) {
        return new RolloutAct(reason, null, null, null);
    }

    /// Does something to a rollout as the person saw it.
    public static Person.Reply act(Person person, RolloutEntry seen, String act, RolloutAct body) {
        return person.post(path(seen, act), body, "If-Match", tag(seen));
    }

    /// The same without a body.
    public static Person.Reply act(Person person, RolloutEntry seen, String act) {
        return person.send("POST", path(seen, act), Optional.empty(), "If-Match", tag(seen));
    }

    private static String path(RolloutEntry seen, String act) {
        return "/api/v1/rollouts/" + seen.id() + "/" + act;
    }

    private static String tag(RolloutEntry seen) {
        return '"' + Long.toString(seen.revision()) + '"';
    }

    /// Asks for the start, and has it approved where it must be.
    public RolloutEntry launched(String plan) {
        RolloutEntry asked = act(manager(), created(plan), "start").data(RolloutEntry.class);
        return asked.status() == RolloutStatus.AWAITING_APPROVAL ? approved(asked) : asked;
    }

    public RolloutEntry approved(RolloutEntry asked) {
        Person.Reply reply = act(approver(), asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(RolloutEntry.class);
    }

    public RolloutEntry awaitStatus(String id, RolloutStatus... wanted) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> List.of(wanted).contains(read(id).status()));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("never " + List.of(wanted) + ": " + read(id) + " " + progress(id), e);
        }
        return read(id);
    }

    public void awaitSucceeded(String id, int atLeast) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> read(id).cars().getOrDefault(CarStage.SUCCEEDED, 0) >= atLeast);
    }

    public List<CarUpdate> progress(String id) {
        return List.of(
                manager().get("/api/v1/rollouts/" + id + "/cars?size=500").data(CarUpdate[].class));
    }

    /// The whole flight recorder.
    public List<JsonNode> decisions(String id) {
        List<JsonNode> decisions = new ArrayList<>();
        int before;
        do {
            before = decisions.size();
            manager()
                    .get("/api/v1/rollouts/" + id + "/decisions?limit=500&after=" + before)
                    .data()
                    .forEach(decisions::add);
        } while (decisions.size() > before);
        return decisions;
    }

    @Override
    public void close() {
        stage.close();
    }
}
