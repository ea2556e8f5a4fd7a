package pitwall.views.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.audit.AuditBreak;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.MemoryTray;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.trail.TrailAlarm;

/// What the icon in the notification area says. No toolkit runs.
class TrayWatchTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final MemoryTray tray = ports.tray;
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel live = new FleetModel(clock);
    private final PreferencesModel preferences = new PreferencesModel(ports);
    private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.DARK);
    private Subscription following = Subscription.EMPTY;

    @BeforeEach
    void follow() {
        following = new TrayWatch(tray, live, ports.trailAlarms, preferences, desktop, this::strings).follow();
    }

    private Strings strings() {
        return Strings.strict(
                new Formats(preferences.get().language(), preferences.get().localZone()));
    }

    @Test
    void nothingIsShownUntilSomebodyWantsIt() {
        live.accept(SampleAlarms.frame(Frames.live(), List.of(urgent(1))));
        assertThat(tray.views).isEmpty();

        choose(TrayChoice.DESKTOP);
        assertThat(tray.now).contains(new TrayView(TrayMood.URGENT, true, "1 urgent alarm waits"));

        choose(TrayChoice.NONE);
        assertThat(tray.now).isEmpty();
    }

    @Test
    void fleetIsToldAsItIsNow() {
        choose(TrayChoice.LIGHT);
        assertThat(tray.now).contains(new TrayView(TrayMood.OFFLINE, true, "No connection to the fleet"));

        live.accept(SampleAlarms.frame(Frames.live(), List.of(other(3))));
        assertThat(tray.now).contains(new TrayView(TrayMood.LIVE, true, "The fleet is live"));

        live.accept(SampleAlarms.frame(Frames.lagging(), List.of(urgent(1), urgent(2), other(3))));
        assertThat(tray.now).contains(new TrayView(TrayMood.URGENT, true, "2 urgent alarms wait"));

        live.accept(SampleAlarms.frame(Frames.offline(), List.of(urgent(1), urgent(2))));
        assertThat(tray.now)
                .as("what is remembered may be over")
                .contains(new TrayView(TrayMood.OFFLINE, true, "No connection to the fleet"));
    }

    @Test
    void alarmAboutTheAuditTrailIsUrgent() {
        choose(TrayChoice.DARK);
        live.accept(SampleAlarms.frame(Frames.live(), List.of()));

        ports.trailAlarms.raise(broken());
        assertThat(tray.now).contains(new TrayView(TrayMood.URGENT, false, "1 urgent alarm waits"));

        ports.trailAlarms.acknowledge();
        assertThat(tray.now).contains(new TrayView(TrayMood.LIVE, false, "The fleet is live"));
    }

    @Test
    void sameLookIsShownOnce() {
        choose(TrayChoice.LIGHT);
        live.accept(SampleAlarms.frame(Frames.live(), List.of()));
        int shown = tray.views.size();

        live.accept(SampleAlarms.frame(Frames.live(), List.of()));
        clock.advance(Duration.ofMinutes(5));
        live.tick();
        live.accept(SampleAlarms.frame(Frames.live(), List.of(other(3))));

        assertThat(tray.views).hasSize(shown);
    }

    @Test
    void desktopWithoutAPlaceIsAskedAgainNowAndThen() {
        tray.answer = Tray.Place.MISSING;
        choose(TrayChoice.LIGHT);
        live.accept(SampleAlarms.frame(Frames.live(), List.of()));
        int shown = tray.views.size();

        pass(TrayWatch.AGAIN.minusSeconds(1));
        assertThat(tray.views).hasSize(shown);
        pass(Duration.ofSeconds(1));
        assertThat(tray.views).hasSize(shown + 1);
        assertThat(tray.views.getLast()).isEqualTo(tray.views.get(shown - 1));
        pass(Duration.ofSeconds(29));
        assertThat(tray.views).hasSize(shown + 1);

        tray.answer(Tray.Place.SHOWN);
        pass(Duration.ofMinutes(5));
        assertThat(tray.views).hasSize(shown + 1);
    }

    @Test
    void dataThatIsBehindIsNotCalledAsGoodAsLive() {
        choose(TrayChoice.LIGHT);
        live.accept(SampleAlarms.frame(Frames.lagging(), List.of()));

        assertThat(tray.now).contains(new TrayView(TrayMood.LIVE, true, "The fleet is live, but data is behind"));
    }

    @Test
    void inkFollowsTheDesktopUnlessItWasChosen() {
        choose(TrayChoice.DESKTOP);
        assertThat(tray.now.orElseThrow().light()).isTrue();
        desktop.set(ColorScheme.LIGHT);
        assertThat(tray.now.orElseThrow().light()).isFalse();

        choose(TrayChoice.LIGHT);
        assertThat(tray.now.orElseThrow().light()).isTrue();
        desktop.set(ColorScheme.DARK);
        choose(TrayChoice.DARK);
        assertThat(tray.now.orElseThrow().light()).isFalse();
    }

    @Test
    void wordsAreThoseOfTheLanguage() {
        choose(TrayChoice.LIGHT);
        preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN));

        assertThat(tray.now.orElseThrow().sentence()).isEqualTo("Keine Verbindung zur Flotte");
    }

    @Test
    void nothingIsFollowedAfterTheEnd() {
        choose(TrayChoice.LIGHT);
        int shown = tray.views.size();
        following.unsubscribe();

        live.accept(SampleAlarms.frame(Frames.live(), List.of(urgent(1))));
        desktop.set(ColorScheme.LIGHT);
        choose(TrayChoice.DARK);

        assertThat(tray.views).hasSize(shown);
    }

    @Test
    void choiceIsRememberedAndAnythingElseIsNone() {
        choose(TrayChoice.DARK);
        assertThat(TrayChoice.of(ports.preferences)).isEqualTo(TrayChoice.DARK);
        assertThat(TrayChoice.of(ports.preferences.withScreens(Map.of("shell.tray", "PURPLE"))))
                .isEqualTo(TrayChoice.NONE);
    }

    private static TrailAlarm broken() {
        return new TrailAlarm(
                "https://fleet.example",
                new TrailAlarm.Cause.Verified(new AuditBreak(AuditBreak.Kind.CHANGED, 7), Optional.empty(), false),
                Frames.NOW);
    }

    private void pass(Duration time) {
        clock.advance(time);
        live.tick();
    }

    private void choose(TrayChoice choice) {
        preferences.change(choice::in);
    }

    private static AlarmView urgent(int number) {
        return SampleAlarms.of(number, "gate", AlarmLevel.P1, AlarmState.UNACKED_ACTIVE, SampleAlarms.car(number))
                .made();
    }

    private static AlarmView other(int number) {
        return SampleAlarms.of(number, "gate", AlarmLevel.P1, AlarmState.ACKED_ACTIVE, SampleAlarms.car(number))
                .made();
    }
}
