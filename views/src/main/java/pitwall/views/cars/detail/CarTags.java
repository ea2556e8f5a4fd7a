package pitwall.views.cars.detail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import pitwall.client.FleetCommand;
import pitwall.fleet.Car;
import pitwall.fleet.CarInfo;
import pitwall.protocol.rest.PatchCar;
import pitwall.views.act.CommandRunner;
import pitwall.views.cars.act.TagRow;
import pitwall.views.kit.Strings;

/// The tags of one car: put on and taken off at once, each with a way back. FX thread; needs no toolkit.
final class CarTags implements TagRow.Tagging {
    private final WatchedCar watched;
    private final CommandRunner runner;
    private final Strings strings;

    CarTags(WatchedCar watched, CommandRunner runner, Strings strings) {
        this.watched = watched;
        this.runner = runner;
        this.strings = strings;
    }

    @Override
    public List<String> worn() {
        return watched.car()
                .map(car -> List.copyOf(new TreeSet<>(car.info().labels().keySet())))
                .orElse(List.of());
    }

    /// Why this tag cannot be put on the car; empty where it can.
    private Optional<String> whyNot(String tag) {
        return watched.car()
                .filter(car -> car.info().labels().containsKey(tag)
                        || car.info().labels().size() >= CarInfo.MAX_LABELS)
                .map(_ -> strings.get("cars.tag.excluded"));
    }

    @Override
    public TagRow.Forecast forecast(String tag) {
        Optional<String> wrong = tag.isEmpty() ? Optional.of("") : whyNot(tag);
        return new TagRow.Forecast(wrong.orElse(""), wrong.isEmpty());
    }

    /// Puts a tag on the car; offers to take it away again.
    @Override
    public void tag(String tag) {
        putOn(tag, "", Optional.of(() -> takeOff(tag, Optional.empty())));
    }

    /// Takes a tag off the car; offers to put it on again, with the value that it had.
    @Override
    public void untag(String tag) {
        String value = watched.car()
                .map(car -> car.info().labels().getOrDefault(tag, ""))
                .orElse("");
        takeOff(tag, Optional.of(() -> putOn(tag, value, Optional.empty())));
    }

    private void putOn(String tag, String value, Optional<Runnable> undo) {
        label(strings.get("car.deed.tag.activity", tag, id()), undo, tag, Optional.of(value));
    }

    private void takeOff(String tag, Optional<Runnable> undo) {
        label(strings.get("car.deed.untag.activity", tag, id()), undo, tag, Optional.empty());
    }

    /// @param value of the tag; empty for none any more
    private void label(String activity, Optional<Runnable> undo, String tag, Optional<String> value) {
        Optional<Car> known = watched.car();
        if (known.isEmpty()) {
            return;
        }
        CarInfo car = known.get().info();
        Map<String, String> labels = new HashMap<>(car.labels());
        value.ifPresentOrElse(given -> labels.put(tag, given), () -> labels.remove(tag));
        runner.runWithUndo(
                new FleetCommand.Edit(watched.id(), car.revision(), new PatchCar(null, null, null, null, null, labels)),
                activity,
                strings.get("car.deed.failed", id()),
                undo);
    }

    private String id() {
        return watched.id().value();
    }
}
