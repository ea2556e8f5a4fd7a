package pitwall.views.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.act.Pinning;
import pitwall.views.act.RowKeys;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Destination.CarPart;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;

/// The ways from a chosen alarm to where its car is seen, with the keys that all lists have. FX thread.
final class AlarmWays {
    private final Pinning pinning;
    private final AlarmTable table;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<String>> whyNot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> whyNotCompare = new ReadOnlyObjectWrapper<>(Optional.empty());

    AlarmWays(AlarmsParts parts, AlarmTable table, Navigator navigator, Strings strings) {
        this.pinning = new Pinning(parts.pins(), parts.remembered(), strings, navigator);
        this.table = table;
        this.navigator = navigator;
        this.strings = strings;
        table.chosenProperty().subscribe(_ -> judge());
        table.whenMarking(this::mark);
        table.marks()
                .revisionProperty()
                .subscribe(_ -> whyNotCompare.set(
                        table.marks().cars().size() == 2
                                ? Optional.empty()
                                : Optional.of(strings.get("alarms.why.two-cars"))));
    }

    private void judge() {
        whyNot.set(car().isPresent() ? Optional.empty() : Optional.of(strings.get("alarms.why.no-car")));
    }

    private Optional<AlarmView> alarm() {
        return table.chosenProperty().get().filter(line -> !line.isCause()).map(AlarmLine::alarm);
    }

    private Optional<CarId> car() {
        return alarm().map(AlarmView::object)
                .filter(object -> object.kind() == AlarmObject.Kind.CAR)
                .map(object -> new CarId(object.id()));
    }

    List<UiAction> actions() {
        ReadOnlyObjectProperty<Optional<String>> reason = whyNot.getReadOnlyProperty();
        List<UiAction> all = new ArrayList<>(ways(reason));
        all.addAll(new RowKeys("alarms", navigator, strings)
                .copies(() -> alarm().map(alarm -> new RowKeys.Row(alarm.id(), alarm))));
        return List.copyOf(all);
    }

    private List<UiAction> ways(ReadOnlyObjectProperty<Optional<String>> reason) {
        return List.of(
                new UiAction(
                        "alarms.logs",
                        "alarms.action.logs",
                        "L",
                        UiAction.Danger.D0,
                        reason,
                        () -> go((car, alarm) -> new Destination.LogsAround(car, alarm.raisedAt()))),
                new UiAction(
                        "alarms.timeline",
                        "alarms.action.timeline",
                        "E",
                        UiAction.Danger.D0,
                        reason,
                        () -> go((car, _) -> new CarPart(car, CarPart.Part.TIMELINE))),
                new UiAction(
                        "alarms.map",
                        "alarms.action.map",
                        "M",
                        UiAction.Danger.D0,
                        reason,
                        () -> go((car, _) -> new Destination.MapOf(car))),
                new UiAction("alarms.mark", "alarms.action.mark", "Space", UiAction.Danger.D0, reason, this::mark),
                new UiAction(
                        "alarms.compare",
                        "alarms.action.compare",
                        "X",
                        UiAction.Danger.D0,
                        whyNotCompare.getReadOnlyProperty(),
                        this::compare),
                new UiAction("alarms.pin", "alarms.action.pin", "P", UiAction.Danger.D0, reason, this::pin));
    }

    private void pin() {
        pinning.toggle(car().stream().toList());
    }

    private void mark() {
        alarm().ifPresent(alarm -> car().ifPresent(car -> table.marks().toggle(alarm.id(), car)));
    }

    /// Puts the cars of the marked alarms side by side.
    private void compare() {
        List<CarId> cars = table.marks().cars();
        if (cars.size() == 2) {
            navigator.open(new Destination.Compare(cars.getFirst(), cars.getLast()));
        }
    }

    private void go(BiFunction<CarId, AlarmView, Destination> there) {
        alarm().ifPresent(alarm -> car().ifPresent(car -> navigator.open(there.apply(car, alarm))));
    }
}
