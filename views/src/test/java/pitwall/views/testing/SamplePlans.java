package pitwall.views.testing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutDetail.PhaseDetail;
import pitwall.protocol.rest.RolloutDetail.ReleaseFacts;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;

/// Rollouts that wait for a second person, with their whole plan, as a server tells them over REST.
public final class SamplePlans {
    public static final String FORCED = "Recall 26-114, the depot is closed";

    private SamplePlans() {}

    /// One of whose plan everything is as usual: one phase of named cars.
    public static RolloutEntry usual(String id, String hash) {
        PhaseDetail phase = new PhaseDetail(
                "Munich",
                0,
                List.of(100),
                true,
                true,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofHours(6),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                null,
                null,
                null,
                null);
        RolloutDetail detail = new RolloutDetail(
                release(List.of(), null), null, 0, List.of(phase), null, null, null, null, null, false, List.of());
        return entry(id, hash, false, null, List.of(phase("Munich", 412, List.of(412), OnBreach.ROLL_BACK_PHASE)))
                .with(detail);
    }

    /// One that is forced and of which nothing is as usual: two phases, the second with the cars of then.
    public static RolloutEntry forced(String id, String hash) {
        PhaseDetail munich = new PhaseDetail(
                "Munich",
                15,
                List.of(40, 60),
                false,
                true,
                Duration.ofSeconds(90),
                Duration.ofMinutes(15),
                Duration.ofHours(36),
                Duration.ofMinutes(10),
                Duration.ofMinutes(4),
                PhaseOrder.FULLEST_FIRST,
                "region:munich",
                null,
                5);
        PhaseDetail berlin = new PhaseDetail(
                "Berlin",
                1,
                List.of(100),
                true,
                false,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(90),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                null,
                "",
                132,
                null);
        RolloutDetail detail = new RolloutDetail(
                release(List.of("i4", "iX"), "1.4.0"),
                FORCED,
                45,
                List.of(munich, berlin),
                null,
                null,
                true,
                true,
                true,
                true,
                List.of(
                        new PolicyRules.Window(Set.of(DayOfWeek.SATURDAY, DayOfWeek.MONDAY), "22:00", "05:00"),
                        new PolicyRules.Window(Set.of(DayOfWeek.values()), "12:30", "13:15")));
        return entry(
                        id,
                        hash,
                        true,
                        Frames.NOW.plus(Duration.ofHours(9)),
                        List.of(
                                phase("Munich", 292, List.of(15, 111, 166), OnBreach.PAUSE_AND_ASK),
                                phase("Berlin", 120, List.of(1, 119), OnBreach.ABORT)))
                .with(detail);
    }

    /// The same as an earlier version of the server tells it: not at which times, and not whether in parked cars only.
    public static RolloutEntry ofOlderServer(RolloutEntry whole) {
        RolloutDetail detail = whole.detail();
        if (detail == null) {
            throw new IllegalArgumentException("there is no plan to leave out something of");
        }
        return whole.with(new RolloutDetail(
                detail.release(),
                detail.forceReason(),
                detail.minimumBatteryPercent(),
                detail.phases(),
                detail.ask(),
                detail.lead(),
                detail.charging(),
                detail.unmetered(),
                detail.downloadAhead(),
                null,
                null));
    }

    private static ReleaseFacts release(List<String> models, @Nullable String agent) {
        return new ReleaseFacts(
                "7d4e".repeat(16),
                38_112_004,
                430,
                ReleaseTrust.TRUSTED,
                List.of("release-2026"),
                models,
                List.of(),
                List.of(),
                0,
                agent);
    }

    private static PhaseEntry phase(String name, int size, List<Integer> waves, OnBreach onBreach) {
        return new PhaseEntry(name, size, Map.of(CarStage.WAITING, size), waves, 50, 0.875, 0.05, 20, onBreach);
    }

    private static RolloutEntry entry(
            String id, String hash, boolean forced, @Nullable Instant startAt, List<PhaseEntry> phases) {
        return new RolloutEntry(
                id,
                "Stack 4.3.0 for Munich and Berlin",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                RolloutStatus.AWAITING_APPROVAL,
                4,
                412,
                Map.of(CarStage.WAITING, 412),
                null,
                phases,
                hash,
                forced,
                true,
                new RolloutEntry.Consent(
                        "k.vogt", Frames.NOW.minusSeconds(480), Frames.NOW.plusSeconds(1_320), null, null),
                null,
                "k.vogt",
                Frames.NOW.minusSeconds(480),
                startAt,
                null,
                null,
                null,
                null);
    }
}
