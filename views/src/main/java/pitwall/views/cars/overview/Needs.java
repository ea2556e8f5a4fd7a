package pitwall.views.cars.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetBoard;
import pitwall.client.SessionInfo;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.cars.overview.Census.Cell;
import pitwall.views.cars.overview.Census.Lost;
import pitwall.views.cars.overview.Census.Obstacle;
import pitwall.views.cars.text.CarText;
import pitwall.views.desk.Destination;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;
import pitwall.views.progress.Urgency;
import pitwall.views.trail.TrailAlarm;

/// Ranks what wants a person by urgency, whatever it is: rollouts that stand still because of him, alarms nobody looks
/// after, what waits for his consent, failed cars, cars out of reach, and cars that cannot begin. Immutable.
final class Needs {
    /// More reasons than this are not told apart.
    private static final int REASONS = 3;

    private final Strings strings;
    private final CarText text;
    private final RolloutWords words;
    private final Reasons reasons;

    Needs(Strings strings, CarText text) {
        this.text = text;
        this.strings = strings;
        this.words = new RolloutWords(strings);
        this.reasons = new Reasons(strings);
    }

    /// The most urgent first; of equal ones rollouts, alarms, questions and cars in this order.
    ///
    /// @param first what is known besides
    /// @param board rollouts and alarms
    /// @param approvals what else this person may consent to
    List<Need> of(
            List<Need> first,
            Census census,
            FleetBoard board,
            List<ApprovalEntry> approvals,
            @Nullable SessionInfo session,
            Instant now) {
        List<Need> needs = new ArrayList<>(first);
        AlarmNeeds alarms = new AlarmNeeds(board.alarms(), strings);
        List<RolloutView> rollouts = board.rollouts().stream()
                .filter(view -> session != null && Urgency.of(view, session) == Urgency.NEEDS_YOU)
                .toList();
        rollouts.stream().map(view -> rollout(view, alarms, now)).forEach(needs::add);
        needs.addAll(alarms.besides(rollouts.stream().map(RolloutView::id).toList()));
        approvals.stream().map(entry -> approval(entry, now)).forEach(needs::add);
        byReason("overview.need.failed", census.failedBy(), "status:failed,safemode,estop", AlarmPriority.P2, needs);
        census.lostBy().entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Lost> lost) -> -lost.getValue().cars()))
                .limit(REASONS)
                .map(lost -> Need.of(
                        AlarmPriority.P3,
                        lost(text.region(lost.getKey()), lost.getValue(), now),
                        new Destination.Cars("status:offline,stale,unknown region:" + quoted(lost.getKey()))))
                .forEach(needs::add);
        blocked(census.blockedBy(), needs);
        needs.sort(Comparator.comparing(Need::rank));
        return List.copyOf(needs);
    }

    /// Since when the one is silent that was lost last, so that it is seen whether it goes on.
    private String lost(String region, Lost lost, Instant now) {
        Instant last = lost.last();
        return last == null
                ? strings.plural("overview.need.lost", lost.cars(), region)
                : strings.plural(
                        "overview.need.lost.since",
                        lost.cars(),
                        region,
                        strings.formats().moment(last, now));
    }

    /// What is wrong with the audit trail comes before all else: without it nobody knows what was done.
    Need trail(TrailAlarm alarm) {
        return Need.of(AlarmPriority.P1, alarm.sentence(strings), new Destination.Audit(""));
    }

    private Need rollout(RolloutView view, AlarmNeeds alarms, Instant now) {
        RolloutEntry rollout = view.rollout();
        String sentence =
                strings.get("overview.need.rollout", rollout.id(), rollout.version(), words.waitingFor(view, now));
        if (rollout.status() != RolloutStatus.AWAITING_APPROVAL) {
            return Need.of(
                    alarms.ofRollout(rollout.id()).orElse(AlarmPriority.P2),
                    sentence,
                    new Destination.Rollout(rollout.id()));
        }
        Instant ends = view.waitingFor() instanceof WaitingFor.Approval asked ? asked.expiresAt() : null;
        return new Need(NeedRank.ofQuestion(ends, now), null, sentence, new Destination.Approvals());
    }

    private Need approval(ApprovalEntry entry, Instant now) {
        String left = strings.formats().age(Duration.between(now, entry.expiresAt()));
        String sentence = switch (entry.kind()) {
            case SAFETY_POLICY -> strings.get("overview.need.policy", entry.requestedBy(), left);
            case ROLLOUT_START, ROLLOUT_ACT ->
                strings.get("overview.need.approval", entry.id(), entry.name(), entry.requestedBy(), left);
        };
        return new Need(NeedRank.ofQuestion(entry.expiresAt(), now), null, sentence, new Destination.Approvals());
    }

    private void byReason(
            String key, Map<ReasonCode, Cell> cars, String query, AlarmPriority priority, List<Need> into) {
        cars.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<ReasonCode, Cell> entry) -> priority(entry.getValue(), priority))
                        .thenComparing(entry -> -entry.getValue().cars())
                        .thenComparing(entry -> entry.getKey().code()))
                .limit(REASONS)
                .map(entry -> Need.of(
                        priority(entry.getValue(), priority),
                        strings.plural(
                                key,
                                entry.getValue().cars(),
                                reasons.of(entry.getKey()).title()),
                        new Destination.Cars(query + " reason:" + entry.getKey().code())))
                .forEach(into::add);
    }

    private void blocked(Map<Obstacle, Cell> cars, List<Need> into) {
        cars.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<Obstacle, Cell> entry) -> priority(entry.getValue(), AlarmPriority.P3))
                        .thenComparing(entry -> -entry.getValue().cars())
                        .thenComparing(entry -> entry.getKey().reason().code())
                        .thenComparing(entry -> rollout(entry.getKey())))
                .limit(REASONS)
                .map(entry -> blocked(entry.getKey(), entry.getValue(), cars.keySet()))
                .forEach(into::add);
    }

    private Need blocked(Obstacle obstacle, Cell cars, Set<Obstacle> all) {
        String rollout = obstacle.rollout();
        String reason = reasons.of(obstacle.reason()).title();
        String query = "status:blocked reason:" + obstacle.reason().code();
        return Need.of(
                priority(cars, AlarmPriority.P3),
                rollout == null
                        ? strings.plural("overview.need.blocked", cars.cars(), reason)
                        : strings.plural("overview.need.blocked.of", cars.cars(), reason, rollout),
                new Destination.Cars(query + (rollout == null ? outside(obstacle, all) : " rollout:" + rollout)));
    }

    /// Keeps the cars of running rollouts out, for they have lines of their own.
    private static String outside(Obstacle obstacle, Set<Obstacle> all) {
        String rollouts = all.stream()
                .filter(each -> each.reason().equals(obstacle.reason()) && each.rollout() != null)
                .map(Needs::rollout)
                .sorted()
                .collect(Collectors.joining(","));
        return rollouts.isEmpty() ? "" : " -rollout:" + rollouts;
    }

    private static String rollout(Obstacle obstacle) {
        String rollout = obstacle.rollout();
        return rollout == null ? "" : rollout;
    }

    /// What the worst of the cars says itself, or what goes without saying.
    private static AlarmPriority priority(Cell cell, AlarmPriority usual) {
        AlarmPriority worst = cell.worst();
        return worst == null ? usual : worst;
    }

    private static String quoted(String text) {
        return text.matches("[\\p{L}\\p{N}_.-]+") ? text : "\"" + text + "\"";
    }
}
