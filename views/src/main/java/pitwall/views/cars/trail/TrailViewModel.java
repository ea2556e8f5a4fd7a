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
/// what it is in a sentence. What was remembered says as of when; while the past is shown there is none, for it is told
/// relative to now. FX thread; needs no toolkit.
public final class TrailViewModel {
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final CarTracks tracks;
    private final FleetModel fleet;
    private final Executor fxThread;
    private final InstantSource clock;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<CarTrack>> track = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private TrailRange range = TrailRange.HOUR;
    private @Nullable CarId car;
    private Instant next = Instant.MIN;
    private int question;
    private boolean past;

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
        track.set(Optional.empty());
        sentence.set("");
        next = Instant.MIN;
    }

    /// Called a few times a second while the map is shown.
    public void tick() {
        boolean then = fleet.frame().freshness() instanceof Freshness.Replay;
        if (then != past) {
            past = then;
            forget();
        }
        CarId asked = car;
        if (past) {
            sentence.set(asked == null || range == TrailRange.NONE ? "" : strings.get("trail.past", asked));
        } else if (asked != null && range != TrailRange.NONE && !clock.instant().isBefore(next)) {
            next = clock.instant().plus(BETWEEN);
            question++;
            int number = question;
            CompletableFuture<?> unused = tracks.track(asked, range.last())
                    .thenAcceptAsync(
                            answer -> {
                                if (number == question) {
                                    heard(asked, answer);
                                }
                            },
                            fxThread);
        }
    }

    private void heard(CarId asked, Answer<CarTrack> answer) {
        switch (answer) {
            case Answer.Given<CarTrack>(CarTrack found) -> show(asked, found, null);
            case Answer.Remembered<CarTrack>(CarTrack found, Instant asOf) -> show(asked, found, asOf);
            case Answer.Refused<CarTrack> refused -> {
                track.set(Optional.empty());
                sentence.set(strings.get("trail.refused", asked, refused.sentence()));
            }
            case Answer.Unanswered<CarTrack> _ -> {}
        }
    }

    private void show(CarId asked, CarTrack found, @Nullable Instant asOf) {
        if (found.precision() == Precision.REGION) {
            track.set(Optional.empty());
            sentence.set(strings.get("trail.by-region", asked));
            return;
        }
        String length = strings.formats().age(range.last());
        if (found.points().isEmpty()) {
            track.set(Optional.empty());
            sentence.set(strings.get("trail.nothing", asked, length));
            return;
        }
        String words = strings.get("trail.of", asked, length);
        if (found.precision() != Precision.EXACT) {
            words = strings.get("trail.coarse", words);
        }
        if (asOf != null) {
            words = strings.get("trail.as-of", words, strings.formats().utc(asOf));
        }
        if (found.points().stream().anyMatch(CarTrack.Point::gap)) {
            words = strings.get("trail.gaps", words);
        }
        sentence.set(words);
        track.set(Optional.of(found));
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
