package pitwall.views.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.Destination;
import pitwall.views.desk.KeyHints;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Place;
import pitwall.views.desk.RunningTask;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Sheets;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;

/// Which screens are open, which one is in front, and the way back. FX thread.
final class DeskViewModel implements Navigator {
    /// What fills the middle of the window.
    enum Middle {
        TABS,
        /// Connection and sign-in.
        WELCOME,
        /// The cached data is locked.
        LOCKED
    }

    /// Where one can be led to that is no screen of its own.
    ///
    /// @param help shows keys and help of the screen in front
    /// @param past leads all screens to a moment
    /// @param told shows a sentence for a while that the activity list has already
    record Beside(Runnable help, Consumer<Instant> past, Consumer<String> told) {
        /// Nothing of the kind.
        static final Beside NOTHING = new Beside(() -> {}, _ -> {}, _ -> {});
    }

    private static final int HISTORY = 50;

    private final List<ScreenKind> kinds;
    private final Surroundings surroundings;
    private final BiConsumer<String, Optional<Runnable>> toaster;
    private final ActivityLog activity;
    private final ObservableList<Screen> open = FXCollections.observableArrayList();
    /// Made before somebody was led there.
    private @Nullable Screen prepared;
    private final ReadOnlyObjectWrapper<@Nullable Screen> front = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Middle> middle = new ReadOnlyObjectWrapper<>(Middle.TABS);
    private final Beside beside;
    private final List<Destination> visited = new ArrayList<>();
    /// Where each open screen was led to last.
    private final Map<Screen, Destination.OnScreen> places = new IdentityHashMap<>();
    private int here = -1;
    private boolean travelling;
    private boolean locked;

    DeskViewModel(
            List<ScreenKind> kinds,
            Strings strings,
            BiConsumer<String, Optional<Runnable>> toaster,
            ActivityLog activity,
            Sheets sheets,
            KeyHints keys,
            Beside beside) {
        this.kinds = List.copyOf(kinds);
        this.surroundings = new Surroundings(strings, this, sheets, keys);
        this.toaster = toaster;
        this.activity = activity;
        this.beside = beside;
    }

    @Override
    public void open(Destination destination) {
        switch (destination) {
            case Destination.OnScreen place -> show(place, find(place));
            case Destination.Connect ignored -> middle.set(Middle.WELCOME);
            case Destination.Help ignored -> beside.help().run();
            case Destination.Past(Instant at) -> beside.past().accept(at);
        }
    }

    /// A second list of cars beside the first; there is one of everything else.
    @Override
    public void openNew(Destination destination) {
        switch (destination) {
            case Destination.Cars cars -> show(cars, make(cars.screen()));
            case Destination.CarsView view -> show(view, make(view.screen()));
            case Destination.OnScreen other -> open(other);
            case Destination.Connect ignored -> open(destination);
            case Destination.Help ignored -> open(destination);
            case Destination.Past ignored -> open(destination);
        }
    }

    @Override
    public void become(Destination destination) {
        Screen before = front.get();
        open(destination);
        if (before != null && front.get() != before) {
            close(before);
        }
    }

    /// The named places of all screens.
    List<Place> places() {
        return kinds.stream()
                .flatMap(kind -> kind.places().apply(surroundings.strings()).stream())
                .toList();
    }

    /// Shows no data until [#unlock], wherever anybody leads. Whoever is signing in goes on doing so.
    void lock() {
        if (!locked) {
            locked = true;
            middle.set(middle.get() == Middle.TABS ? Middle.LOCKED : middle.get());
        }
    }

    boolean isLocked() {
        return locked;
    }

    /// Shows data again, if it was locked.
    void unlock() {
        if (locked) {
            locked = false;
            middle.set(Middle.TABS);
        }
    }

    /// Opens a screen as the rail does; an unknown id leads nowhere.
    void openId(String id) {
        middle.set(locked ? Middle.LOCKED : Middle.TABS);
        Screen shown = front.get();
        open.stream()
                .filter(screen -> screen.id().equals(id))
                .min(Comparator.comparing(screen -> screen != shown))
                .or(() -> make(id))
                .ifPresent(this::bringToFront);
    }

    @Override
    public void toast(String sentence, Optional<Runnable> undo) {
        toaster.accept(sentence, undo);
    }

    @Override
    public void tell(String sentence) {
        beside.told().accept(sentence);
    }

    @Override
    public RunningTask begin(String sentence, Optional<Runnable> cancel) {
        return activity.begin(sentence, cancel);
    }

    @Override
    public RunningTask request(String sentence, Optional<Runnable> cancel) {
        return activity.request(sentence, cancel);
    }

    /// Brings an open screen to the front, as a click on its tab does.
    void bringToFront(Screen screen) {
        place(screen);
        placeOf(screen).ifPresent(this::remember);
    }

    /// Where an open screen is, as far as somebody was led there.
    Optional<Destination.OnScreen> placeOf(Screen screen) {
        return Optional.ofNullable(places.get(screen)).or(() -> Destination.home(screen.id()));
    }

    /// Closes a screen; the neighbour comes to the front.
    void close(Screen screen) {
        int at = open.indexOf(screen);
        if (at < 0) {
            return;
        }
        boolean wasFront = front.get() == screen;
        if (wasFront) {
            screen.hidden();
            front.set(null);
        }
        open.remove(screen);
        places.remove(screen);
        if (wasFront && !open.isEmpty()) {
            bringToFront(open.get(Math.min(at, open.size() - 1)));
        }
    }

    /// Hides what is shown; used when the whole frame goes.
    void closeAll() {
        Screen shown = front.get();
        if (shown != null) {
            shown.hidden();
            front.set(null);
        }
        open.clear();
        prepared = null;
        places.clear();
    }

    /// The next open screen to the right, or the previous one, round and round.
    void turn(int step) {
        Screen shown = front.get();
        if (shown != null && open.size() > 1) {
            bringToFront(open.get(Math.floorMod(open.indexOf(shown) + step, open.size())));
        }
    }

    boolean canTravel(int step) {
        int there = here + step;
        return there >= 0 && there < visited.size();
    }

    /// One step back (-1) or forward (1) on the way.
    void travel(int step) {
        if (canTravel(step)) {
            here += step;
            travelling = true;
            open(visited.get(here));
            travelling = false;
        }
    }

    List<ScreenKind> kinds() {
        return kinds;
    }

    ObservableList<Screen> openScreens() {
        return open;
    }

    ReadOnlyObjectProperty<@Nullable Screen> frontProperty() {
        return front.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Middle> middleProperty() {
        return middle.getReadOnlyProperty();
    }

    private void show(Destination.OnScreen place, Optional<Screen> found) {
        middle.set(locked ? Middle.LOCKED : Middle.TABS);
        found.ifPresent(screen -> {
            screen.arrive(place);
            places.put(screen, place);
            place(screen);
            remember(place);
        });
    }

    /// The one in front, where there are several.
    private Optional<Screen> find(Destination.OnScreen place) {
        Screen shown = front.get();
        if (shown != null && isTabOf(shown, place)) {
            return Optional.of(shown);
        }
        return open.stream()
                .filter(screen -> isTabOf(screen, place))
                .findFirst()
                .or(() -> make(place.screen()));
    }

    private static boolean isTabOf(Screen screen, Destination.OnScreen place) {
        return screen.id().equals(place.screen()) && screen.shows(place);
    }

    /// Makes a screen that is likely to be opened next, while there is nothing else to do. One at a time.
    void prepare(String id) {
        if (prepared == null && open.stream().noneMatch(screen -> screen.id().equals(id))) {
            prepared = create(id).orElse(null);
        }
    }

    private Optional<Screen> make(String id) {
        Optional<Screen> made = Optional.ofNullable(prepared)
                .filter(screen -> screen.id().equals(id))
                .or(() -> create(id));
        made.filter(screen -> screen == prepared).ifPresent(_ -> prepared = null);
        made.ifPresent(open::add);
        return made;
    }

    private Optional<Screen> create(String id) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .map(kind -> kind.factory().create(surroundings));
    }

    private void place(Screen screen) {
        Screen before = front.get();
        if (before == screen) {
            return;
        }
        if (before != null) {
            before.hidden();
        }
        front.set(screen);
        screen.shown();
    }

    private void remember(Destination destination) {
        if (travelling || (here >= 0 && visited.get(here).equals(destination))) {
            return;
        }
        visited.subList(here + 1, visited.size()).clear();
        visited.add(destination);
        if (visited.size() > HISTORY) {
            visited.removeFirst();
        }
        here = visited.size() - 1;
    }
}
