package pitwall.views.alarms;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Destination.CarPart;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;

/// The ways from a chosen alarm to where its car is seen, with the keys that all lists have. FX thread.
final class AlarmWays {
    private final AlarmTable table;
    private final Navigator navigator;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<String>> whyNot = new ReadOnlyObjectWrapper<>(Optional.empty());

    AlarmWays(AlarmTable table, Navigator navigator, Strings strings) {
        this.table = table;
        this.navigator = navigator;
        this.strings = strings;
        table.chosenProperty().subscribe(_ -> judge());
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
                UiAction.always("alarms.copy", "alarms.action.copy", "C", this::copy));
    }

    private void go(BiFunction<CarId, AlarmView, Destination> there) {
        alarm().ifPresent(alarm -> car().ifPresent(car -> navigator.open(there.apply(car, alarm))));
    }

    private void copy() {
        alarm().ifPresent(alarm -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(alarm.id());
            Clipboard.getSystemClipboard().setContent(content);
            navigator.toast(strings.get("alarms.copied", alarm.id()), Optional.empty());
        });
    }
}
