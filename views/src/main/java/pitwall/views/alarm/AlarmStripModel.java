package pitwall.views.alarm;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What the alarm strip says. The alarm shown never changes while somebody points at it; what came since is counted.
/// FX thread; needs no toolkit.
public final class AlarmStripModel {
    private final FleetModel fleet;
    private final AlarmDesk desk;
    private final LastCleared lastCleared;
    private final Strings strings;
    private final AlarmWords words;
    private final ReadOnlyObjectWrapper<AlarmTally> tally = new ReadOnlyObjectWrapper<>(AlarmTally.NONE);
    private final ReadOnlyObjectWrapper<Optional<AlarmView>> head = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper newer = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper rate = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sound = new ReadOnlyStringWrapper("");
    private final Set<String> knownWhenHeld = new HashSet<>();
    private SeenAlarms seen = SeenAlarms.NONE;
    private boolean held;

    public AlarmStripModel(FleetModel fleet, AlarmDesk desk, Strings strings, Executor fxThread) {
        this.fleet = fleet;
        this.desk = desk;
        this.strings = strings;
        this.words = new AlarmWords(strings);
        this.lastCleared = new LastCleared(desk.reading(), fxThread);
    }

    /// Follows the fleet until the subscription ends.
    public Subscription follow() {
        look(fleet.frame(), true);
        return Subscription.combine(
                fleet.onFrame(frame ->
                        look(frame, frame.changes().board() || frame.changes().whole())),
                fleet.freshnessProperty().subscribe(_ -> say()),
                fleet.serverNowProperty().subscribe(_ -> tick()),
                lastCleared.atProperty().subscribe(_ -> say()),
                desk.ringer().stateProperty().subscribe(_ -> say()));
    }

    private void look(FleetFrame frame, boolean changed) {
        lastCleared.see(frame, fleet.serverNowProperty().get());
        if (!changed) {
            return;
        }
        seen = frame.snapshot().board().alarms();
        tally.set(AlarmTally.of(seen.alarms()));
        showHead();
        say();
    }

    private void tick() {
        say();
    }

    private void showHead() {
        Optional<AlarmView> shown = head.get();
        if (held && shown.isPresent()) {
            head.set(seen.alarm(shown.get().id()).or(() -> shown));
            newer.set((int) seen.alarms().stream()
                    .filter(alarm -> alarm.state().wantsAcknowledgement())
                    .filter(alarm -> !knownWhenHeld.contains(alarm.id()))
                    .count());
        } else {
            head.set(tally.get().head());
            newer.set(0);
        }
    }

    /// Somebody points at the alarm, or does not any more.
    public void hold(boolean on) {
        held = on;
        knownWhenHeld.clear();
        if (on) {
            seen.alarms().forEach(alarm -> knownWhenHeld.add(alarm.id()));
        }
        showHead();
        say();
    }

    /// Shows the newest, whoever points where.
    public void letGo() {
        boolean before = held;
        hold(false);
        hold(before);
    }

    private void say() {
        FleetFrame frame = fleet.frame();
        Instant now = fleet.serverNowProperty().get();
        sentence.set(sentence(frame, now));
        rate.set(rate(frame));
        sound.set(words.sound(desk.ringer().stateProperty().get(), now));
    }

    private String sentence(FleetFrame frame, Instant now) {
        Formats formats = strings.formats();
        if (frame.epoch() == null) {
            return strings.get("alarm.strip.unknown");
        }
        String text = head.get()
                .map(alarm -> formats.moment(alarm.raisedAt(), now) + "  " + withState(alarm))
                .orElseGet(() -> none(now));
        @Nullable Instant asOf = frame.asOf();
        return frame.freshness().allowsCommands() || asOf == null
                ? text
                : strings.get("alarm.strip.as-of", formats.moment(asOf, now), text);
    }

    /// What is unacknowledged and active needs no word: that is what the strip is for.
    private String withState(AlarmView alarm) {
        return alarm.state() == AlarmState.UNACKED_ACTIVE
                ? alarm.text()
                : strings.get("alarm.strip.with-state", alarm.text(), words.state(alarm.state()));
    }

    private String none(Instant now) {
        if (tally.get().shown() > 0) {
            return strings.get("alarm.strip.all-known");
        }
        return lastCleared
                .atProperty()
                .get()
                .map(at -> strings.get("alarm.strip.none", strings.formats().moment(at, now)))
                .orElseGet(() -> strings.get("alarm.strip.none.ever"));
    }

    private String rate(FleetFrame frame) {
        if (frame.epoch() == null) {
            return "";
        }
        int recent = AlarmTally.recent(seen, fleet.serverNowProperty().get());
        return strings.get(seen.load().flood() ? "alarm.strip.flood" : "alarm.strip.rate", recent);
    }

    public ReadOnlyObjectProperty<AlarmTally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /// The alarm in words; empty where nobody is asked to acknowledge any.
    public ReadOnlyObjectProperty<Optional<AlarmView>> headProperty() {
        return head.getReadOnlyProperty();
    }

    /// How many came since somebody points at the one that is shown.
    public ReadOnlyIntegerProperty newerProperty() {
        return newer.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// New alarms within ten minutes.
    public ReadOnlyStringProperty rateProperty() {
        return rate.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty soundProperty() {
        return sound.getReadOnlyProperty();
    }

    /// The last time an alarm went away.
    public LastCleared lastCleared() {
        return lastCleared;
    }
}
