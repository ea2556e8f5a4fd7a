package pitwall.views.act;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import pitwall.fleet.CarId;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Strings;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.Pin;
import pitwall.views.pins.PinProgress;
import pitwall.views.ports.OfflineStatus;

/// Pins cars and queries for offline use and lets them go again, with a line in the activity list while they are
/// fetched. Changes nothing of the fleet, so it can be done without a connection and from the past. FX thread; needs no
/// toolkit.
public final class Pinning {
    private final OfflinePins pins;
    private final Supplier<OfflineStatus> cache;
    private final Strings strings;
    private final Navigator navigator;

    /// @param cache how the offline cache is doing
    public Pinning(OfflinePins pins, Supplier<OfflineStatus> cache, Strings strings, Navigator navigator) {
        this.pins = pins;
        this.cache = cache;
        this.strings = strings;
        this.navigator = navigator;
    }

    /// Pins these cars; where all of them are pinned already, lets them go.
    public void toggle(List<CarId> cars) {
        if (!cars.isEmpty() && cars.stream().allMatch(pins::isPinned)) {
            pins.unpin(cars);
            navigator.toast(strings.plural("pins.unpinned", cars.size()), Optional.of(() -> pin(cars)));
        } else if (!cars.isEmpty() && isKept()) {
            pin(cars);
        }
    }

    private void pin(List<CarId> cars) {
        long wanted = cars.stream().filter(car -> !pins.isPinned(car)).count();
        Watched watched = new Watched();
        List<CarId> added = pins.pin(cars, watched);
        if (added.isEmpty()) {
            navigator.toast(strings.get("pins.full", OfflinePins.MOST), Optional.empty());
            return;
        }
        String sentence = added.size() < wanted
                ? strings.get("pins.pinned.part", added.size(), wanted, OfflinePins.MOST)
                : strings.plural("pins.pinned", added.size());
        navigator.toast(sentence, Optional.of(() -> pins.unpin(added)));
        watched.begin(strings.plural("pins.fetching", added.size()));
    }

    /// Pins whatever a query finds.
    public void pinQuery(String query) {
        if (!isKept()) {
            return;
        }
        Watched watched = new Watched();
        if (pins.pinQuery(query, watched)) {
            navigator.toast(strings.get("pins.pinned.query", name(query)), Optional.empty());
            watched.begin(strings.get("pins.fetching.query", name(query)));
        } else {
            navigator.toast(
                    pins.room() == 0
                            ? strings.get("pins.full", OfflinePins.MOST)
                            : strings.get("pins.pinned.already", name(query)),
                    Optional.empty());
        }
    }

    private String name(String what) {
        return what.isBlank() ? strings.get("settings.offline.pins.all") : what.strip();
    }

    /// Lets one pin go.
    public void unpin(Pin pin) {
        pins.unpin(pin);
        navigator.toast(strings.get("pins.let-go", name(pin.what())), Optional.of(() -> {
            switch (pin.kind()) {
                case CAR -> pin(List.of(new CarId(pin.what())));
                case QUERY -> pinQuery(pin.what());
            }
        }));
    }

    /// Lets everything go.
    public void unpinAll() {
        List<Pin> gone = pins.unpinAll();
        if (!gone.isEmpty()) {
            navigator.toast(strings.plural("pins.let-go.all", gone.size()), Optional.of(() -> pins.restore(gone)));
        }
    }

    /// Says so where nothing is remembered on this computer.
    private boolean isKept() {
        boolean kept = switch (cache.get().state()) {
            case OFF, NO_KEY, NO_ACCESS, IN_USE, TOO_SLOW -> false;
            case OK, LOCKED, DISK_FULL, DAMAGED, KEY_LOST, FOREIGN, NEWER, OLD_COPY -> true;
        };
        if (!kept) {
            navigator.toast(strings.get("pins.nothing-kept"), Optional.empty());
        }
        return kept;
    }

    /// The line in the activity list. A fetch may end before there is one.
    private final class Watched implements PinProgress {
        private RunningTask task = RunningTask.UNSEEN;
        private boolean over;
        private boolean cancelled;

        void begin(String sentence) {
            if (!over) {
                task = navigator.begin(sentence, Optional.of(() -> cancelled = true));
            }
        }

        @Override
        public void at(int done, int of) {
            if (of > 0) {
                task.progress(done, of);
            }
        }

        @Override
        public void ended(End how) {
            over = true;
            switch (how) {
                case DONE -> task.end(RunningTask.End.DONE);
                case CANCELLED -> task.end(RunningTask.End.CANCELLED);
                case OFFLINE -> {
                    task.end(RunningTask.End.CANCELLED);
                    navigator.toast(strings.get("pins.later"), Optional.empty());
                }
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }
}
