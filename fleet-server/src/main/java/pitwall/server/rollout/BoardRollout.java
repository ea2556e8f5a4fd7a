package pitwall.server.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.live.PlacedRollout;
import pitwall.server.live.RolloutPicture;

/// A rollout as it is shown. Immutable but for what it remembers to have worked out; thread-safe. Of one that is over
/// it holds figures and no cars.
final class BoardRollout implements RolloutPicture {
    private final long number;
    private final @Nullable RolloutState going;
    private final @Nullable List<List<PlacedRollout.Place>> ended;
    private final RolloutView whole;
    private final Instant judgedAt;
    private volatile @Nullable PlacedRollout placed;
    private final Map<Scope, Optional<RolloutView>> parts = new ConcurrentHashMap<>();

    private BoardRollout(Rollout rollout, RolloutView whole, Instant judgedAt) {
        RolloutState state = rollout.state();
        boolean over = state.status().isOver();
        this.number = rollout.origin().number();
        this.going = over ? null : state;
        this.ended = over ? PlaceCounts.of(state) : null;
        this.whole = whole;
        this.judgedAt = judgedAt;
    }

    /// The next picture of a rollout.
    ///
    /// @param before the last one; absent for the first
    static BoardRollout of(Rollout rollout, @Nullable BoardRollout before, Instant now) {
        RolloutEntry entry = RolloutFigures.entry(rollout, hash(rollout.state().plan(), before));
        if (before != null && before.isStillGood(entry, now)) {
            return new BoardRollout(rollout, new RolloutView(entry, false, before.whole.waitingFor()), before.judgedAt);
        }
        return new BoardRollout(
                rollout, new RolloutView(entry, false, rollout.state().waitingFor(now)), now);
    }

    /// A large plan's hash takes a while, and plans rarely change.
    private static String hash(RolloutPlan plan, @Nullable BoardRollout before) {
        return before != null && before.going != null && before.going.plan() == plan
                ? before.whole.rollout().planHash()
                : plan.hash();
    }

    /// Judging every waiting car of a large rollout takes its time: about a second's worth in ten thousand.
    private boolean isStillGood(RolloutEntry next, Instant now) {
        Duration pause = Duration.ofMillis(next.size() > 1_000 ? next.size() / 5 : 0);
        return whole.rollout().status() == next.status()
                && whole.waitingFor() instanceof WaitingFor.Reasons
                && now.isBefore(judgedAt.plus(pause));
    }

    /// Counts all rollouts of this server.
    long number() {
        return number;
    }

    boolean isOver() {
        return ended != null;
    }

    /// When it was last worked out what it waits for.
    Instant judgedAt() {
        return judgedAt;
    }

    @Override
    public RolloutView whole() {
        return whole;
    }

    @Override
    public Optional<RolloutView> seenBy(Scope scope) {
        return scope.isUnlimited() ? Optional.of(whole) : parts.computeIfAbsent(scope, part -> placed().seenBy(part));
    }

    @Override
    public PlacedRollout placed() {
        PlacedRollout known = placed;
        if (known == null) {
            known = new PlacedRollout(whole, counts());
            placed = known;
        }
        return known;
    }

    private List<List<PlacedRollout.Place>> counts() {
        return ended == null ? PlaceCounts.of(Objects.requireNonNull(going, "goes on or is over")) : ended;
    }
}
