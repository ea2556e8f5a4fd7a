package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pitwall.client.Answer;
import pitwall.client.ReportForm;
import pitwall.client.RolloutAccount;
import pitwall.client.Rollouts;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.Because;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.GateReading;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.fleet.rollout.RolloutLane.Counts;
import pitwall.fleet.rollout.RolloutLane.LaneWave;
import pitwall.fleet.rollout.RolloutLane.Stand;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Share;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutOutlook;

/// A server that answers at once about one rollout, or as the test says.
public final class ScriptedRollouts implements Rollouts {
    public final List<String> asked = new ArrayList<>();
    public boolean answers = true;
    /// A server that takes its time: no answer comes at all.
    public boolean silent;
    public Map<ReasonCode, List<CarId>> failed = Map.of();
    /// With which status every question about the rollout is refused; 0 for not at all.
    public int refuses;
    /// What a look ahead brings.
    public Function<CreateRollout, Answer<RolloutOutlook>> lookAhead = _ -> new Answer.Unanswered<>();
    public List<Decision> events = List.of();
    public List<CarUpdate> cars = List.of();
    public List<ActEffect> effects = List.of();
    public List<RolloutDrift.PhaseDrift> drift = List.of();
    public RolloutView view;

    public ScriptedRollouts(RolloutView view) {
        this.view = view;
    }

    /// What the design shows: the canary went well, and the failure limit closed in Munich. Of a rollout that has not
    /// begun it tells no more than that it was asked for.
    public static ScriptedRollouts ofDesign(RolloutView view) {
        ScriptedRollouts script = new ScriptedRollouts(view);
        if (view.rollout().startedAt() == null) {
            script.events = view.rollout().status() == RolloutStatus.DRAFT
                    ? List.of()
                    : events(view).subList(0, 1);
            return script;
        }
        script.failed = Map.of(
                new ReasonCode("SIGNATURE_INVALID"),
                ids(1, 22),
                ReasonCode.APPLY_TIMEOUT,
                ids(40, 5),
                ReasonCode.HEALTH_CHECK_FAILED,
                ids(60, 1));
        script.events = events(view);
        return script;
    }

    public static List<CarId> ids(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> new CarId("WBA-%05d".formatted(number)))
                .toList();
    }

    private Map<ReasonCode, Integer> counts() {
        return failed.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }

    private static List<Decision> events(RolloutView view) {
        var now = SampleRollouts.NOW;
        GateReading open = new GateReading(Gate.CANARY_HEALTHY, new GateVerdict.Open(), 0.8, 39, 1, 20, 0, 0);
        GateReading closed =
                new GateReading(Gate.FAILURE_THRESHOLD, new GateVerdict.Breached(), 0.05, 381, 27, 20, 0, 0);
        List<Decision> all = new ArrayList<>(List.of(
                new Decision.Acted(1, now.minusSeconds(10_900), "k.vogt", "launch", "", Outcome.TAKEN),
                new Decision.StatusChanged(
                        2, now.minusSeconds(10_800), RolloutStatus.DRAFT, RolloutStatus.RUNNING, Because.PERSON),
                new Decision.WaveReleased(3, now.minusSeconds(10_800), 0, 0, 40),
                new Decision.GateRead(90, now.minusSeconds(8_340), 0, 0, open),
                new Decision.WaveReleased(91, now.minusSeconds(8_340), 1, 1, 290),
                new Decision.WaveReleased(700, now.minusSeconds(1_320), 1, 2, 870)));
        switch (view.rollout().status()) {
            case PAUSED -> {
                if (view.rollout().pause() != null && view.rollout().pause().person() != null) {
                    all.add(new Decision.Acted(
                            990, now.minusSeconds(180), "k.vogt", "pause", "hold for the night", Outcome.TAKEN));
                } else {
                    all.add(new Decision.GateRead(990, now.minusSeconds(600), 1, 2, closed));
                }
                all.add(new Decision.StatusChanged(
                        991, now.minusSeconds(600), RolloutStatus.RUNNING, RolloutStatus.PAUSED, Because.GATE));
            }
            case ROLLING_BACK -> {
                all.add(new Decision.GateRead(990, now.minusSeconds(600), 1, 2, closed));
                all.add(new Decision.StatusChanged(
                        991, now.minusSeconds(600), RolloutStatus.RUNNING, RolloutStatus.ROLLING_BACK, Because.GATE));
            }
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, ABORTING, ABORTED -> {}
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> {}
        }
        return all;
    }

    private <T> CompletableFuture<Answer<T>> answer(String question, T value) {
        asked.add(question);
        if (silent) {
            return new CompletableFuture<>();
        }
        if (refuses != 0) {
            return CompletableFuture.completedFuture(
                    new Answer.Refused<>(refuses, "REFUSED", "The database does not answer.", "corr-7"));
        }
        return CompletableFuture.completedFuture(answers ? new Answer.Given<>(value) : new Answer.Unanswered<>());
    }

    @Override
    public CompletableFuture<Answer<RolloutOutlook>> preview(CreateRollout plan) {
        asked.add("preview");
        return CompletableFuture.completedFuture(lookAhead.apply(plan));
    }

    @Override
    public CompletableFuture<Answer<List<ApprovalEntry>>> approvals() {
        return answer("approvals", List.of());
    }

    @Override
    public CompletableFuture<Answer<RolloutEntry>> rollout(String id) {
        return answer("rollout", view.rollout());
    }

    @Override
    public CompletableFuture<Answer<RolloutLanes>> lanes(String rollout) {
        if (view.rollout().startedAt() == null) {
            return answer("lanes", lanes(rollout, lanesBefore()));
        }
        boolean over = view.rollout().status().isOver();
        Stand munich = over ? Stand.OVER : Stand.RUNNING;
        Stand berlin = over ? Stand.OVER : Stand.BEFORE;
        List<RolloutLane> lanes = List.of(
                lane(0, "Canary", Stand.OVER, Map.of(), wave(0, Stand.OVER, 40)),
                lane(
                        1,
                        "Munich",
                        munich,
                        Map.of(ReasonCode.BATTERY_LOW, 41, ReasonCode.NOT_STATIONARY, 22),
                        wave(1, Stand.OVER, 290),
                        wave(2, munich, 870),
                        wave(3, berlin, 1_740)),
                lane(2, "Berlin", berlin, Map.of(), wave(4, berlin, 618), wave(5, berlin, 1_854)));
        return answer("lanes", lanes(rollout, lanes));
    }

    private RolloutLanes lanes(String rollout, List<RolloutLane> lanes) {
        return new RolloutLanes(rollout, SampleRollouts.NOW, 7, view.rollout().status(), view.waitingFor(), lanes);
    }

    /// Every wave is still to come.
    private List<RolloutLane> lanesBefore() {
        List<RolloutLane> lanes = new ArrayList<>();
        for (PhaseEntry phase : view.rollout().phases()) {
            LaneWave[] waves = IntStream.range(0, phase.waves().size())
                    .mapToObj(number -> wave(number, Stand.BEFORE, phase.waves().get(number)))
                    .toArray(LaneWave[]::new);
            lanes.add(lane(lanes.size(), phase.name(), Stand.BEFORE, Map.of(), waves));
        }
        return lanes;
    }

    private static LaneWave wave(int number, Stand stand, int cars) {
        return new LaneWave(number, number == 0, stand, new Counts(cars, 0, 0, 0, 0, cars, 0));
    }

    private static RolloutLane lane(
            int number, String name, Stand stand, Map<ReasonCode, Integer> blocked, LaneWave... waves) {
        return new RolloutLane(
                number,
                name,
                stand,
                new Counts(0, 0, 0, 0, 0, 0, 0),
                new Share(0, 0),
                List.of(waves),
                Map.of(),
                blocked,
                0,
                List.of());
    }

    @Override
    public CompletableFuture<Answer<RolloutDrift>> drift(String rollout) {
        return answer("drift", new RolloutDrift(rollout, SampleRollouts.NOW, drift));
    }

    @Override
    public CompletableFuture<Answer<RolloutEffects>> effects(String rollout) {
        return answer(
                "effects",
                new RolloutEffects(
                        rollout, SampleRollouts.NOW, 7, view.rollout().status(), effects));
    }

    @Override
    public CompletableFuture<Answer<RolloutAccount>> account(String rollout) {
        return answer(
                "account",
                new RolloutAccount(
                        view.rollout(),
                        SampleRollouts.NOW,
                        events,
                        failed,
                        counts(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    @Override
    public CompletableFuture<Answer<String>> document(String rollout, ReportForm form, Locale language) {
        return answer("document " + form, "the report of " + rollout + " as " + form);
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> cars(String rollout, Set<CarStage> stages, int page, int size) {
        return answer(
                "cars " + page,
                cars.stream().skip((page - 1L) * size).limit(size).toList());
    }

    @Override
    public CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit) {
        return answer(
                "decisions",
                events.stream()
                        .filter(event -> event.number() > after)
                        .limit(limit)
                        .toList());
    }
}
