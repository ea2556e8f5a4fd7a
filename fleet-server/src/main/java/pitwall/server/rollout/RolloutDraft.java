package pitwall.server.rollout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.CarFrame;
import pitwall.server.registry.Draft;

/// What one group of writes is about to change in the [RolloutBook]; true with the group's commit and not before.
/// Owned by the writer thread.
final class RolloutDraft {
    private final RolloutBook book;
    private final Draft group;
    private final Map<RolloutId, Rollout> rollouts = new LinkedHashMap<>();
    private final Map<CarId, GivenIntent> intents = new HashMap<>();
    private final Map<CarId, CarFrame.Software> software = new HashMap<>();
    private final Map<CarId, List<Software>> history = new HashMap<>();
    private final Map<CarId, Boolean> drivesItself = new HashMap<>();

    private RolloutDraft(RolloutBook book, Draft group) {
        this.book = book;
        this.group = group;
    }

    /// The one of this group.
    static RolloutDraft of(Draft draft, RolloutBook book) {
        return draft.companion(RolloutDraft.class, () -> {
            RolloutDraft fresh = new RolloutDraft(book, draft);
            draft.afterCommit(fresh::publish);
            return fresh;
        });
    }

    /// Any rollout, those that are over among them.
    Optional<Rollout> find(RolloutId id) {
        Rollout own = rollouts.get(id);
        return own == null ? book.find(id).or(() -> book.past(group.sql(), id)) : Optional.of(own);
    }

    /// The rollouts with a car that may still do something with it.
    List<RolloutId> activeOf(CarId car) {
        Stream<RolloutId> fresh = rollouts.values().stream()
                .filter(rollout -> rollout.state().progress(car).isPresent())
                .map(Rollout::id);
        return Stream.concat(book.ids(car).stream(), fresh)
                .distinct()
                .filter(id -> find(id).filter(rollout -> isActive(rollout)).isPresent())
                .toList();
    }

    /// All that are not over, those of this group among them.
    List<RolloutId> active() {
        return Stream.concat(book.active().stream(), rollouts.keySet().stream())
                .distinct()
                .filter(id -> find(id).filter(rollout -> isActive(rollout)).isPresent())
                .toList();
    }

    private static boolean isActive(Rollout rollout) {
        return !rollout.state().status().isOver();
    }

    long nextNumber() {
        return Math.max(
                        book.lastNumber(),
                        rollouts.values().stream()
                                .mapToLong(rollout -> rollout.origin().number())
                                .max()
                                .orElse(0))
                + 1;
    }

    void put(Rollout rollout) {
        rollouts.put(rollout.id(), rollout);
    }

    Optional<GivenIntent> intent(CarId car) {
        GivenIntent own = intents.get(car);
        return own == null ? book.intent(car) : Optional.of(own);
    }

    void put(GivenIntent intent) {
        intents.put(intent.desired().car(), intent);
    }

    Optional<CarFrame.Software> software(CarId car) {
        CarFrame.Software own = software.get(car);
        return own == null ? book.software(car) : Optional.of(own);
    }

    void put(CarId car, CarFrame.Software runs) {
        software.put(car, runs);
    }

    /// Whether a car drives, or is about to drive, without a person, as it said last since this server started.
    boolean drivesItself(CarId car) {
        return drivesItself.getOrDefault(car, book.drivesItself(car));
    }

    void put(CarId car, boolean nobodyDrives) {
        drivesItself.put(car, nobodyDrives);
    }

    /// Whether a build was not the newest of those that a car proved; now it is.
    boolean isNewProof(CarId car, Software build) {
        List<Software> before = history(car);
        if (!before.isEmpty() && before.getFirst().equals(build)) {
            return false;
        }
        history.put(
                car,
                Stream.concat(Stream.of(build), before.stream().filter(past -> !past.isSameBuild(build)))
                        .toList());
        return true;
    }

    /// What a car proved to have run, the newest first.
    List<Software> history(CarId car) {
        List<Software> own = history.get(car);
        return own == null ? book.history(car) : own;
    }

    private void publish() {
        rollouts.values().forEach(book::put);
        intents.values().forEach(book::put);
        software.forEach(book::put);
        history.forEach(book::put);
        drivesItself.forEach(book::put);
    }
}
