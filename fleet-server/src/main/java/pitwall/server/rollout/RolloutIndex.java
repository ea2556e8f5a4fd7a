package pitwall.server.rollout;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.storage.Database;
import pitwall.server.storage.RolloutCardRows;

/// Every rollout there ever was, as of the last commit: those that go on are in memory, those that are over on disk,
/// and whoever reads need not know which. Thread-safe: where all are wanted, memory is looked at before the disk, too,
/// or one that ends meanwhile would be in neither.
public final class RolloutIndex {
    private final Database database;
    private final RolloutBook book;
    private final PastRollouts past;

    RolloutIndex(Database database, RolloutBook book, PastRollouts past) {
        this.database = database;
        this.book = book;
        this.past = past;
    }

    public Optional<Rollout> find(RolloutId id) {
        return book.find(id).or(() -> past.atHand(id)).or(() -> read(id));
    }

    private Optional<Rollout> read(RolloutId id) {
        long before = past.changes();
        Optional<Rollout> read = database.read(sql -> past.read(sql, id));
        read.filter(rollout -> rollout.state().status().isOver()).ifPresent(rollout -> past.seen(rollout, before));
        return read;
    }

    /// Those of which somebody may be asked something: all that are not over, and a few that are.
    public List<Rollout> open() {
        return book.open();
    }

    /// @param single whether those of one car, asked for by itself, or the others; in no order
    public List<RolloutCard> cards(boolean single) {
        Map<RolloutId, RolloutCard> cards = new HashMap<>();
        addOpen(cards, single);
        for (RolloutCardRows.Card row : database.read(sql -> new RolloutCardRows(sql).all(single))) {
            cards.put(row.id(), RolloutCard.of(row));
        }
        addOpen(cards, single);
        return List.copyOf(cards.values());
    }

    private void addOpen(Map<RolloutId, RolloutCard> cards, boolean single) {
        book.open().stream()
                .filter(rollout -> rollout.origin().single() == single)
                .forEach(rollout -> cards.put(rollout.id(), RolloutCard.of(rollout)));
    }

    /// What REST tells of rollouts, in the order in which they are asked for.
    ///
    /// @param cards at most some hundred
    public List<RolloutEntry> entries(List<RolloutCard> cards) {
        Map<RolloutId, Rollout> going =
                book.open().stream().collect(Collectors.toMap(Rollout::id, Function.identity(), (one, other) -> other));
        Set<RolloutId> stored = cards.stream()
                .map(RolloutCard::id)
                .filter(id -> !going.containsKey(id))
                .collect(Collectors.toSet());
        Map<RolloutId, String> entries = database.read(sql -> new RolloutCardRows(sql).entries(stored));
        return cards.stream()
                .map(RolloutCard::id)
                .flatMap(id -> going.containsKey(id)
                        ? Stream.of(RolloutFigures.whole(going.get(id)))
                        : Stream.ofNullable(entries.get(id)).map(RolloutJson::entry))
                .toList();
    }

    /// What a car had to do with every rollout that it is in or was in, the newest first. Of those that are over it was
    /// only in those that did something with it, and in those that would have, had somebody approved them in time.
    public List<CarPart> of(CarId car) {
        Map<RolloutId, CarPart> parts = new HashMap<>();
        addOpen(parts, car);
        for (RolloutCardRows.Card row : database.read(sql -> new RolloutCardRows(sql).expired(car))) {
            parts.put(row.id(), new CarPart(RolloutCard.of(row), CarProgress.untouched(car, row.requestedAt())));
        }
        for (RolloutCardRows.Part row : database.read(sql -> new RolloutCardRows(sql).of(car))) {
            CarProgress progress = RolloutJson.read(row.progress(), CarProgress.class);
            parts.put(row.card().id(), new CarPart(RolloutCard.of(row.card()), progress));
        }
        addOpen(parts, car);
        return parts.values().stream()
                .sorted(Comparator.comparingLong(
                                (CarPart part) -> part.rollout().number())
                        .reversed())
                .toList();
    }

    private void addOpen(Map<RolloutId, CarPart> parts, CarId car) {
        for (Rollout rollout : book.of(car)) {
            rollout.state()
                    .progress(car)
                    .ifPresent(progress -> parts.put(rollout.id(), new CarPart(RolloutCard.of(rollout), progress)));
        }
    }

    /// How many rollouts have a status, single cars not among them.
    public long count(RolloutStatus status) {
        return status.isOver()
                ? database.read(sql -> new RolloutCardRows(sql).count(status))
                : book.open().stream()
                        .filter(rollout ->
                                !rollout.origin().single() && rollout.state().status() == status)
                        .count();
    }
}
