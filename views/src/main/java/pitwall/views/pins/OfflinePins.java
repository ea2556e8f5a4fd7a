package pitwall.views.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;
import pitwall.client.CarFiles;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.views.fx.FleetModel;
import pitwall.views.pins.Pin.Fetched;
import pitwall.views.pins.PinProgress.End;
import pitwall.views.pins.PinText.Owned;

/// What is wanted at hand without a connection, of whoever is signed in. While there is a connection it is fetched, one
/// car after the other, when it is pinned and again every quarter of an hour; the answers stay in the offline cache. FX
/// thread; needs no toolkit.
public final class OfflinePins {
    /// So many cars are kept at hand at most, pinned alone or found by pinned queries: what is remembered of answers
    /// has room for them and for what people look at beside them.
    public static final int MOST = 100;

    static final Duration EVERY = Duration.ofMinutes(15);
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final FleetModel fleet;
    private final CarFetch fetch;
    private final PinMemory memory;
    private final Executor background;
    private final Executor fxThread;
    private final List<Owned> pins;
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final Deque<Run> runs = new ArrayDeque<>();
    private final Subscription following;
    private Instant notBefore = Instant.MIN;

    /// @param fleet as it is now; a model of the past would never be connected
    /// @param files asks the server, and has its answers remembered
    /// @param background runs what takes long
    public OfflinePins(FleetModel fleet, CarFiles files, PinMemory memory, Executor background, Executor fxThread) {
        this.fleet = fleet;
        this.fetch = new CarFetch(files);
        this.memory = memory;
        this.background = background;
        this.fxThread = fxThread;
        this.pins = new ArrayList<>(PinText.read(memory.load()));
        this.following = fleet.serverNowProperty().subscribe(this::tick);
    }

    /// A car that is to be fetched, and for what.
    private record Step(Pin pin, CarId car) {}

    /// One fetch, from its first car to its last.
    private static final class Run {
        private final List<Pin> pins;
        private final PinProgress progress;
        private final Deque<Step> left = new ArrayDeque<>();
        /// What came so far of each pin; what was fetched before counts until the last of its cars is there.
        private final Map<Pin, Fetched> soFar = new HashMap<>();

        private int all;

        Run(List<Pin> pins, PinProgress progress) {
            this.pins = pins;
            this.progress = progress;
        }
    }

    /// Those of whoever is signed in, in the order in which they were pinned.
    public List<Pin> all() {
        return mine().map(Owned::pin).toList();
    }

    private Stream<Owned> mine() {
        SessionInfo session = fleet.frame().session();
        return session == null
                ? Stream.empty()
                : pins.stream()
                        .filter(owned -> owned.server().equals(session.server())
                                && owned.user().equals(session.user()));
    }

    public boolean isPinned(CarId car) {
        return mine().anyMatch(owned -> isOf(owned.pin(), car));
    }

    private static boolean isOf(Pin pin, CarId car) {
        return pin.kind() == Pin.Kind.CAR && pin.what().equals(car.value());
    }

    /// How many more can be pinned.
    public int room() {
        return Math.max(0, MOST - (int) mine().count());
    }

    /// Pins cars as far as there is room, and fetches them.
    ///
    /// @return those that were not pinned before and are now
    public List<CarId> pin(Collection<CarId> cars, PinProgress progress) {
        List<CarId> added = cars.stream()
                .distinct()
                .filter(car -> !isPinned(car))
                .limit(room())
                .toList();
        add(added.stream().map(car -> fresh(Pin.Kind.CAR, car.value())).toList(), progress);
        return added;
    }

    /// Pins a query, and fetches the cars that it finds.
    ///
    /// @return false where it is pinned already, where there is no room, and where nobody is signed in
    public boolean pinQuery(String query, PinProgress progress) {
        Pin made = fresh(Pin.Kind.QUERY, query.strip());
        if (room() == 0 || mine().anyMatch(owned -> owned.pin().isSameAs(made))) {
            return false;
        }
        return add(List.of(made), progress);
    }

    private Pin fresh(Pin.Kind kind, String what) {
        return new Pin(kind, what, fleet.serverNowProperty().get(), null);
    }

    private boolean add(List<Pin> made, PinProgress progress) {
        SessionInfo session = fleet.frame().session();
        if (session == null || made.isEmpty()) {
            return false;
        }
        made.forEach(pin -> pins.add(new Owned(session.server(), session.user(), pin)));
        changed();
        start(made, progress);
        return true;
    }

    /// Lets cars go; what was fetched of them stays until it makes room for something else.
    public void unpin(Collection<CarId> cars) {
        remove(pin -> cars.stream().anyMatch(car -> isOf(pin, car)));
    }

    public void unpin(Pin pin) {
        remove(pin::isSameAs);
    }

    /// Lets everything go.
    ///
    /// @return what was pinned
    public List<Pin> unpinAll() {
        List<Pin> all = all();
        remove(_ -> true);
        return all;
    }

    /// Pins again what was let go, with what was fetched of it, as far as there is room.
    public void restore(List<Pin> gone) {
        SessionInfo session = fleet.frame().session();
        if (session == null) {
            return;
        }
        List<Pin> back = gone.stream()
                .filter(pin -> mine().noneMatch(owned -> owned.pin().isSameAs(pin)))
                .limit(room())
                .toList();
        back.forEach(pin -> pins.add(new Owned(session.server(), session.user(), pin)));
        changed();
    }

    private void remove(Predicate<Pin> which) {
        List<Owned> gone = mine().filter(owned -> which.test(owned.pin())).toList();
        if (pins.removeAll(gone)) {
            changed();
        }
    }

    /// The offline data was cleared: nothing is at hand until it is fetched again.
    public void forgetFetched() {
        pins.replaceAll(owned -> owned.with(owned.pin().with(null)));
        changed();
    }

    private void changed() {
        memory.save(PinText.write(pins));
        revision.set(revision.get() + 1);
    }

    private void tick(Instant now) {
        if (!runs.isEmpty() || now.isBefore(notBefore) || !isConnected()) {
            return;
        }
        List<Pin> due = all().stream()
                .filter(pin ->
                        pin.last() == null || !now.isBefore(pin.last().at().plus(EVERY)))
                .toList();
        if (!due.isEmpty()) {
            start(due, PinProgress.UNSEEN);
        }
    }

    private boolean isConnected() {
        return fleet.frame().session() != null && fleet.frame().freshness().allowsCommands();
    }

    private void start(List<Pin> wanted, PinProgress progress) {
        runs.addLast(new Run(wanted, progress));
        if (runs.size() == 1) {
            begin(runs.getFirst());
        }
    }

    /// Queries are asked of the whole fleet, so not where pictures are drawn.
    private void begin(Run run) {
        Instant now = fleet.serverNowProperty().get();
        notBefore = now.plus(PAUSE);
        FleetFrame seen = fleet.frame();
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(
                        () -> PinnedCars.of(run.pins, seen, now), background)
                .thenAcceptAsync(found -> begin(run, found, now), fxThread);
    }

    private void begin(Run run, Map<Pin, List<CarId>> found, Instant now) {
        int room = MOST
                - (int) mine().filter(owned -> owned.pin().kind() == Pin.Kind.CAR)
                        .count();
        for (Pin pin : run.pins) {
            List<CarId> cars = found.getOrDefault(pin, List.of());
            List<CarId> kept = pin.kind() == Pin.Kind.CAR ? cars : cars.subList(0, Math.clamp(room, 0, cars.size()));
            room -= pin.kind() == Pin.Kind.CAR ? 0 : kept.size();
            kept.forEach(car -> run.left.addLast(new Step(pin, car)));
            run.soFar.put(pin, Fetched.nothing(now, cars.size() - kept.size()));
        }
        run.all = run.left.size();
        next(run);
    }

    private void next(Run run) {
        run.progress.at(run.all - run.left.size(), run.all);
        Step step = run.left.peekFirst();
        if (step == null && (run.all > 0 || isConnected())) {
            end(run, End.DONE);
        } else if (run.progress.isCancelled()) {
            end(run, End.CANCELLED);
        } else if (step == null || !isConnected()) {
            end(run, End.OFFLINE);
        } else {
            Instant now = fleet.serverNowProperty().get();
            CompletableFuture<?> unused =
                    fetch.fetch(step.car(), now).thenAcceptAsync(car -> took(run, step, car), fxThread);
        }
    }

    private void took(Run run, Step step, Fetched car) {
        run.left.removeFirst();
        run.soFar.computeIfPresent(step.pin(), (_, before) -> before.and(car));
        next(run);
    }

    /// What is not fetched whole is due again; soon, unless somebody stopped it.
    private void end(Run run, End how) {
        List<Pin> open = run.left.stream().map(Step::pin).distinct().toList();
        run.soFar.forEach((pin, fetched) -> {
            if (how == End.DONE || (!open.contains(pin) && fetched.cars() > 0)) {
                note(pin, fetched);
            }
        });
        if (how == End.CANCELLED) {
            notBefore = fleet.serverNowProperty().get().plus(EVERY);
        }
        runs.removeFirst();
        run.progress.ended(how);
        Run waiting = runs.peekFirst();
        if (waiting != null) {
            begin(waiting);
        }
    }

    private void note(Pin pin, Fetched fetched) {
        mine().filter(owned -> owned.pin().isSameAs(pin)).findFirst().ifPresent(owned -> {
            pins.set(pins.indexOf(owned), owned.with(owned.pin().with(fetched)));
            changed();
        });
    }

    /// Changes with every change of what is pinned or fetched.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Fetches nothing any more.
    public void close() {
        following.unsubscribe();
    }
}
