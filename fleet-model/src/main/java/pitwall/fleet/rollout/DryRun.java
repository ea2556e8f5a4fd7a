package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateDemand;
import pitwall.fleet.safety.UpdateVerdict;

/// Asks what a plan would do. Pure: the same question gives the same answer.
///
/// The counts come from the same [UpdateCheck] that the engine asks before every offer. The earliest end comes from the
/// engine itself, run in virtual time with cars that always succeed after the typical time. The latest end is
/// arithmetic: for each phase its first opening, its timeout, the last car's time (to begin, to end, to go back by
/// itself), and every soak.
///
/// @param typical how long one car usually takes
public record DryRun(RolloutPlan plan, SafetyPolicy policy, Duration typical) {
    /// Assumed where nobody has measured anything yet.
    public static final Duration TYPICAL = Duration.ofMinutes(1);

    /// @param facts what is known now; a car without facts counts as not reachable
    /// @param planned the cars that another rollout claims, see [RolloutState#claims]
    public RolloutPreview preview(Map<CarId, CarFacts> facts, Set<CarId> planned, Instant now) {
        List<RolloutPreview.PhasePreview> phases = new ArrayList<>();
        Set<CarId> excluded = new HashSet<>();
        for (Phase phase : plan.phases()) {
            RolloutPreview.PhasePreview seen = look(phase, facts, planned, now);
            seen.excluded().values().forEach(excluded::addAll);
            phases.add(seen);
        }
        Rehearsal rehearsal = new Rehearsal(plan, policy, typical, facts, excluded);
        rehearsal.run(now);
        List<Instant> latest = latest(now);
        RolloutPreview.Estimate estimate = new RolloutPreview.Estimate(
                rehearsal.end(), latest.isEmpty() ? now : latest.getLast(), rehearsal.peak(), rehearsal.phases(latest));
        return new RolloutPreview(now, plan.hash(), phases, estimate);
    }

    private RolloutPreview.PhasePreview look(Phase phase, Map<CarId, CarFacts> facts, Set<CarId> planned, Instant now) {
        List<CarId> eligible = new ArrayList<>();
        Map<CarId, Instant> later = new LinkedHashMap<>();
        Map<ReasonCode, List<CarId>> blocked = new TreeMap<>();
        Map<ReasonCode, List<CarId>> excluded = new TreeMap<>();
        List<CarId> withoutWayBack = new ArrayList<>();
        List<CarId> conflicts = new ArrayList<>();
        for (Target target : phase.targets()) {
            CarFacts known = facts.get(target.car());
            boolean conflict = planned.contains(target.car()) || known != null && known.heldBy() != null;
            List<UpdateVerdict> verdicts = verdicts(target, known, now);
            UpdateVerdict first = verdicts.isEmpty() ? null : verdicts.getFirst();
            if (first != null && first.weight() == UpdateVerdict.Weight.NEVER) {
                RolloutPreview.add(excluded, first.reason(), target.car());
                continue;
            }
            if (conflict) {
                RolloutPreview.add(blocked, ReasonCode.CONFLICTING_ROLLOUT, target.car());
                conflicts.add(target.car());
            } else if (first == null) {
                eligible.add(target.car());
            } else if (verdicts.stream().allMatch(verdict -> verdict.possibleAt() != null)) {
                later.put(target.car(), last(verdicts));
            } else {
                RolloutPreview.add(blocked, unending(verdicts).reason(), target.car());
            }
            if (known == null || known.wayBack().isEmpty()) {
                withoutWayBack.add(target.car());
            }
        }
        int cars = phase.targets().size();
        return new RolloutPreview.PhasePreview(
                phase.name(),
                cars,
                eligible,
                later,
                blocked,
                excluded,
                withoutWayBack,
                conflicts,
                phase.order(),
                phase.mostCars());
    }

    private static Instant last(List<UpdateVerdict> verdicts) {
        return verdicts.stream()
                .map(UpdateVerdict::possibleAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static UpdateVerdict unending(List<UpdateVerdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.possibleAt() == null)
                .findFirst()
                .orElseThrow();
    }

    private List<UpdateVerdict> verdicts(Target target, @Nullable CarFacts known, Instant now) {
        UpdateDemand demand = plan.demand();
        Software build = plan.release().software();
        boolean hasRun = known == null ? target.hasRun(build) : known.hasRun(build);
        if (plan.kind() == UpdateKind.ROLLBACK && !hasRun) {
            return List.of(UpdateVerdict.never(ReasonCode.NO_ROLLBACK_TARGET));
        }
        return known == null
                ? List.of(UpdateVerdict.waits(ReasonCode.NETWORK_UNREACHABLE, null))
                : new UpdateCheck(policy).verdicts(known, demand, List.of(), now);
    }

    /// When each phase would be over, in the plan's order; a phase without cars when the one before it is.
    private List<Instant> latest(Instant now) {
        Instant startAt = plan.terms().startAt();
        Instant time = startAt == null || startAt.isBefore(now) ? now : startAt;
        List<Instant> ends = new ArrayList<>();
        for (int number = 0; number < plan.phases().size(); number++) {
            Phase phase = plan.phases().get(number);
            if (!phase.targets().isEmpty()) {
                boolean more = number + 1 < plan.phases().size();
                time = latestEnd(phase, more, time);
            }
            ends.add(time);
        }
        return ends;
    }

    private Instant latestEnd(Phase phase, boolean more, Instant from) {
        Timing timing = phase.timing();
        Duration lastCar = RolloutRules.longestWay(timing.carTimeout(), timing.rollbackTimeout());
        int soaks = phase.waves().size();
        Duration wait = more ? timing.waitAfter() : Duration.ZERO;
        return opening(phase, from)
                .plus(timing.phaseTimeout())
                .plus(lastCar)
                .plus(timing.soak().multipliedBy(soaks))
                .plus(wait);
    }

    private Instant opening(Phase phase, Instant from) {
        if (plan.terms().forced()) {
            return from;
        }
        return phase.targets().stream()
                .map(target -> new Roster.Lane(target.region(), target.model()))
                .distinct()
                .map(lane -> policy.limits(lane.region(), lane.model(), plan.conditions())
                        .calendar()
                        .at(from)
                        .next(from))
                .filter(opens -> opens != null)
                .min(Instant::compareTo)
                .orElse(from);
    }
}
