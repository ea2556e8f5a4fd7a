package pitwall.views.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.act.Pinning;
import pitwall.views.desk.CacheText;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.Pin;
import pitwall.views.ports.OfflineData;
import pitwall.views.ports.OfflineReport;
import pitwall.views.preferences.IdleLimit;
import pitwall.views.preferences.PreferencesModel;

/// What this computer remembers, in words. FX thread.
final class OfflineViewModel {
    private final OfflineData data;
    private final OfflinePins pins;
    private final Pinning pinning;
    private final ReadOnlyObjectWrapper<List<PinRow>> pinRows = new ReadOnlyObjectWrapper<>(List.of());
    private final FleetModel fleet;
    private final PreferencesModel preferences;
    private final Surroundings around;
    private final Executor fxThread;
    private final Strings strings;
    private final Formats formats;
    private final ReadOnlyObjectWrapper<Contents> contents = new ReadOnlyObjectWrapper<>(Contents.UNKNOWN);
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();

    /// The report in words.
    ///
    /// @param problem what is wrong with the cache and what that means; empty while nothing is
    record Contents(
            List<Row> rows, String size, String file, String lock, String lastSignIn, String problem, long cars) {
        static final Contents UNKNOWN = new Contents(List.of(), "", "", "", "", "", 0);
    }

    /// One kind of data: what, how many, how large, how old, and how much is kept at most.
    record Row(String kind, String count, String size, String age, String limit) {}

    /// A pin in words: what was fetched of it, and when.
    record PinRow(Pin pin, String what, String content, String age) {}

    OfflineViewModel(
            OfflineData data,
            OfflinePins pins,
            FleetModel fleet,
            PreferencesModel preferences,
            Surroundings around,
            Executor fxThread) {
        this.pins = pins;
        this.preferences = preferences;
        this.data = data;
        this.fleet = fleet;
        this.around = around;
        this.fxThread = fxThread;
        this.strings = around.strings();
        this.formats = around.formats();
        this.pinning = new Pinning(pins, data::status, strings, around.navigator());
    }

    Subscription follow() {
        refresh();
        return pins.revisionProperty().subscribe(_ -> showPins());
    }

    private void showPins() {
        pinRows.set(pins.all().stream().map(this::row).toList());
    }

    private PinRow row(Pin pin) {
        String what = switch (pin.kind()) {
            case CAR -> pin.what();
            case QUERY ->
                pin.what().isEmpty()
                        ? strings.get("settings.offline.pins.all")
                        : strings.get("settings.offline.pins.query", pin.what());
        };
        Pin.Fetched last = pin.last();
        return last == null
                ? new PinRow(pin, what, strings.get("settings.offline.pins.waiting"), Formats.UNKNOWN)
                : new PinRow(pin, what, content(pin, last), age(last.at()));
    }

    private String content(Pin pin, Pin.Fetched last) {
        List<String> parts = new ArrayList<>();
        if (pin.kind() == Pin.Kind.QUERY) {
            parts.add(strings.plural("settings.offline.pins.cars", last.cars()));
        }
        parts.add(formats.bytes(last.bytes()));
        if (last.left() > 0) {
            parts.add(strings.plural("settings.offline.pins.left", last.left()));
        }
        if (last.missing() > 0) {
            parts.add(strings.plural("settings.offline.pins.missing", last.missing()));
        }
        return String.join(" · ", parts);
    }

    void unpinAll() {
        pinning.unpinAll();
    }

    void unpin(Pin pin) {
        pinning.unpin(pin);
    }

    /// What is pinned, in the order in which it was.
    ReadOnlyObjectProperty<List<PinRow>> pinRowsProperty() {
        return pinRows.getReadOnlyProperty();
    }

    /// After how long without a touch the console locks.
    Duration idleLimit() {
        return IdleLimit.of(preferences.get());
    }

    void chooseIdleLimit(Duration chosen) {
        preferences.change(before -> IdleLimit.with(before, chosen));
    }

    String words(Duration limit) {
        return formats.age(limit);
    }

    void refresh() {
        showPins();
        counting.set(true);
        CompletableFuture<?> unused = data.report()
                .whenComplete((report, failure) -> fxThread.execute(() -> {
                    counting.set(false);
                    if (report != null) {
                        contents.set(words(report));
                    }
                }));
    }

    /// Asks, then forgets everything remembered. Without a connection the proof is harder, because nothing can be
    /// fetched again.
    void clear() {
        boolean live = fleet.frame().freshness().allowsCommands();
        Contents now = contents.get();
        String word = strings.get("settings.offline.clear.word");
        around.sheets()
                .ask(
                        new Confirmation(
                                strings.get("settings.offline.clear.title"),
                                now.file(),
                                now.cars(),
                                strings.get("settings.offline.clear.consequence"),
                                strings.get("settings.offline.clear.unaffected"),
                                strings.get("settings.offline.clear.verb"),
                                live ? new Confirmation.Proof.Press() : new Confirmation.Proof.TypeId(word),
                                live ? List.of() : List.of(strings.get("settings.offline.clear.offline"))),
                        this::clearNow);
    }

    ReadOnlyObjectProperty<Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty countingProperty() {
        return counting.getReadOnlyProperty();
    }

    private void clearNow() {
        CompletableFuture<?> unused = data.clear()
                .whenComplete((outcome, failure) -> fxThread.execute(() -> {
                    if (outcome != null) {
                        String key = switch (outcome) {
                            case CLEARED -> "settings.offline.cleared";
                            case AT_NEXT_START -> "settings.offline.cleared.later";
                            case NOT_CLEARED -> "settings.offline.cleared.not";
                        };
                        around.navigator().toast(strings.get(key), Optional.empty());
                        pins.forgetFetched();
                    }
                    refresh();
                }));
    }

    private Contents words(OfflineReport report) {
        long cars = report.sets().stream()
                .filter(set -> set.kind() == OfflineReport.Kind.CARS)
                .mapToLong(OfflineReport.DataSet::count)
                .sum();
        return new Contents(
                report.sets().stream().map(this::row).toList(),
                formats.bytes(report.status().bytes()),
                report.file(),
                strings.get("settings.offline.lock.after", formats.age(report.lockAfter())),
                report.lastSignIn() == null ? Formats.UNKNOWN : formats.full(report.lastSignIn()),
                new CacheText(strings).story(report.status()).orElse(""),
                cars);
    }

    private Row row(OfflineReport.DataSet set) {
        return new Row(
                strings.get("settings.offline.kind." + set.kind().name()),
                count(set),
                set.bytes() > 0 ? formats.bytes(set.bytes()) : Formats.UNKNOWN,
                age(set.newest()),
                words(set.limit()));
    }

    /// The past is counted in time.
    private String count(OfflineReport.DataSet set) {
        if (set.kind() != OfflineReport.Kind.HISTORY) {
            return formats.exact(set.count());
        }
        return set.oldest() == null || set.newest() == null
                ? Formats.UNKNOWN
                : formats.age(Duration.between(set.oldest(), set.newest()));
    }

    private String words(OfflineReport.Limit limit) {
        List<String> parts = new ArrayList<>();
        if (limit.perCar() > 0) {
            parts.add(strings.get("settings.offline.limit.per-car", limit.perCar()));
        }
        if (limit.count() > 0) {
            parts.add(formats.exact(limit.count()));
        }
        if (limit.bytes() > 0) {
            parts.add(formats.bytes(limit.bytes()));
        }
        if (limit.age() != null) {
            parts.add(strings.get("settings.offline.limit.age", formats.age(limit.age())));
        }
        return parts.isEmpty() ? strings.get("settings.offline.limit.none") : String.join(" · ", parts);
    }

    private String age(@Nullable Instant newest) {
        if (newest == null) {
            return Formats.UNKNOWN;
        }
        Instant now = fleet.serverNowProperty().get();
        return strings.get(
                "settings.offline.age", formats.moment(newest, now), formats.age(Duration.between(newest, now)));
    }
}
