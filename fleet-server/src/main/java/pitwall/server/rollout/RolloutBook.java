package pitwall.server.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.DesiredState;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEngine;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.protocol.CarFrame;
import pitwall.server.storage.IntentRows;
import pitwall.server.storage.RolloutRows;
import pitwall.server.storage.SoftwareRows;

/// All rollouts, the newest intent of every car and what cars say they run, as of the last commit. Reading is
/// thread-safe; only [RolloutDraft] writes, on the writer thread.
public final class RolloutBook {
    private final Map<RolloutId, Rollout> rollouts = new ConcurrentHashMap<>();
    private final Map<CarId, List<RolloutId>> byCar = new ConcurrentHashMap<>();
    private final Map<CarId, GivenIntent> intents = new ConcurrentHashMap<>();
    private final Map<CarId, CarFrame.Software> software = new ConcurrentHashMap<>();
    private final Map<CarId, List<Software>> history = new ConcurrentHashMap<>();
    private final Set<CarId> drivingThemselves = ConcurrentHashMap.newKeySet();
    private final Set<RolloutId> active = new LinkedHashSet<>();
    private final Set<CarId> silent = ConcurrentHashMap.newKeySet();
    private final DueTimes due = new DueTimes();

    /// Reads everything from disk.
    static RolloutBook read(Handle sql, RolloutEngine engine, SafetyPolicy policy) {
        RolloutBook book = new RolloutBook();
        RolloutRows rows = new RolloutRows(sql);
        for (RolloutRows.Row row : rows.all()) {
            List<CarProgress> cars = rows.cars(row.id()).stream()
                    .map(text -> RolloutJson.read(text, CarProgress.class))
                    .toList();
            RolloutPlan plan = RolloutJson.read(row.plan(), RolloutPlan.class);
            RolloutHead head = RolloutJson.read(row.head(), RolloutHead.class);
            book.put(new Rollout(
                    engine.restore(plan, policy, head, cars),
                    new Rollout.Origin(row.number(), row.single(), row.requestedBy(), row.requestedAt()),
                    row.revision()));
        }
        for (IntentRows.Row row : new IntentRows(sql).newest()) {
            RolloutIntent.Offer offer = RolloutJson.read(row.offer(), RolloutIntent.Offer.class);
            DesiredState desired = new DesiredState(row.car(), row.generation(), row.rollout(), offer);
            book.intents.put(row.car(), new GivenIntent(desired, row.stage(), row.givenAt()));
        }
        for (SoftwareRows.Row row : new SoftwareRows(sql).all()) {
            book.software.put(row.car(), RolloutJson.read(row.software(), CarFrame.Software.class));
        }
        book.history.putAll(new SoftwareRows(sql).builds());
        return book;
    }

    public Optional<Rollout> find(RolloutId id) {
        return Optional.ofNullable(rollouts.get(id));
    }

    /// Every rollout, the newest first.
    public List<Rollout> all() {
        return newestFirst(rollouts.values());
    }

    /// How many rollouts have a status, single cars not among them.
    public long count(RolloutStatus status) {
        return rollouts.values().stream()
                .filter(rollout -> !rollout.origin().single() && rollout.state().status() == status)
                .count();
    }

    /// Every rollout that a car is or was in, the newest first.
    public List<Rollout> of(CarId car) {
        return newestFirst(
                ids(car).stream().map(this::find).flatMap(Optional::stream).toList());
    }

    private static List<Rollout> newestFirst(Collection<Rollout> some) {
        return some.stream()
                .sorted(Comparator.comparingLong(
                                (Rollout rollout) -> rollout.origin().number())
                        .reversed())
                .toList();
    }

    List<RolloutId> ids(CarId car) {
        return byCar.getOrDefault(car, List.of());
    }

    /// The newest intent of a car.
    public Optional<GivenIntent> intent(CarId car) {
        return Optional.ofNullable(intents.get(car));
    }

    /// What a car says it runs.
    public Optional<CarFrame.Software> software(CarId car) {
        return Optional.ofNullable(software.get(car));
    }

    long lastNumber() {
        return rollouts.values().stream()
                .mapToLong(rollout -> rollout.origin().number())
                .max()
                .orElse(0);
    }

    void put(Rollout rollout) {
        Rollout before = rollouts.put(rollout.id(), rollout);
        boolean over = rollout.state().status().isOver();
        due.put(rollout.id(), over ? Optional.empty() : rollout.state().nextWake());
        if (over) {
            active.remove(rollout.id());
        } else {
            active.add(rollout.id());
        }
        if (before == null || before.state().plan() != rollout.state().plan()) {
            if (before != null) {
                byCar.replaceAll((car, ids) ->
                        ids.stream().filter(id -> !id.equals(rollout.id())).toList());
            }
            for (Phase phase : rollout.state().plan().phases()) {
                for (Target target : phase.targets()) {
                    byCar.merge(target.car(), List.of(rollout.id()), RolloutBook::both);
                }
            }
        }
    }

    private static List<RolloutId> both(List<RolloutId> some, List<RolloutId> more) {
        List<RolloutId> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /// Those that are not over. On the writer thread only, as the next three.
    List<RolloutId> active() {
        return List.copyOf(active);
    }

    /// Those that have something to do by themselves now.
    List<RolloutId> due(Instant now) {
        return due.until(now);
    }

    /// Cars that fell silent or were removed, and of which no rollout was told yet.
    Set<CarId> silent() {
        return Set.copyOf(silent);
    }

    void told(CarId car) {
        silent.remove(car);
    }

    void fellSilent(CarId car) {
        silent.add(car);
    }

    void put(GivenIntent intent) {
        intents.put(intent.desired().car(), intent);
    }

    void put(CarId car, CarFrame.Software runs) {
        software.put(car, runs);
    }

    void forget(CarId car) {
        software.remove(car);
        history.remove(car);
        drivingThemselves.remove(car);
    }

    boolean drivesItself(CarId car) {
        return drivingThemselves.contains(car);
    }

    void put(CarId car, boolean drivesItself) {
        if (drivesItself) {
            drivingThemselves.add(car);
        } else {
            drivingThemselves.remove(car);
        }
    }

    /// What a car proved to have run, the newest first.
    List<Software> history(CarId car) {
        return history.getOrDefault(car, List.of());
    }

    void put(CarId car, List<Software> builds) {
        history.put(car, builds);
    }
}
