package pitwall.views.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.testing.FleetFixtures;

/// Rollouts as a server would show them, at [#NOW]. R-118 is the one of the design: a canary of 40, then Munich, then
/// Berlin.
public final class SampleRollouts {
    /// Server time of everything here.
    public static final Instant NOW = FleetFixtures.NOW;

    private SampleRollouts() {}

    public static SessionInfo as(String user, Role role) {
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                user,
                role,
                role.capabilities(),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }

    /// Munich runs: 381 done, 27 failed, 214 on their way.
    public static RolloutView running() {
        return view("R-118", RolloutStatus.RUNNING, new WaitingFor.Cars(214), null, munich(381, 12, 214, 2_293));
    }

    /// The first wave of Munich has just begun: too few have finished to judge by.
    public static RolloutView beginning() {
        return view("R-118", RolloutStatus.RUNNING, new WaitingFor.Cars(278), null, munich(11, 1, 278, 2_610));
    }

    /// The same for somebody who does not see all of its cars.
    public static RolloutView partOf(RolloutView view) {
        return new RolloutView(view.rollout(), true, view.waitingFor());
    }

    /// Nobody is on the way; 63 cars cannot be asked.
    public static RolloutView held() {
        WaitingFor reasons = new WaitingFor.Reasons(
                Map.of(ReasonCode.BATTERY_LOW, 41, ReasonCode.NOT_STATIONARY, 20, ReasonCode.OVERHEATED, 2));
        return view("R-118", RolloutStatus.RUNNING, reasons, null, munich(381, 12, 0, 2_507));
    }

    public static RolloutView soaking() {
        return view(
                "R-118",
                RolloutStatus.SOAKING,
                new WaitingFor.Soak(NOW.plus(Duration.ofMinutes(4))),
                null,
                munich(290, 0, 0, 2_610));
    }

    /// 27 of 408 failed, which is more than 5 %.
    public static RolloutView pausedByGate() {
        Instant since = NOW.minus(Duration.ofMinutes(10));
        return view(
                "R-118",
                RolloutStatus.PAUSED,
                new WaitingFor.Person(Gate.FAILURE_THRESHOLD, since),
                new RolloutEntry.PauseEntry(since, null, Gate.FAILURE_THRESHOLD),
                munich(381, 27, 214, 2_278));
    }

    public static RolloutView pausedByPerson() {
        Instant since = NOW.minus(Duration.ofMinutes(3));
        return view(
                "R-118",
                RolloutStatus.PAUSED,
                new WaitingFor.Person(null, since),
                new RolloutEntry.PauseEntry(since, "k.vogt", null),
                munich(381, 12, 31, 2_476));
    }

    public static RolloutView rollingBack() {
        Map<CarStage, Integer> munich = Map.of(
                CarStage.ROLLED_BACK,
                301,
                CarStage.APPLYING,
                90,
                CarStage.MANUAL,
                2,
                CarStage.NO_ROLLBACK_TARGET,
                4,
                CarStage.WAITING,
                11,
                CarStage.LEFT_BEHIND,
                2_492);
        return view("R-118", RolloutStatus.ROLLING_BACK, new WaitingFor.Cars(90), null, munich);
    }

    public static RolloutView completedWithFailures() {
        return view(
                "R-118",
                RolloutStatus.COMPLETED_WITH_FAILURES,
                new WaitingFor.Nothing(),
                null,
                Map.of(CarStage.SUCCEEDED, 2_811, CarStage.FAILED, 62, CarStage.LEFT_BEHIND, 27));
    }

    /// Paused by its gate, and somebody asked a second person to go past it.
    public static RolloutView overrideAsked(String by) {
        RolloutView paused = pausedByGate();
        return new RolloutView(paused.rollout(), false, new WaitingFor.Approval(by, NOW.plus(Duration.ofMinutes(22))));
    }

    /// Aborted, or about to be: 31 cars are still on their way then.
    public static RolloutView ended(RolloutStatus status, WaitingFor waitingFor) {
        int applying = status == RolloutStatus.ABORTING ? 31 : 0;
        return view(
                "R-118",
                status,
                waitingFor,
                null,
                Map.of(
                        CarStage.SUCCEEDED,
                        381,
                        CarStage.FAILED,
                        12,
                        CarStage.APPLYING,
                        applying,
                        CarStage.LEFT_BEHIND,
                        2_507 - applying));
    }

    /// Every car that had begun in Munich went back.
    public static RolloutView rolledBack() {
        return view(
                "R-118",
                RolloutStatus.ROLLED_BACK,
                new WaitingFor.Nothing(),
                null,
                Map.of(CarStage.ROLLED_BACK, 407, CarStage.LEFT_BEHIND, 2_493));
    }

    public static RolloutView completed() {
        return view(
                "R-118", RolloutStatus.COMPLETED, new WaitingFor.Nothing(), null, Map.of(CarStage.SUCCEEDED, 2_900));
    }

    private static Map<CarStage, Integer> munich(int done, int failed, int applying, int waiting) {
        return Map.of(
                CarStage.SUCCEEDED, done,
                CarStage.FAILED, failed,
                CarStage.APPLYING, applying,
                CarStage.WAITING, waiting);
    }

    /// R-118 or another of its shape.
    public static RolloutView view(
            String id,
            RolloutStatus status,
            WaitingFor waitingFor,
            RolloutEntry.@Nullable PauseEntry pause,
            Map<CarStage, Integer> munich) {
        Map<CarStage, Integer> berlin = Map.of(berlin(status), 2_472);
        List<PhaseEntry> phases = List.of(
                phase("Canary", Map.of(CarStage.SUCCEEDED, 39, CarStage.FAILED, 1), List.of(40), 10),
                phase("Munich", munich, List.of(290, 870, 1_740), 200),
                phase("Berlin", berlin, List.of(618, 1_854), 200));
        Map<CarStage, Integer> all = phases.stream()
                .flatMap(phase -> phase.cars().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
        return new RolloutView(
                entry(
                        id,
                        "Stack 4.3.0",
                        status,
                        all,
                        berlin(status) == CarStage.SUCCEEDED ? 2 : 1,
                        phases,
                        pause,
                        "k.vogt"),
                false,
                waitingFor);
    }

    /// How the cars of the last phase stand, which begins when the others are over.
    private static CarStage berlin(RolloutStatus status) {
        return switch (status) {
            case COMPLETED, COMPLETED_WITH_FAILURES -> CarStage.SUCCEEDED;
            case ABORTING, ABORTED, ROLLED_BACK -> CarStage.LEFT_BEHIND;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED, ROLLING_BACK, EXPIRED ->
                CarStage.WAITING;
        };
    }

    private static PhaseEntry phase(String name, Map<CarStage, Integer> cars, List<Integer> waves, int parallel) {
        int size = cars.values().stream().mapToInt(Integer::intValue).sum();
        return new PhaseEntry(name, size, cars, waves, parallel, 0.8, 0.05, 20, OnBreach.PAUSE_AND_ASK);
    }

    /// A rollout of one phase of 20 cars that has not begun.
    public static RolloutView waiting(
            String id, String name, RolloutStatus status, String owner, WaitingFor waitingFor) {
        Map<CarStage, Integer> cars = Map.of(CarStage.WAITING, 20);
        PhaseEntry phase = phase("Berlin", cars, List.of(20), 20);
        return new RolloutView(entry(id, name, status, cars, null, List.of(phase), null, owner), false, waitingFor);
    }

    /// One that somebody asked a second person for.
    public static RolloutView asked(String id, String by) {
        RolloutView view = waiting(
                id,
                "Berlin ring 2",
                RolloutStatus.AWAITING_APPROVAL,
                by,
                new WaitingFor.Approval(by, NOW.plus(Duration.ofMinutes(22))));
        return approval(view, new RolloutEntry.Consent(by, NOW, NOW.plus(Duration.ofMinutes(22)), null, null));
    }

    private static RolloutView approval(RolloutView view, RolloutEntry.Consent consent) {
        RolloutEntry entry = view.rollout();
        return new RolloutView(
                new RolloutEntry(
                        entry.id(),
                        entry.name(),
                        entry.single(),
                        entry.version(),
                        entry.kind(),
                        entry.status(),
                        entry.revision(),
                        entry.size(),
                        entry.cars(),
                        entry.phase(),
                        entry.phases(),
                        entry.planHash(),
                        entry.forced(),
                        true,
                        consent,
                        entry.pause(),
                        entry.requestedBy(),
                        entry.requestedAt(),
                        entry.startAt(),
                        entry.startedAt(),
                        entry.soakUntil(),
                        entry.finishedAt(),
                        entry.nextWake()),
                view.partial(),
                view.waitingFor());
    }

    private static RolloutEntry entry(
            String id,
            String name,
            RolloutStatus status,
            Map<CarStage, Integer> cars,
            @Nullable Integer phase,
            List<PhaseEntry> phases,
            RolloutEntry.@Nullable PauseEntry pause,
            String owner) {
        boolean begun = !status.isBeforeStart();
        return new RolloutEntry(
                id,
                name,
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                status,
                7,
                cars.values().stream().mapToInt(Integer::intValue).sum(),
                cars,
                phase,
                phases,
                "9f3a".repeat(16),
                false,
                false,
                null,
                pause,
                owner,
                NOW.minus(Duration.ofHours(4)),
                null,
                begun ? NOW.minus(Duration.ofHours(3)) : null,
                status == RolloutStatus.SOAKING ? NOW.plus(Duration.ofMinutes(4)) : null,
                status.isOver() ? NOW.minus(Duration.ofMinutes(20)) : null,
                null);
    }

    /// One of each kind that a list can show.
    public static List<RolloutView> many() {
        return List.of(
                named(completedWithFailures(), "R-112", "Maps 2026-11 everywhere"),
                named(rollingBack(), "R-117", "Stack 4.2.9 in Cologne"),
                waiting(
                        "R-119",
                        "Berlin ring 2",
                        RolloutStatus.AWAITING_APPROVAL,
                        "j.weiss",
                        new WaitingFor.Approval("j.weiss", NOW.plus(Duration.ofMinutes(22)))),
                waiting(
                        "R-120",
                        "Night shift 4.3.0",
                        RolloutStatus.SCHEDULED,
                        "k.vogt",
                        new WaitingFor.Start(NOW.plus(Duration.ofHours(7)))),
                waiting("R-121", "Berlin 4.4.0", RolloutStatus.DRAFT, "k.vogt", new WaitingFor.Nothing()),
                pausedByGate(),
                named(soaking(), "R-116", "Stack 4.3.0 in Hamburg"),
                named(held(), "R-115", "Stack 4.3.0 second try"));
    }

    /// The same rollout under another id and name.
    public static RolloutView named(RolloutView view, String id, String name) {
        RolloutEntry entry = view.rollout();
        return new RolloutView(
                new RolloutEntry(
                        id,
                        name,
                        entry.single(),
                        entry.version(),
                        entry.kind(),
                        entry.status(),
                        entry.revision(),
                        entry.size(),
                        entry.cars(),
                        entry.phase(),
                        entry.phases(),
                        entry.planHash(),
                        entry.forced(),
                        entry.approvalNeeded(),
                        entry.approval(),
                        entry.pause(),
                        entry.requestedBy(),
                        entry.requestedAt(),
                        entry.startAt(),
                        entry.startedAt(),
                        entry.soakUntil(),
                        entry.finishedAt(),
                        entry.nextWake()),
                view.partial(),
                view.waitingFor());
    }

    public static FleetFrame live(SessionInfo session, RolloutView... rollouts) {
        return frame(session, Frames.live(), List.of(rollouts), List.of(), List.of(), List.of());
    }

    /// @param news what happened since the frame before
    public static FleetFrame frame(
            SessionInfo session,
            Freshness freshness,
            List<RolloutView> rollouts,
            List<Car> cars,
            List<UpdateProgress> updates,
            List<FleetEvent.News> news) {
        FleetSnapshot snapshot = FleetSnapshot.of(cars).beside(new FleetBoard(rollouts, null), updates);
        FleetChanges changes = new FleetChanges(true, new BitSet(), true, news);
        return new FleetFrame(
                "epoch-1",
                8_120_331,
                snapshot,
                changes,
                List.of(),
                freshness,
                session,
                NOW,
                Duration.ZERO,
                !freshness.allowsCommands(),
                LinkStatus.NONE);
    }
}
