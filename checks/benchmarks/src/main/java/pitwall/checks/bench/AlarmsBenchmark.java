package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetAlarms;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SeenAlarms;
import pitwall.client.rest.Asking;
import pitwall.client.rest.CarReading;
import pitwall.client.rest.ChannelReading;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;
import pitwall.testing.FleetFixtures;
import pitwall.views.alarm.AlarmStripModel;
import pitwall.views.alarms.AlarmsParts;
import pitwall.views.alarms.AlarmsScreen;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.bell.Speaker;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.PinMemory;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.Pages;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// What a flood costs the FX thread: a frame with five thousand alarms for the strip of the window, and for the screen
/// with its list sorted or grouped anew and laid out; and a whole minute in which as many come, at the pace at which
/// the list looks.
final class AlarmsBenchmark implements Benchmark {
    private static final int ALARMS = 5_000;
    private static final String MINUTE = "alarms, 5 000 within a minute, on the FX thread: ";
    private static final Instant NOW = FleetFixtures.NOW;
    /// How often the list looks in a minute.
    private static final int LOOKS = 240;

    @Override
    public String name() {
        return "alarms";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        Platform.startup(() -> {});
        return FleetWindow.onFx(AlarmsBenchmark::measure);
    }

    private static List<Measure> measure() {
        FleetModel fleet = new FleetModel(InstantSource.fixed(NOW));
        AlarmDesk desk = new AlarmDesk(
                new Silent(),
                new ChannelReading(Asking.whicheverIsInUse(Optional::empty)),
                _ -> CompletableFuture.completedFuture(
                        new CommandOutcome.Refused(new CommandOutcome.Reason.NotLive(ConsoleMode.OFFLINE))),
                Speaker.SILENT);
        Strings strings = Strings.of(new Formats(Locale.ENGLISH, ZoneOffset.UTC));
        List<FleetFrame> calm = frames(false);
        List<FleetFrame> flood = frames(true);

        AlarmStripModel strip = new AlarmStripModel(fleet, desk, strings, Runnable::run);
        var following = strip.follow();
        int[] at = {0};
        Histogram line = Timed.runs(50, 200, () -> fleet.accept(calm.get(at[0]++ % calm.size())));
        following.unsubscribe();

        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        AlarmsScreen screen = new AlarmsScreen(
                new AlarmsParts(
                        fleet,
                        desk,
                        themes,
                        Runnable::run,
                        Runnable::run,
                        InstantSource.fixed(NOW),
                        () -> OfflineStatus.NOTHING,
                        new OfflinePins(
                                fleet,
                                new CarReading(Asking.whicheverIsInUse(Optional::empty)),
                                PinMemory.NONE,
                                Runnable::run,
                                Runnable::run),
                        Pages.NONE),
                new Surroundings(strings, new Nowhere(), (_, _) -> OpenSheet.ANSWERED));
        Scene scene = new Scene((Parent) screen.node(), 1_232, 730);
        themes.dress(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        screen.shown();
        Runnable apply = screen.actions().stream()
                .filter(action -> action.id().equals("alarms.apply"))
                .map(UiAction::run)
                .findFirst()
                .orElseThrow();
        Histogram single = Timed.runs(20, 60, () -> draw(fleet, calm.get(at[0]++ % calm.size()), apply, scene));
        Histogram grouped = Timed.runs(20, 60, () -> draw(fleet, flood.get(at[0]++ % flood.size()), apply, scene));
        var alsoFollowing = strip.follow();
        Histogram minute = minute(fleet, apply, scene);
        alsoFollowing.unsubscribe();
        screen.hidden();
        stage.hide();
        String what = "alarms, " + ALARMS + " at once, on the FX thread: ";
        return List.of(
                Measure.below(what + "a frame for the strip, p95", Timed.millis(line, 95), "ms", 16),
                Measure.below(what + "a look of the list, each by itself, p95", Timed.millis(single, 95), "ms", 100),
                Measure.below(what + "a look of the list, by cause, p95", Timed.millis(grouped, 95), "ms", 100),
                Measure.below(MINUTE + "the longest look, strip and list", Timed.millis(minute, 100), "ms", 100),
                Measure.below(
                        MINUTE + "strip and list, share of a core", 100 * minute.getMean() * LOOKS / 60e9, "%", 15));
    }

    /// All looks of a minute in which the alarms come one after another, without the time between them. The minute
    /// before it is for the compiler.
    private static Histogram minute(FleetModel fleet, Runnable apply, Scene scene) {
        List<AlarmView> all = alarms(0);
        List<FleetFrame> frames = new ArrayList<>();
        for (int look = 1; look <= LOOKS; look++) {
            frames.add(frame(true, all.subList(0, ALARMS * look / LOOKS)));
        }
        int[] at = {0};
        return Timed.runs(LOOKS, LOOKS, () -> draw(fleet, frames.get(at[0]++ % LOOKS), apply, scene));
    }

    private static void draw(FleetModel fleet, FleetFrame frame, Runnable apply, Scene scene) {
        fleet.accept(frame);
        apply.run();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /// Two pictures by turns, of which the second has one more acknowledged alarm.
    private static List<FleetFrame> frames(boolean flood) {
        return List.of(frame(flood, alarms(0)), frame(flood, alarms(1)));
    }

    private static List<AlarmView> alarms(int acknowledged) {
        List<AlarmView> alarms = new ArrayList<>();
        for (int i = 0; i < ALARMS; i++) {
            alarms.add(alarm(i, i < acknowledged));
        }
        return alarms;
    }

    private static FleetFrame frame(boolean flood, List<AlarmView> alarms) {
        FleetSnapshot snapshot = FleetSnapshot.of(FleetFixtures.cars(100, 7))
                .beside(
                        new FleetBoard(List.of(), null, new SeenAlarms(alarms, new AlarmLoad(flood, alarms.size()))),
                        List.of());
        return new FleetFrame(
                "epoch-1",
                1,
                snapshot,
                new FleetChanges(false, new BitSet(), true, List.of()),
                List.of(),
                new Freshness.Live(Duration.ofMillis(100)),
                null,
                NOW,
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }

    private static AlarmView alarm(int number, boolean known) {
        AlarmLevel level = number % 20 == 0 ? AlarmLevel.P2 : AlarmLevel.P3;
        Instant raised = NOW.minusMillis(number * 12L);
        return new AlarmView(
                "A-" + (number + 1),
                "rule_" + number % 40,
                level,
                known ? AlarmState.ACKED_ACTIVE : AlarmState.UNACKED_ACTIVE,
                "WBA-%05d was not heard for 10 minutes".formatted(number),
                null,
                AlarmObject.car("WBA-%05d".formatted(number), number % 3 == 0 ? "munich" : "berlin", "i4", null),
                raised,
                null,
                null,
                1,
                List.of(raised),
                known ? new AlarmView.Acknowledged("a.huber", NOW, null) : null,
                null,
                null);
    }

    /// A server that does not answer.
    private static final class Silent implements FleetAlarms {
        @Override
        public CompletableFuture<Answer<AlarmDetail>> detail(String alarm) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<Answer<List<AlarmJournalLine>>> journal(@Nullable Long before, int limit) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<Answer<List<AlarmMuteEntry>>> mutes() {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<Answer<MutePreview>> preview(MuteAlarms terms) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<Answer<BackTest>> backTest(AlarmRuleBody rule) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }

        @Override
        public CompletableFuture<Answer<List<AlarmRuleEntry>>> rules() {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }
}
