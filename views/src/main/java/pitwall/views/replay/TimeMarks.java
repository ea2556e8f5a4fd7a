package pitwall.views.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.past.CarFilter;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvent;
import pitwall.client.past.PastEvents;

/// What happened in the stretch of time on the bar, and the way from one event to the next. The past is looked through
/// a quarter of an hour at a time, the nearest first, so that the moment itself never waits for longer than one. FX
/// thread.
public final class TimeMarks {
    private static final Logger log = LoggerFactory.getLogger(TimeMarks.class);
    /// How far back an event is looked for: as far as anything is kept.
    private static final Duration FARTHEST = Duration.ofDays(7);

    private final TimeTravel travel;
    private final PastEvents past;
    private final Executor fxThread;
    private final ObjectProperty<CarFilter> cars = new SimpleObjectProperty<>(CarFilter.ALL);
    private final ObjectProperty<What> stepped = new SimpleObjectProperty<>(What.EVENT);
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(Search.NONE);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final TreeMap<Long, Quarter> known = new TreeMap<>();
    private @Nullable Seek seek;
    private boolean asking;
    /// Counts what makes answers that are on their way worthless.
    private int generation;

    /// What is gone to.
    public enum What {
        /// Anything below, or cars that changed.
        EVENT,
        ALARM,
        ROLLOUT
    }

    /// What became of the wish to go to an event.
    public enum Search {
        NONE,
        LOOKING,
        NOTHING_BEFORE,
        NOTHING_AFTER
    }

    /// @param quarter the one that is looked through
    private record Seek(What what, boolean back, Instant from, long quarter) {
        Seek next() {
            return new Seek(what, back, from, quarter + (back ? -1 : 1));
        }
    }

    public TimeMarks(TimeTravel travel, PastEvents past, Executor fxThread) {
        this.travel = travel;
        this.past = past;
        this.fxThread = fxThread;
        travel.rangeProperty().subscribe(_ -> look());
        travel.momentProperty().subscribe(_ -> endSearch());
        cars.subscribe(_ -> {
            forget();
            look();
        });
    }

    /// Which cars count, and of which the alarms do.
    public ObjectProperty<CarFilter> carsProperty() {
        return cars;
    }

    /// What the plain keys and the buttons go to.
    public ObjectProperty<What> steppedProperty() {
        return stepped;
    }

    public ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /// Counts the changes of [#quarters].
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// What is known so far, the earliest first; also of some quarters beside the stretch on the bar.
    List<Quarter> quarters() {
        return List.copyOf(known.values());
    }

    /// Goes to the nearest event before or after the moment.
    public void step(What what, boolean back) {
        Optional<Instant> moment = travel.momentProperty().get();
        if (moment.isEmpty()) {
            return;
        }
        forgetUnfinished();
        seek = new Seek(what, back, moment.get(), Quarter.of(moment.get()));
        search.set(Search.LOOKING);
        goOn();
    }

    private void look() {
        TimeRange range = travel.rangeProperty().get();
        if (range.equals(TimeRange.NONE)) {
            seek = null;
            search.set(Search.NONE);
            forget();
            return;
        }
        forgetUnfinished();
        known.keySet().removeIf(number -> number < first(range) || number > last(range));
        touch();
        goOn();
    }

    private void forget() {
        generation++;
        known.clear();
        touch();
    }

    /// The quarter that runs has more to tell each time.
    private void forgetUnfinished() {
        known.keySet().removeIf(number -> !Quarter.begin(number + 1).isBefore(travel.now()));
    }

    private void touch() {
        revision.set(revision.get() + 1);
    }

    private static long first(TimeRange range) {
        return Quarter.of(range.from().plusSeconds(1));
    }

    private static long last(TimeRange range) {
        return Quarter.of(range.to());
    }

    /// Asks for what is missing next, for the search first; one quarter at a time.
    private void goOn() {
        if (asking) {
            return;
        }
        Seek wanted = seek;
        Optional<Long> next =
                wanted == null ? nearestMissing() : searchOn(wanted).or(this::nearestMissing);
        next.ifPresent(this::ask);
    }

    private Optional<Long> nearestMissing() {
        TimeRange range = travel.rangeProperty().get();
        Optional<Instant> moment = travel.momentProperty().get();
        if (range.equals(TimeRange.NONE) || moment.isEmpty()) {
            return Optional.empty();
        }
        long middle = Quarter.of(moment.get());
        return Stream.iterate(first(range), number -> number <= last(range), number -> number + 1)
                .filter(number -> !known.containsKey(number))
                .min((one, other) -> Long.compare(Math.abs(one - middle), Math.abs(other - middle)));
    }

    /// Looks through what is known. The quarter that is missing to go on; empty where the search is over.
    private Optional<Long> searchOn(Seek wanted) {
        Seek at = wanted;
        long latest = Quarter.of(travel.now());
        long earliest = Quarter.of(travel.now().minus(FARTHEST));
        while (at.quarter() >= earliest && at.quarter() <= latest) {
            Quarter quarter = known.get(at.quarter());
            if (quarter == null) {
                seek = at;
                return Optional.of(at.quarter());
            }
            Optional<Instant> found = find(quarter, at);
            if (found.isPresent()) {
                seek = null;
                search.set(Search.NONE);
                travel.goTo(found.get());
                return Optional.empty();
            }
            at = at.next();
        }
        seek = null;
        search.set(wanted.back() ? Search.NOTHING_BEFORE : Search.NOTHING_AFTER);
        return Optional.empty();
    }

    private static Optional<Instant> find(Quarter quarter, Seek wanted) {
        Stream<Instant> events = quarter.happened().events().stream()
                .filter(event -> isOf(event, wanted.what()))
                .map(PastEvent::at);
        Stream<Instant> all = wanted.what() == What.EVENT
                ? Stream.concat(events, quarter.happened().cars().stream().map(Happenings.Busy::at))
                : events;
        return wanted.back()
                ? all.filter(at -> at.isBefore(wanted.from())).max(Instant::compareTo)
                : all.filter(at -> at.isAfter(wanted.from())).min(Instant::compareTo);
    }

    private static boolean isOf(PastEvent event, What what) {
        return switch (what) {
            case EVENT -> true;
            case ALARM -> event instanceof PastEvent.AlarmCame;
            case ROLLOUT -> event instanceof PastEvent.RolloutMoved;
        };
    }

    private void ask(long number) {
        asking = true;
        int asked = generation;
        Instant end = Quarter.begin(number + 1);
        Instant until = end.isAfter(travel.now()) ? travel.now() : end;
        past.between(Quarter.begin(number), until, cars.get())
                .whenCompleteAsync((happened, failure) -> told(number, asked, happened, failure), fxThread);
    }

    private void told(long number, int asked, @Nullable Happenings happened, @Nullable Throwable failure) {
        asking = false;
        if (happened == null) {
            log.debug("what happened cannot be read", failure);
        }
        if (asked == generation) {
            known.put(number, new Quarter(number, happened == null ? Happenings.NONE : happened));
            touch();
        }
        goOn();
    }

    /// Whoever goes elsewhere looks for nothing any more.
    private void endSearch() {
        Seek wanted = seek;
        Optional<Instant> moment = travel.momentProperty().get();
        if (wanted == null || !moment.equals(Optional.of(wanted.from()))) {
            seek = null;
            search.set(Search.NONE);
        }
    }
}
