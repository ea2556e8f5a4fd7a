package pitwall.views.cars.trail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarTracks;
import pitwall.client.Freshness;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.CarTrack;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// The way of the selected car, from the server's history: asked for when a car is selected and every half minute, and
/// what it is in a sentence. What was remembered says as of when. While the past is shown the way ends at the shown
/// moment: it is cut there at once, and asked for anew, once a second at most while the moment goes on. FX thread;
/// needs no toolkit.
public final class TrailViewModel {
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    /// The same while the moment that is shown changes.
    private static final Duration PACE = Duration.ofSeconds(1);

    private final CarTracks tracks;
    private final FleetModel fleet;
    private final Executor fxThread;
    private final InstantSource clock;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<CarTrack>> track = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private TrailRange range = TrailRange.HOUR;
    private @Nullable CarId car;
    /// As it was told last; absent before that.
    private @Nullable Told told;
    private Instant next = Instant.MIN;
    private Instant askedAt = Instant.MIN;
    private int question;
    private boolean asking;
    /// The moment of the past that is shown; empty for the present.
    private Optional<Instant> until = Optional.empty();

    /// @param asOf absent where the server answered just now
    /// @param part true where lately was told though the past is shown
    private record Told(CarTrack way, @Nullable Instant asOf, boolean part) {}

    /// @param part true where it is the answer about lately though the past is shown
    private record Heard(Answer<CarTrack> answer, boolean part) {}

    /// @param fleet what the map shows, which may be in the past
    public TrailViewModel(CarTracks tracks, FleetModel fleet, Executor fxThread, InstantSource clock, Strings strings) {
        this.tracks = tracks;
        this.fleet = fleet;
        this.fxThread = fxThread;
        this.clock = clock;
        this.strings = strings;
    }

    /// The car whose way is shown.
    public void select(Optional<CarId> selected) {
        CarId now = selected.orElse(null);
        boolean same = now == null ? car == null : now.equals(car);
        if (!same) {
            car = now;
            forget();
        }
    }

    /// Another length, then none.
    public void nextRange() {
        range = range.next();
        forget();
        tick();
    }

    private void forget() {
        question++;
        asking = false;
        told = null;
        track.set(Optional.empty());
        sentence.set("");
        next = Instant.MIN;
    }

    /// Called a few times a second while the map is shown.
    public void tick() {
        Optional<Instant> then =
                fleet.frame().freshness() instanceof Freshness.Replay(Instant at) ? Optional.of(at) : Optional.empty();
        if (then.isPresent() != until.isPresent()) {
            until = then;
            forget();
        } else if (!then.equals(until)) {
            until = then;
            next = askedAt.plus(PACE);
            tell();
        }
        CarId asked = car;
        if (asked != null
                && range != TrailRange.NONE
                && !asking
                && !clock.instant().isBefore(next)) {
            ask(asked);
        }
    }

    private void ask(CarId asked) {
        askedAt = clock.instant();
        next = askedAt.plus(BETWEEN);
        asking = true;
        int number = question;
        CompletableFuture<?> unused = answer(asked, until)
                .thenAcceptAsync(
                        heard -> {
                            if (number == question) {
                                asking = false;
                                heard(asked, heard);
                            }
                        },
                        fxThread);
    }

    /// What was remembered was asked for relative to now; of the past it may tell a part.
    private CompletableFuture<Heard> answer(CarId asked, Optional<Instant> then) {
        Duration last = range.last();
        CompletableFuture<Heard> whole = tracks.track(asked, last, then).thenApply(answer -> new Heard(answer, false));
        return then.isEmpty()
                ? whole
                : whole.thenCompose(heard -> heard.answer() instanceof Answer.Unanswered<CarTrack>
                        ? tracks.track(asked, last, Optional.empty()).thenApply(answer -> new Heard(answer, true))
                        : CompletableFuture.completedFuture(heard));
    }

    private void heard(CarId asked, Heard heard) {
        switch (heard.answer()) {
            case Answer.Given<CarTrack>(CarTrack found) -> {
                told = new Told(found, null, heard.part());
                tell();
            }
            case Answer.Remembered<CarTrack>(CarTrack found, Instant asOf) -> {
                told = new Told(found, asOf, heard.part());
                tell();
            }
            case Answer.Refused<CarTrack> refused -> {
                told = null;
                track.set(Optional.empty());
                sentence.set(strings.get("trail.refused", asked, refused.sentence()));
            }
            case Answer.Unanswered<CarTrack> _ -> {
                if (told == null && until.isPresent()) {
                    sentence.set(strings.get("trail.past", asked));
                }
            }
        }
    }

    private void tell() {
        Told now = told;
        if (now == null) {
            return;
        }
        CarTrack way = now.way();
        if (way.precision() == Precision.REGION) {
            track.set(Optional.empty());
            sentence.set(strings.get("trail.by-region", way.car()));
            return;
        }
        CarTrack found = until.map(then -> cut(way, then)).orElse(way);
        track.set(found.points().isEmpty() ? Optional.empty() : Optional.of(found));
        sentence.set(found.points().isEmpty() ? nothing(found, now.part()) : words(found, now));
    }

    /// Nothing later than a moment, and nothing from longer before it than is asked for.
    private CarTrack cut(CarTrack way, Instant then) {
        Instant begin = then.minus(range.last());
        Instant from = way.from().isBefore(begin) ? begin : way.from();
        Instant to = way.to().isAfter(then) ? then : way.to();
        return new CarTrack(
                way.car(),
                from,
                to,
                way.precision(),
                way.points().stream()
                        .filter(point ->
                                !point.at().isBefore(begin) && !point.at().isAfter(then))
                        .toList());
    }

    private String words(CarTrack found, Told now) {
        String words = strings.get("trail.of", found.car(), strings.formats().age(range.last()));
        if (until.isPresent()) {
            words = strings.get("trail.until", words, strings.formats().utc(until.get()));
        }
        if (found.precision() != Precision.EXACT) {
            words = strings.get("trail.coarse", words);
        }
        if (now.asOf() != null) {
            words = strings.get("trail.as-of", words, strings.formats().utc(now.asOf()));
        }
        if (now.part() && isLate(found)) {
            words = strings.get("trail.since", words, strings.formats().utc(found.from()));
        }
        return found.points().stream().anyMatch(CarTrack.Point::gap) ? strings.get("trail.gaps", words) : words;
    }

    /// While the moment moves on, the server has not told of the new one yet.
    private String nothing(CarTrack found, boolean part) {
        boolean early = until.map(then -> found.to().isBefore(then)).orElse(false);
        if (isLate(found) || early) {
            return part ? strings.get("trail.past", found.car()) : "";
        }
        String words =
                strings.get("trail.nothing", found.car(), strings.formats().age(range.last()));
        return until.map(then ->
                        strings.get("trail.until", words, strings.formats().utc(then)))
                .orElse(words);
    }

    /// True where a part of the past begins later than what is asked for.
    private boolean isLate(CarTrack found) {
        return until.map(then -> found.from().isAfter(then.minus(range.last()))).orElse(false);
    }

    /// Empty where there is none to show.
    public ReadOnlyObjectProperty<Optional<CarTrack>> trackProperty() {
        return track.getReadOnlyProperty();
    }

    /// What is shown; empty for nothing.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }
}
