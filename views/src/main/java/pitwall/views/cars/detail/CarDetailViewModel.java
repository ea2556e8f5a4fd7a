package pitwall.views.cars.detail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import pitwall.client.CarFiles;
import pitwall.client.Freshness;
import pitwall.client.Reckoning;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.asked.Known;
import pitwall.views.cars.detail.logs.LogsModel;
import pitwall.views.cars.detail.telemetry.TelemetryModel;
import pitwall.views.cars.detail.timeline.AlarmEntries;
import pitwall.views.cars.detail.timeline.NoteEntries;
import pitwall.views.cars.detail.timeline.TimelineModel;
import pitwall.views.cars.drawer.CarFacts;
import pitwall.views.cars.drawer.FactSection;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.cars.text.CarText;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.notes.LocalNote;
import pitwall.views.notes.LocalNotes;

/// Everything about one car: the newest picture of it, and what the server is asked whenever that changed. FX thread;
/// needs no toolkit.
final class CarDetailViewModel {
    /// Every so many looks the server is asked again although nothing was told, because time alone ends reasons.
    private static final int LOOKS_BETWEEN = 20;

    /// The tabs, in the order of their keys.
    enum Tab {
        TIMELINE,
        TELEMETRY,
        LOGS,
        VERSIONS,
        UPDATES
    }

    private final FleetModel fleet;
    private final CarFiles files;
    private final Optional<LocalNotes> notes;
    private final Strings strings;
    private final WatchedCar watched;
    private final TimelineModel timeline;
    private final LogsModel logs;
    private final TelemetryModel telemetry;
    private final Inquiry<WhyNotUpdating> why;
    private final Inquiry<DesiredCar> desired;
    private final Inquiry<List<CarUpdate>> updates;
    private final Inquiry<List<AlarmJournalLine>> journal;
    private final CarText text;
    private final CarFacts facts;
    private final WhyWords whyWords;
    private final IntentWords intentWords;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.TIMELINE);
    private final ReadOnlyObjectWrapper<CarDetailState> state =
            new ReadOnlyObjectWrapper<>(new CarDetailState.Loading());
    private final ReadOnlyObjectWrapper<Optional<CarView>> view = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Mark asked;
    private int looks;
    private boolean seen;

    /// What the answers of the server depend on.
    private record Mark(
            Object status,
            long revision,
            @Nullable UpdateProgress update,
            List<AlarmView> alarms,
            int notes,
            boolean live,
            Optional<Instant> until,
            Reckoning reckoning) {}

    CarDetailViewModel(CarId id, CarDetailParts parts, Strings strings) {
        this.fleet = parts.fleet();
        this.strings = strings;
        this.watched = new WatchedCar(fleet, id);
        this.files = parts.files();
        this.notes = parts.notes();
        var fxThread = parts.fxThread();
        this.timeline = new TimelineModel(id, files, fleet, fxThread, strings);
        this.logs = new LogsModel(id, files, fleet, fxThread, strings);
        this.telemetry = new TelemetryModel(id, files, fleet, fxThread, strings);
        this.why = new Inquiry<>(() -> files.why(id, null), fleet, fxThread, strings);
        this.desired = new Inquiry<>(() -> files.desired(id), fleet, fxThread, strings);
        this.updates = new Inquiry<>(() -> files.updates(id), fleet, fxThread, strings);
        this.journal = new Inquiry<>(() -> files.alarms(id), fleet, fxThread, strings);
        this.text = new CarText(strings);
        this.facts = new CarFacts(strings, text);
        this.whyWords = new WhyWords(strings);
        this.intentWords = new IntentWords(strings);
        why.knownProperty().subscribe(_ -> look());
        updates.knownProperty().subscribe(_ -> look());
        journal.knownProperty().subscribe(_ -> look());
        timeline.knownProperty().subscribe(_ -> look());
    }

    /// Called a few times a second while the screen is shown.
    void tick() {
        look();
        logs.tick();
        watched.car()
                .ifPresent(car -> telemetry.look(car.vitals(), watched.time().now()));
        askIfNeeded();
    }

    /// Asks the server for everything afresh.
    void refresh() {
        asked = null;
        telemetry.refresh();
        askIfNeeded();
    }

    private void askIfNeeded() {
        Optional<Car> car = watched.car();
        if (car.isEmpty()) {
            return;
        }
        boolean live = fleet.frame().freshness().allowsCommands();
        Mark now = new Mark(
                car.get().status(),
                car.get().info().revision(),
                watched.update(),
                alarms(),
                notes.map(each -> each.arrivedProperty().get()).orElse(0),
                live,
                files.until(),
                files.reckoning());
        looks++;
        if (!now.equals(asked)) {
            asked = now;
            looks = 0;
            timeline.refresh();
            why.ask();
            desired.ask();
            updates.ask();
            journal.ask();
            logs.refresh();
        } else if (live && looks >= LOOKS_BETWEEN) {
            looks = 0;
            why.ask();
            if (waiting().isPresent()) {
                updates.ask(); // whether somebody decided is not on the stream
            }
        }
    }

    /// Asks for the car's updates again.
    void askUpdates() {
        updates.ask();
    }

    /// A wish for this car alone that a second person is asked about.
    private Optional<CarUpdate> waiting() {
        return SingleWish.asked(updates.known().maybe().orElse(List.of()));
    }

    /// Follows the newest picture.
    void look() {
        CarDetailState now = currentState();
        if (!now.equals(state.get())) {
            state.set(now);
        }
        timeline.showBeside(Stream.concat(
                        AlarmEntries.of(alarms(), journal.known().maybe().orElse(List.of())).stream(),
                        NoteEntries.of(localNotes()).stream())
                .toList());
        view.set(watched.car().map(this::viewOf));
    }

    /// Nobody writes in the past.
    private List<LocalNote> localNotes() {
        return files.until().isPresent()
                ? List.of()
                : notes.map(each -> each.of(watched.id())).orElse(List.of());
    }

    /// Those of the car that are not over.
    private List<AlarmView> alarms() {
        return fleet.frame().snapshot().board().alarms().alarms().stream()
                .filter(watched::isAbout)
                .toList();
    }

    private CarView viewOf(Car car) {
        seen = true;
        ReadingTime time = watched.time();
        ReasonCode reason = car.status().reason();
        UpdateProgress update = watched.update();
        Instant now = time.now();
        return new CarView(
                head(car, time),
                waiting()
                        .map(wish -> intentWords.asked(wish, now))
                        .or(() -> intentWords.line(update, asked(update), now)),
                intentWords.steps(car, update, against(update), timeline.entries(), now),
                whyWords.story(
                        car,
                        reason == null ? 0 : watched.siblings(reason),
                        why.known().value(),
                        judgedAt(now),
                        now),
                actual(car, update),
                factsOf(car, time));
    }

    /// While the past is held against the present, with what they are now.
    private List<FactSection> factsOf(Car car, ReadingTime time) {
        List<FactSection> then = facts.besideVersions(car, time);
        Optional<Car> live = watched.isCompared() ? watched.liveCar() : Optional.empty();
        return live.map(now -> facts.compared(
                        then, facts.besideVersions(now, time), facts.besideVersions(now, watched.liveTime())))
                .orElse(then);
    }

    /// What a column says, with what it says now while the past is held against the present.
    private String beside(CarColumn column, Car car, ReadingTime time) {
        Optional<String> both = watched.isCompared()
                ? text.compared(column, car, time, watched.liveCar().orElse(null), watched.liveTime())
                : Optional.empty();
        return both.orElseGet(() -> text.text(column, car, time));
    }

    private @Nullable ReasonCode against(@Nullable UpdateProgress update) {
        WhyNotUpdating judged = why.known().value();
        if (judged == null || update == null || !update.version().equals(judged.version())) {
            return null;
        }
        return judged.verdicts().isEmpty() ? null : judged.verdicts().getFirst().reason();
    }

    /// As of when what stands against a change holds.
    private Instant judgedAt(Instant now) {
        Instant asOf = why.known().asOf();
        return asOf == null || why.known().condition() == Known.Condition.CURRENT ? now : asOf;
    }

    private CarHead head(Car car, ReadingTime time) {
        return new CarHead(
                car.id().value(),
                strings.get(
                        "car.about",
                        car.info().model(),
                        text.region(car.info().region()),
                        Integer.toString(car.info().ring())),
                time.headline(car),
                car.priority(),
                beside(CarColumn.STATE, car, time),
                beside(CarColumn.REASON, car, time),
                beside(CarColumn.MOTION, car, time),
                strings.get("cars.drawer.seen", text.silence(car, time)));
    }

    private Optional<CarUpdate> asked(@Nullable UpdateProgress update) {
        return update == null
                ? Optional.empty()
                : updates.known().maybe().stream()
                        .flatMap(List::stream)
                        .filter(each -> each.rollout().equals(update.rollout()))
                        .findFirst();
    }

    /// What the server has given to the car as desired, or will give to it as soon as nothing stands against that.
    private CarView.Pair actual(Car car, @Nullable UpdateProgress update) {
        String actual = car.status().actualVersion();
        String given = car.status().desiredVersion();
        String wanted = given;
        if (given == null
                && update != null
                && update.stage() == CarStage.WAITING
                && update.direction() == Direction.FORWARD) {
            wanted = update.version();
        }
        return new CarView.Pair(
                strings.get("car.actual.stack"),
                liveToo(actual == null ? Formats.UNKNOWN : actual, CarStatus::actualVersion),
                liveToo(
                        wanted == null ? strings.get("car.actual.nothing") : wanted,
                        status -> status.desiredVersion() == null
                                ? strings.get("car.actual.nothing")
                                : status.desiredVersion()),
                wanted == null || actual == null ? Optional.empty() : Optional.of(wanted.equals(actual)));
    }

    private String liveToo(String then, Function<CarStatus, @Nullable String> version) {
        Optional<CarStatus> live = watched.isCompared() ? watched.liveCar().map(Car::status) : Optional.empty();
        if (live.isEmpty()) {
            return then;
        }
        String found = version.apply(live.get());
        String now = found == null ? Formats.UNKNOWN : found;
        return now.equals(then) ? then : text.thenNow(then, now);
    }

    private CarDetailState currentState() {
        SessionInfo session = fleet.frame().session();
        if (session != null && !session.capabilities().contains(Capability.FLEET_READ)) {
            return new CarDetailState.NotAllowed();
        }
        if (watched.car().isPresent()) {
            return new CarDetailState.Ready();
        }
        if (seen && !(fleet.frame().freshness() instanceof Freshness.Replay)) {
            return new CarDetailState.Gone();
        }
        boolean nothingYet = fleet.frame().snapshot().size() == 0;
        return switch (fleet.frame().freshness()) {
            case Freshness.Live _, Freshness.Late _ -> new CarDetailState.NotFound();
            case Freshness.Resyncing _ -> new CarDetailState.Loading();
            case Freshness.Reconnecting _ -> nothingYet ? new CarDetailState.Loading() : new CarDetailState.NotFound();
            case Freshness.Replay _ -> new CarDetailState.NotCached();
            case Freshness.Offline offline ->
                nothingYet && offline.trouble() == Freshness.Trouble.NONE
                        ? new CarDetailState.Loading()
                        : new CarDetailState.NotCached();
        };
    }

    WatchedCar watched() {
        return watched;
    }

    TimelineModel timeline() {
        return timeline;
    }

    LogsModel logs() {
        return logs;
    }

    TelemetryModel telemetry() {
        return telemetry;
    }

    Inquiry<WhyNotUpdating> why() {
        return why;
    }

    Inquiry<DesiredCar> desired() {
        return desired;
    }

    Inquiry<List<CarUpdate>> updates() {
        return updates;
    }

    ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    ReadOnlyObjectProperty<CarDetailState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The car in words; empty while there is none.
    ReadOnlyObjectProperty<Optional<CarView>> viewProperty() {
        return view.getReadOnlyProperty();
    }
}
