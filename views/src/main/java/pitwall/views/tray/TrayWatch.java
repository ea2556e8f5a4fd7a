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
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.Preferences;
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
    private @Nullable Look looked;
    private @Nullable TrayView shown;
    private Instant asked = Instant.MIN;

    /// What the icon depends on: words are only made where that is another.
    private record Look(TrayChoice choice, boolean light, ConsoleMode mode, long urgent, Preferences preferences) {}

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
        Look look = new Look(
                choice,
                choice.isLight(desktop.getValue()),
                live.frame().freshness().mode(),
                urgent(),
                preferences.get());
        if (look.equals(looked)) {
            return;
        }
        looked = look;
        TrayView next = choice == TrayChoice.NONE ? null : view(look);
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

    private TrayView view(Look look) {
        Strings words = strings.get();
        boolean late = look.mode() == ConsoleMode.LAGGING;
        if (look.mode() != ConsoleMode.LIVE && !late) {
            return new TrayView(TrayMood.OFFLINE, look.light(), words.get("tray.offline"));
        }
        return look.urgent() > 0
                ? new TrayView(TrayMood.URGENT, look.light(), words.plural("tray.urgent", look.urgent()))
                : new TrayView(TrayMood.LIVE, look.light(), words.get(late ? "tray.lagging" : "tray.live"));
    }

    private long urgent() {
        SeenAlarms now = live.frame().snapshot().board().alarms();
        if (now != counted) {
            counted = now;
            inFleet = now.urgent().count();
        }
        return inFleet + (trail.alarmProperty().get().isPresent() ? 1 : 0);
    }
}
