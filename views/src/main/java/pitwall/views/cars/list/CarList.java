package pitwall.views.cars.list;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.QueryTerm;
import pitwall.views.fx.Comparison;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.ReadingHold;

/// The list of cars behind every presentation: what is shown where. FX thread; needs no toolkit.
///
/// Cells read the newest picture at once. Order and membership come from passes over the fleet on another thread, once
/// or twice a second; their outcome takes effect only while nobody reads the list, or on [#apply()]. What the
/// person asks for himself (another query, sort or grouping) takes effect as soon as it is worked out; a newer wish
/// overtakes an older one.
public final class CarList {
    private static final Duration PASS_EVERY = Duration.ofMillis(500);
    private static final Duration LARGE_PASS_EVERY = Duration.ofSeconds(1);
    private static final int LARGE = 20_000;

    private final FleetModel fleet;
    private final Executor background;
    private final Executor fxThread;
    private final InstantSource clock;
    private final CarSelection selection;
    private final PendingMarks marks = new PendingMarks();
    private final ReadingHold hold;
    private final FirstFill fill;
    private final LiveBeside beside;
    private final ListingPass pass = new ListingPass();
    private final AtomicLong generation = new AtomicLong();

    private final ReadOnlyObjectWrapper<CarListing> listing = new ReadOnlyObjectWrapper<>(CarListing.EMPTY);
    private final ReadOnlyObjectWrapper<Facets> facets = new ReadOnlyObjectWrapper<>(Facets.NONE);
    private final ReadOnlyObjectWrapper<List<QueryTerm>> toRemove = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper pictures = new ReadOnlyIntegerWrapper();

    private Supplier<List<SavedView>> views = List::of;
    private ListingOrder order = ListingOrder.FIRST;
    private FleetFrame picture;
    private ReadingTime time;
    private @Nullable ListingResult pending;
    private @Nullable Subscription subscription;
    private Instant lastPass = Instant.MIN;
    private boolean running;
    private boolean wished;
    private boolean replaced;
    private boolean past;
    private int lastFound;

    /// @param background where passes run, for example a virtual thread each
    /// @param fxThread where their outcome is taken
    public CarList(FleetModel fleet, Executor background, Executor fxThread, InstantSource clock) {
        this(fleet, new CarSelection(), background, fxThread, clock);
    }

    /// A list that shares its selection with others.
    public CarList(
            FleetModel fleet, CarSelection selection, Executor background, Executor fxThread, InstantSource clock) {
        this.selection = selection;
        this.fleet = fleet;
        this.background = background;
        this.fxThread = fxThread;
        this.clock = clock;
        this.fill = new FirstFill(clock);
        this.beside = new LiveBeside(fleet);
        this.hold = new ReadingHold(clock, () -> !selection.isEmpty(), fill::isOn);
        this.picture = fleet.frame();
        this.time = readingTime();
    }

    /// Names the views that every pass counts.
    public void countViews(Supplier<List<SavedView>> counted) {
        views = counted;
    }

    /// Follows the fleet until [#hidden()].
    public void shown() {
        if (subscription == null) {
            subscription = Subscription.combine(
                    fleet.onFrame(this::frame), fleet.comparisonProperty().subscribe((_, _) -> compared()));
            picture = fleet.frame();
            past = isPast(picture);
            fill.counts(picture.snapshot().size());
            request(true);
        }
    }

    public void hidden() {
        if (subscription != null) {
            subscription.unsubscribe();
            subscription = null;
        }
    }

    /// Asks for another list; it replaces the shown one as soon as it is worked out.
    public void order(ListingOrder wanted) {
        if (!wanted.equals(order)) {
            order = wanted;
            request(true);
        }
    }

    public ListingOrder order() {
        return order;
    }

    /// Called a few times a second: starts a pass when one is due.
    public void tick() {
        time = readingTime();
        if (beside.isOn()) {
            pictures.set(pictures.get() + 1);
        }
        if (pending != null && !hold.isHeld()) {
            show(pending);
        }
        Duration every = picture.snapshot().size() > LARGE ? LARGE_PASS_EVERY : PASS_EVERY;
        if (subscription != null && !running && !clock.instant().isBefore(lastPass.plus(every))) {
            request(false);
        }
    }

    /// Lets the waiting changes of order and membership in, whoever reads.
    public void apply() {
        hold.release();
        request(true);
    }

    /// A picture that replaced the whole fleet is not drawn before the shown rows were found again in it. Whoever goes
    /// through time wants the rows of that moment, also while the pointer rests on those of another.
    private void frame(FleetFrame next) {
        boolean travels = past || isPast(next);
        past = isPast(next);
        fill.counts(next.snapshot().size());
        boolean first = picture.snapshot().size() == 0;
        replaced |= next.changes().whole() && !first;
        if (!replaced) {
            picture = next;
            time = readingTime();
            pictures.set(pictures.get() + 1);
        }
        if (travels || first && next.snapshot().size() > 0) {
            request(true);
        } else if (next.changes().whole()) {
            request(false);
        }
    }

    /// Whoever holds the past against the present wants it at once.
    private void compared() {
        pictures.set(pictures.get() + 1);
        request(true);
    }

    private static boolean isPast(FleetFrame frame) {
        return frame.freshness() instanceof Freshness.Replay;
    }

    /// @param wanted true where the person waits for it, so that it takes effect whoever reads
    private void request(boolean wanted) {
        FleetFrame newest = fleet.frame();
        wished = wanted || running && wished;
        running = true;
        lastPass = clock.instant();
        boolean mine = wished;
        long number = generation.incrementAndGet();
        ListingRequest request = new ListingRequest(
                newest.snapshot(),
                ReadingTime.of(newest, fleet.serverNowProperty().get(), fleet.freshnessPolicy()),
                order,
                mine ? CarListing.EMPTY : listing.get(),
                mine ? List.of() : views.get(),
                since(newest));
        BooleanSupplier superseded = () -> generation.get() != number;
        background.execute(() -> pass.rows(request, superseded).ifPresent(rows -> {
            fxThread.execute(() -> arrived(number, mine, rows));
            pass.facets(request, superseded).ifPresent(counts -> fxThread.execute(() -> counted(number, mine, counts)));
        }));
    }

    private ListingRequest.@Nullable Since since(FleetFrame shown) {
        return fleet.comparisonProperty().get() == Comparison.CHANGED
                        && shown.freshness() instanceof Freshness.Replay(Instant at)
                ? new ListingRequest.Since(at, beside.picture())
                : null;
    }

    private void arrived(long number, boolean wanted, ListingResult result) {
        if (generation.get() != number) {
            return;
        }
        wished = false;
        replaced = false;
        picture = fleet.frame();
        time = readingTime();
        if (wanted || !hold.isHeld()) {
            show(result);
        } else {
            pending = result;
            listing.set(result.held());
            waiting.set(result.waiting());
        }
        pictures.set(pictures.get() + 1);
        ready.set(true);
    }

    private void counted(long number, boolean wanted, Facets counts) {
        if (generation.get() == number) {
            running = false;
            facets.set(wanted ? counts.withViews(facets.get().views()) : counts);
        }
    }

    private void show(ListingResult result) {
        pending = null;
        waiting.set(0);
        toRemove.set(result.toRemove());
        listing.set(result.fresh());
    }

    private ReadingTime readingTime() {
        return ReadingTime.of(picture, fleet.serverNowProperty().get(), fleet.freshnessPolicy());
    }

    /// The car of a row as it is now; empty where it is gone, or where there is no such row.
    public Optional<Car> car(int index) {
        return index < 0 || index >= listing.get().size()
                ? Optional.empty()
                : Optional.ofNullable(listing.get().car(index, picture.snapshot()));
    }

    /// Any car as it is now. Looks at every car, unless the last call asked for the same one.
    public Optional<Car> car(CarId id) {
        FleetSnapshot snapshot = picture.snapshot();
        Car there = snapshot.at(lastFound);
        if (there != null && there.id().equals(id)) {
            return Optional.of(there);
        }
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null && car.id().equals(id)) {
                lastFound = slot;
                return Optional.of(car);
            }
        }
        return Optional.empty();
    }

    /// Those of the cars that are there, as they are now, in the order asked for. Looks at every car.
    public Map<CarId, Car> cars(Collection<CarId> ids) {
        Map<CarId, Car> found = LinkedHashMap.newLinkedHashMap(ids.size());
        Set<CarId> wanted = Set.copyOf(ids);
        Map<CarId, Car> unordered = new HashMap<>();
        picture.snapshot().forEach(car -> {
            if (wanted.contains(car.id())) {
                unordered.put(car.id(), car);
            }
        });
        for (CarId id : ids) {
            Car car = unordered.get(id);
            if (car != null) {
                found.put(id, car);
            }
        }
        return found;
    }

    /// As of when the rows are to be read.
    public ReadingTime time() {
        return time;
    }

    public FleetFrame picture() {
        return picture;
    }

    /// Counts up with every picture that the rows are read from.
    public ReadOnlyIntegerProperty picturesProperty() {
        return pictures.getReadOnlyProperty();
    }

    public CarSelection selection() {
        return selection;
    }

    /// The cars that wait for a change somebody here asked for.
    public PendingMarks pending() {
        return marks;
    }

    /// What the cars are now, while the past is held against it.
    public LiveBeside beside() {
        return beside;
    }

    public ReadingHold hold() {
        return hold;
    }

    public CarListing listing() {
        return listing.get();
    }

    public ReadOnlyObjectProperty<CarListing> listingProperty() {
        return listing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Facets> facetsProperty() {
        return facets.getReadOnlyProperty();
    }

    /// The terms each of which alone keeps the list empty.
    public ReadOnlyObjectProperty<List<QueryTerm>> toRemoveProperty() {
        return toRemove.getReadOnlyProperty();
    }

    /// How many rows would come, go or move with [#apply()].
    public ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// True from the first finished pass on.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }
}
