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
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.Ask;
import pitwall.fleet.rollout.DesiredState;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutIntent;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Target;
import pitwall.protocol.CarFrame;
import pitwall.server.storage.IntentRows;
import pitwall.server.storage.RolloutRows;
import pitwall.server.storage.SoftwareRows;

/// Every rollout that is not over, the newest intent of every car and what cars say they run, as of the last commit.
/// What is over is in [PastRollouts]. Reading is thread-safe; only [RolloutDraft] writes, on the writer thread.
public final class RolloutBook {
    private final PastRollouts past;
    private final Map<RolloutId, Rollout> open = new ConcurrentHashMap<>();
    private final Map<CarId, List<RolloutId>> byCar = new ConcurrentHashMap<>();
    private final Map<CarId, GivenIntent> intents = new ConcurrentHashMap<>();
    private final Map<CarId, CarFrame.Software> software = new ConcurrentHashMap<>();
    private final Map<CarId, List<Software>> history = new ConcurrentHashMap<>();
    private final Set<CarId> drivingThemselves = ConcurrentHashMap.newKeySet();
    private final Set<RolloutId> active = new LinkedHashSet<>();
    private final Set<CarId> silent = ConcurrentHashMap.newKeySet();
    private final DueTimes due = new DueTimes();
    private long lastNumber;

    RolloutBook(PastRollouts past) {
        this.past = past;
    }

    /// Reads from disk what is not over, and of what is over those that a second person is asked about.
    static RolloutBook read(Handle sql, PastRollouts past) {
        RolloutBook book = new RolloutBook(past);
        RolloutRows rows = new RolloutRows(sql);
        rows.statuses().reversed().stream()
                .filter(row -> row.asked() || !row.status().isOver())
                .flatMap(row -> past.read(sql, row.id()).stream())
                .forEach(book::put);
        book.lastNumber = rows.lastNumber();
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

    /// One that goes on, or about which somebody is asked; all others are in the [RolloutIndex].
    Optional<Rollout> find(RolloutId id) {
        return Optional.ofNullable(open.get(id));
    }

    /// One that is over. On the writer thread only.
    Optional<Rollout> past(Handle sql, RolloutId id) {
        return past.atHand(id).or(() -> {
            Optional<Rollout> read = past.read(sql, id);
            read.ifPresent(past::ended);
            return read;
        });
    }

    /// Every rollout that goes on, and those about which somebody is asked, the newest first.
    List<Rollout> open() {
        return newestFirst(open.values());
    }

    /// Every rollout that goes on with a car in it, the newest first.
    List<Rollout> of(CarId car) {
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

    /// Of the newest rollout. On the writer thread only.
    long lastNumber() {
        return lastNumber;
    }

    void put(Rollout rollout) {
        RolloutId id = rollout.id();
        boolean over = rollout.state().status().isOver();
        lastNumber = Math.max(lastNumber, rollout.origin().number());
        due.put(id, over ? Optional.empty() : rollout.state().nextWake());
        if (over) {
            past.ended(rollout);
        }
        Rollout before = over && rollout.state().head().ask() == null ? open.remove(id) : open.put(id, rollout);
        boolean listed = !over;
        boolean wasListed = over ? active.remove(id) : !active.add(id);
        if (before != null
                && wasListed
                && (over || before.state().plan() != rollout.state().plan())) {
            unlist(before.state().plan());
            wasListed = false;
        }
        if (listed && !wasListed) {
            list(rollout.state().plan());
        }
    }

    private void list(RolloutPlan plan) {
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                byCar.merge(target.car(), List.of(plan.id()), RolloutBook::both);
            }
        }
    }

    private void unlist(RolloutPlan plan) {
        for (Phase phase : plan.phases()) {
            for (Target target : phase.targets()) {
                byCar.computeIfPresent(target.car(), (car, ids) -> without(ids, plan.id()));
            }
        }
    }

    private static @Nullable List<RolloutId> without(List<RolloutId> ids, RolloutId one) {
        List<RolloutId> rest = ids.stream().filter(id -> !id.equals(one)).toList();
        return rest.isEmpty() ? null : rest;
    }

    /// Lets go what is over and what nobody can agree to any more. On the writer thread.
    void forgetQuestions(Instant now) {
        open.values()
                .removeIf(rollout -> rollout.state().status().isOver()
                        && !isAsked(rollout.state().head().ask(), now));
    }

    private static boolean isAsked(@Nullable Ask ask, Instant now) {
        return ask != null && now.isBefore(ask.expiresAt());
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
