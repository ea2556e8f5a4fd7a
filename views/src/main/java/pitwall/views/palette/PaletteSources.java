package pitwall.views.palette;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import pitwall.fleet.Car;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Place;
import pitwall.views.desk.UiAction;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.Strings;
import pitwall.views.palette.PaletteRow.Entry;
import pitwall.views.replay.MomentText;

/// Everything the palette can find, as of the moment it opened. FX thread.
final class PaletteSources {
    /// The id of a time that was typed; nothing to come back to later.
    static final String MOMENT = "moment";

    private static final String CAR = "car:";
    private static final String VIEW = "view:";
    private static final String GO = "shell.go.";
    /// So many rollouts, and so many alarms: a flood leaves room for the cars.
    private static final int MOST_OF_BOARD = 8;

    private final FleetModel fleet;
    private final Strings strings;
    private final KeyMap keys;
    private final Navigator navigator;
    private final BoardIndex board;
    private CarIndex cars = CarIndex.EMPTY;
    private final List<Entry> screens;
    private final List<Entry> views;
    private final List<Entry> commands;

    /// @param places the named places of the screens, for example saved views
    /// @param group the screen in front, whose actions are reachable
    PaletteSources(
            FleetModel fleet, Strings strings, KeyMap keys, Navigator navigator, List<Place> places, String group) {
        this.fleet = fleet;
        this.strings = strings;
        this.keys = keys;
        this.navigator = navigator;
        this.board = new BoardIndex(fleet.frame().snapshot().board(), strings, navigator);
        List<UiAction> reachable = keys.reachable(group);
        this.screens =
                reachable.stream().filter(PaletteSources::isGo).map(this::entry).toList();
        this.views = places.stream().map(this::entry).toList();
        this.commands = reachable.stream()
                .filter(action -> !isGo(action) && !action.id().equals("shell.palette"))
                .map(this::entry)
                .toList();
    }

    /// Knows the cars from now on.
    void arrived(CarIndex index) {
        cars = index;
    }

    List<Entry> places(String wanted, int limit) {
        List<Entry> found = new ArrayList<>(best(screens, wanted, limit));
        found.addAll(best(views, wanted, limit - found.size()));
        List<Entry> rollouts = board.rollouts(wanted, MOST_OF_BOARD);
        List<Entry> alarms = board.alarms(wanted, MOST_OF_BOARD);
        int room = Math.max(0, limit - found.size() - rollouts.size() - alarms.size());
        cars.search(wanted, room).stream().map(this::entry).forEach(found::add);
        found.addAll(rollouts);
        found.addAll(alarms);
        return found;
    }

    /// A time that was typed, UTC, or why it is none.
    Entry moment(String typed) {
        Instant now = fleet.live().serverNowProperty().get();
        return MomentText.read(typed, now)
                .map(then -> moment(then, now))
                .orElseGet(() -> moment(
                        strings.get("palette.moment"), "", Optional.of(strings.get("replay.type.wrong")), () -> {}));
    }

    private Entry moment(Instant then, Instant now) {
        return moment(
                strings.get("palette.moment.at", strings.formats().full(then)),
                strings.formats().distance(then, now),
                then.isAfter(now) ? Optional.of(strings.get("palette.moment.ahead")) : Optional.empty(),
                () -> navigator.open(new Destination.Past(then)));
    }

    private static Entry moment(String title, String detail, Optional<String> whyNot, Runnable run) {
        return new Entry(MOMENT, title, detail, "", Danger.D0, whyNot, run, Optional.empty());
    }

    List<Entry> commands(String wanted, int limit) {
        return best(commands, wanted, limit);
    }

    /// Recent choices that still exist, in their order.
    List<Entry> recent(List<String> ids, String wanted, int limit) {
        return ids.stream()
                .flatMap(id -> byId(id).stream())
                .filter(entry -> rank(entry, wanted) < MatchRank.NONE)
                .limit(limit)
                .toList();
    }

    private Optional<Entry> byId(String id) {
        if (id.startsWith(CAR)) {
            return cars.find(id.substring(CAR.length())).map(this::entry);
        }
        return Stream.of(screens, views, commands)
                .flatMap(List::stream)
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .or(() -> board.byId(id));
    }

    private static List<Entry> best(List<Entry> entries, String wanted, int limit) {
        return entries.stream()
                .filter(entry -> rank(entry, wanted) < MatchRank.NONE)
                .sorted(Comparator.comparingInt(entry -> rank(entry, wanted)))
                .limit(limit)
                .toList();
    }

    private static int rank(Entry entry, String wanted) {
        return wanted.isEmpty() ? MatchRank.WHOLE : MatchRank.of(entry.title().toLowerCase(Locale.ROOT), wanted);
    }

    private Entry entry(UiAction action) {
        return new Entry(
                action.id(),
                strings.get(action.titleKey()),
                isGo(action) ? strings.get("palette.screen") : "",
                keys.keyOf(action).map(key -> key.shown(strings)).orElse(""),
                action.danger(),
                action.disabledReason().getValue(),
                action.run(),
                Optional.empty());
    }

    private Entry entry(Place place) {
        return new Entry(
                VIEW + place.id(),
                place.title(),
                strings.get("palette.view"),
                "",
                Danger.D0,
                Optional.empty(),
                () -> navigator.open(place.destination()),
                Optional.of(() -> navigator.openNew(place.destination())));
    }

    private Entry entry(Car car) {
        String state = strings.get("state."
                + car.headline(
                                fleet.freshnessPolicy(),
                                fleet.serverNowProperty().get())
                        .name());
        String id = car.id().value();
        return new Entry(
                CAR + id,
                id.equals(car.info().name())
                        ? id
                        : strings.get("palette.car", id, car.info().name()),
                strings.get(
                        "palette.car.detail",
                        state,
                        car.info().region(),
                        car.info().model()),
                "",
                Danger.D0,
                Optional.empty(),
                () -> navigator.open(new Destination.Car(car.id())),
                Optional.of(() -> navigator.openNew(new Destination.Cars("id:" + id))));
    }

    private static boolean isGo(UiAction action) {
        return action.id().startsWith(GO);
    }
}
