package pitwall.views.tray;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.ConsoleMode;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.trail.TrailAlarms;

/// Keeps the icon in the notification area as the fleet is now, whatever the window shows: it tells how many urgent
/// alarms wait, and names nothing. FX thread; needs no toolkit.
public final class TrayWatch {
    /// After so long a desktop is asked again that had no notification area.
    static final Duration AGAIN = Duration.ofSeconds(30);

    private final Tray tray;
    private final FleetModel live;
    private final TrailAlarms trail;
    private final PreferencesModel preferences;
    private final ObservableValue<ColorScheme> desktop;
    private final Supplier<Strings> strings;
    private @Nullable SeenAlarms counted;
    private long inFleet;
    private @Nullable TrayView shown;
    private Instant asked = Instant.MIN;

    /// @param live what is so now
    /// @param desktop the desktop's own setting
    /// @param strings words in the language that is chosen
    public TrayWatch(
            Tray tray,
            FleetModel live,
            TrailAlarms trail,
            PreferencesModel preferences,
            ObservableValue<ColorScheme> desktop,
            Supplier<Strings> strings) {
        this.tray = tray;
        this.live = live;
        this.trail = trail;
        this.preferences = preferences;
        this.desktop = desktop;
        this.strings = strings;
    }

    /// Follows the fleet and what is chosen until the subscription ends; the icon stays as it is then.
    public Subscription follow() {
        return Subscription.combine(
                live.onFrame(_ -> show()),
                live.serverNowProperty().subscribe(_ -> askAgain()),
                trail.alarmProperty().subscribe((_, _) -> show()),
                preferences.property().subscribe((_, _) -> show()),
                desktop.subscribe(_ -> show()));
    }

    private void show() {
        TrayChoice choice = TrayChoice.of(preferences.get());
        TrayView next = choice == TrayChoice.NONE ? null : view(choice.isLight(desktop.getValue()));
        if (next == null && shown != null) {
            tray.hide();
        } else if (next != null && !next.equals(shown)) {
            tray.show(next);
            asked = live.localNow();
        }
        shown = next;
    }

    /// The session of the desktop may have come up after the console.
    private void askAgain() {
        TrayView view = shown;
        if (view != null
                && tray.placeProperty().get() == Tray.Place.MISSING
                && !live.localNow().isBefore(asked.plus(AGAIN))) {
            asked = live.localNow();
            tray.show(view);
        }
    }

    private TrayView view(boolean light) {
        Strings words = strings.get();
        ConsoleMode mode = live.frame().freshness().mode();
        long urgent = urgent();
        if (mode != ConsoleMode.LIVE && mode != ConsoleMode.LAGGING) {
            return new TrayView(TrayMood.OFFLINE, light, words.get("tray.offline"));
        }
        return urgent > 0
                ? new TrayView(TrayMood.URGENT, light, words.plural("tray.urgent", urgent))
                : new TrayView(
                        TrayMood.LIVE, light, words.get(mode == ConsoleMode.LIVE ? "tray.live" : "tray.lagging"));
    }

    private long urgent() {
        SeenAlarms now = live.frame().snapshot().board().alarms();
        if (now != counted) {
            counted = now;
            inFleet = now.alarms().stream()
                    .filter(alarm -> alarm.level() == AlarmLevel.P1 && alarm.state() == AlarmState.UNACKED_ACTIVE)
                    .count();
        }
        return inFleet + (trail.alarmProperty().get().isPresent() ? 1 : 0);
    }
}
