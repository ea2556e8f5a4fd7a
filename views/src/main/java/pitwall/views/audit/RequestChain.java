package pitwall.views.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.trail.AuditTrail;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailPlace;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;
import pitwall.protocol.rest.CarUpdate;

/// What belongs to the request of one entry: all entries of its correlation, and what its cars did then, until somebody
/// acted again. FX thread; needs no toolkit.
final class RequestChain {
    /// The most steps of cars that are shown.
    static final int MOST_STEPS = 50;

    /// The most entries that are shown, the newest.
    static final int ENTRIES = 100;

    private static final int PAGE = 500;
    private static final int PAGES = 10;
    /// What the clock of one transaction and that of its entry may differ.
    private static final Duration SAME = Duration.ofSeconds(2);

    private final AuditTrail trail;
    private final CarSteps cars;
    private final Executor background;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<List<AuditRecord>> records = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>(Steps.NONE);
    private @Nullable AuditDetail chosen;

    /// What cars did.
    ///
    /// @param shown oldest first
    /// @param more how many there are beyond
    /// @param atLeast true where nobody looked further, so that there may be still more
    record Steps(List<Decision.CarChanged> shown, int more, boolean atLeast) {
        static final Steps NONE = new Steps(List.of(), 0, false);
    }

    /// What cars did, as far as anybody looked.
    private record Changes(List<Decision.CarChanged> all, boolean whole) {}

    RequestChain(AuditTrail trail, CarSteps cars, Executor background, Executor fxThread) {
        this.trail = trail;
        this.cars = cars;
        this.background = background;
        this.fxThread = fxThread;
    }

    /// Looks for what belongs to this entry.
    ///
    /// @param entry absent where none is looked at
    void follow(@Nullable AuditDetail entry) {
        chosen = entry;
        records.set(entry == null ? List.of() : List.of(entry.entry()));
        steps.set(Steps.NONE);
        if (entry == null) {
            return;
        }
        CompletableFuture<?> unused = trail.page(TrailFilter.of(entry.entry().correlation()), TrailPlace.END, ENTRIES)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (entry.equals(chosen)) {
                        value(answer)
                                .map(part -> part.entries().stream()
                                        .map(AuditDetail::entry)
                                        .toList())
                                .ifPresent(records::set);
                    }
                }));
        if (entry.entry().result().equals("ACCEPTED")) {
            background.execute(() -> show(entry, found(entry.entry())));
        }
    }

    private void show(AuditDetail entry, Steps found) {
        fxThread.execute(() -> {
            if (entry.equals(chosen)) {
                steps.set(found);
            }
        });
    }

    private Steps found(AuditRecord entry) {
        Carrier carrier = carrier(entry);
        Changes changes =
                carrier.rollout().map(id -> changes(id, entry.at())).orElse(new Changes(List.of(), carrier.known()));
        int shown = Math.min(changes.all().size(), MOST_STEPS);
        return new Steps(
                List.copyOf(changes.all().subList(0, shown)), changes.all().size() - shown, !changes.whole());
    }

    /// The rollout that carries the request out; the update of a single car is one too.
    private Carrier carrier(AuditRecord entry) {
        String id = entry.objectId();
        if (id == null) {
            return Carrier.NONE;
        }
        return switch (entry.object()) {
            case "rollout", "update" -> new Carrier(Optional.of(id), true);
            case "car" -> CarId.parse(id).map(car -> ofCar(car, entry)).orElse(Carrier.NONE);
            default -> Carrier.NONE;
        };
    }

    private Carrier ofCar(CarId car, AuditRecord entry) {
        if (!entry.action().equals("UPDATE_CAR") && !entry.action().equals("ROLL_BACK_CAR")) {
            return Carrier.NONE;
        }
        return value(cars.updates(car).join())
                .map(updates -> updates.stream()
                        .filter(update -> Duration.between(update.requestedAt(), entry.at())
                                        .abs()
                                        .compareTo(SAME)
                                <= 0)
                        .map(CarUpdate::rollout)
                        .findFirst())
                .map(found -> new Carrier(found, true))
                .orElse(new Carrier(Optional.empty(), false));
    }

    /// @param known false where nobody answered which rollout it is
    private record Carrier(Optional<String> rollout, boolean known) {
        private static final Carrier NONE = new Carrier(Optional.empty(), true);
    }

    private Changes changes(String rollout, Instant from) {
        List<Decision.CarChanged> changes = new ArrayList<>();
        long after = 0;
        for (int page = 0; page < PAGES; page++) {
            Optional<List<Decision>> answer =
                    value(cars.decisions(rollout, after, PAGE).join());
            if (answer.isEmpty()) {
                return new Changes(changes, false);
            }
            List<Decision> part = answer.get();
            for (Decision decision : part) {
                if (decision instanceof Decision.Acted && decision.at().isAfter(from.plus(SAME))) {
                    return new Changes(changes, true);
                }
                if (decision instanceof Decision.CarChanged change
                        && !change.at().isBefore(from.minus(SAME))) {
                    changes.add(change);
                }
            }
            if (part.size() < PAGE) {
                return new Changes(changes, true);
            }
            after = part.getLast().number();
        }
        return new Changes(changes, false);
    }

    private static <T> Optional<T> value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> Optional.of(value);
            case Answer.Remembered<T>(T value, Instant _) -> Optional.of(value);
            case Answer.Refused<T> _ -> Optional.empty();
            case Answer.Unanswered<T> _ -> Optional.empty();
        };
    }

    /// The entries of the request, the oldest first; the one that is looked at until the others came.
    ReadOnlyObjectProperty<List<AuditRecord>> recordsProperty() {
        return records.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Steps> stepsProperty() {
        return steps.getReadOnlyProperty();
    }
}
