package pitwall.server.rollout;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.server.storage.RolloutCardRows;
import pitwall.server.storage.RolloutRows;

/// Rollouts that are over. They are on disk; some stay at hand for whoever looks at them next, as many as have so many
/// cars together, so that a server that runs for years needs no more room than one that runs for a week. Thread-safe.
final class PastRollouts {
    /// Cars of all that are at hand together; what is looked at last stays whatever its size.
    static final int MOST_CARS = 120_000;

    /// What one costs beside its cars, in cars.
    private static final int OWN_WEIGHT = 10;

    private static final List<RolloutStatus> OVER =
            Arrays.stream(RolloutStatus.values()).filter(RolloutStatus::isOver).toList();

    private final RolloutEngine engine;
    private final Supplier<SafetyPolicy> policy;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RolloutId, Rollout> atHand = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;
    private long changes;

    /// @param policy the one in force
    /// @param most cars of all that are at hand together
    PastRollouts(RolloutEngine engine, Supplier<SafetyPolicy> policy, int most) {
        this.engine = engine;
        this.policy = policy;
        this.most = most;
    }

    Optional<Rollout> atHand(RolloutId id) {
        lock.lock();
        try {
            return Optional.ofNullable(atHand.get(id));
        } finally {
            lock.unlock();
        }
    }

    /// How often the writer thread put something here; see [#seen].
    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /// Puts the newest state of one here. On the writer thread only.
    void ended(Rollout rollout) {
        lock.lock();
        try {
            changes++;
            keep(rollout);
        } finally {
            lock.unlock();
        }
    }

    /// Keeps what a reader found on disk for whoever asks next, unless it may be out of date by now.
    ///
    /// @param before the [#changes] before it was read
    void seen(Rollout rollout, long before) {
        lock.lock();
        try {
            if (changes == before) {
                keep(rollout);
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep(Rollout rollout) {
        Rollout before = atHand.put(rollout.id(), rollout);
        weight += weight(rollout) - (before == null ? 0 : weight(before));
        Iterator<Rollout> oldest = atHand.values().iterator();
        while (weight > most && atHand.size() > 1) {
            weight -= weight(oldest.next());
            oldest.remove();
        }
    }

    /// How many cars are at hand, with what a rollout costs by itself.
    int weight() {
        lock.lock();
        try {
            return weight;
        } finally {
            lock.unlock();
        }
    }

    private static int weight(Rollout rollout) {
        return OWN_WEIGHT + rollout.state().plan().size();
    }

    /// Writes what lists and histories say of rollouts that were over before there were such rows.
    void catchUp(Handle sql) {
        for (RolloutId id : new RolloutRows(sql).withoutCard(OVER)) {
            read(sql, id).ifPresent(rollout -> RolloutLedger.card(sql, rollout));
        }
        for (RolloutId id : new RolloutCardRows(sql).expiredWithoutCars()) {
            read(sql, id).ifPresent(rollout -> RolloutLedger.expired(sql, rollout));
        }
    }

    /// Reads any rollout from disk. What is known of its cars is not there.
    Optional<Rollout> read(Handle sql, RolloutId id) {
        RolloutRows rows = new RolloutRows(sql);
        return rows.find(id).map(row -> restored(row, rows.cars(id)));
    }

    private Rollout restored(RolloutRows.Row row, List<String> cars) {
        RolloutPlan plan = RolloutJson.read(row.plan(), RolloutPlan.class);
        RolloutHead head = RolloutJson.read(row.head(), RolloutHead.class);
        List<CarProgress> progress = cars.stream()
                .map(text -> RolloutJson.read(text, CarProgress.class))
                .toList();
        return new Rollout(
                engine.restore(plan, policy.get(), head, progress),
                new Rollout.Origin(row.number(), row.single(), row.requestedBy(), row.requestedAt()),
                row.revision());
    }
}
