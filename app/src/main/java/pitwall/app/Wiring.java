package pitwall.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.rest.Asking;
import pitwall.client.rest.RolloutReading;
import pitwall.views.act.FileChoice;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxPump;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.theme.Themes;
import pitwall.views.trail.TrailAlarms;

/// Puts the console together. FX thread.
public final class Wiring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final Duration SECOND = Duration.seconds(1);
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 128, 256);

    private final Options options;
    private final DataFolder folder;
    private final Stage stage;
    private final FleetModel fleet;
    private final SecretPlaces secrets;
    private final ConnectionService connections;
    private final Themes themes;
    private final Console console;
    private final PreferencesModel preferences;
    private final Timeline clockTick;
    private final InstantSource clock;
    private final AtomicBoolean closed = new AtomicBoolean();

    Wiring(Options options, DataFolder folder, Stage stage, InstantSource clock) {
        this(options, folder, stage, FileChoice.dialog(() -> stage), clock);
    }

    private Wiring(Options options, DataFolder folder, Stage stage, FileChoice files, InstantSource clock) {
        this.options = options;
        this.folder = folder;
        this.stage = stage;
        this.clock = clock;
        this.fleet = new FleetModel(clock);
        Executor background = work -> Thread.ofVirtual().name("pitwall-call").start(work);
        this.preferences = new PreferencesModel(new PreferenceFile(folder.path(), background));
        this.themes = new Themes(
                preferences.get().appearance(), Platform.getPreferences().colorSchemeProperty());
        this.secrets = new SecretPlaces(folder.path(), background);
        this.connections = new ConnectionService(
                folder.path(), options.cars, secrets, new FxPump(Platform::runLater, fleet::accept), background, clock);
        SessionLink link = new SessionLink(connections::session);
        ConsolePorts ports = new ConsolePorts(
                connections,
                link,
                new OfflinePort(connections::session),
                new PreferenceFile(folder.path(), background),
                secrets,
                new TrailAlarms(),
                new RolloutReading(
                        Asking.whicheverIsInUse(() -> connections.session().map(FleetSession::asking)))::approvals);
        connections.whenTrailBroken(
                alarm -> Platform.runLater(() -> ports.trailAlarms().raise(alarm)));
        DraftFiles drafts =
                new DraftFiles(folder.path(), background, () -> fleet.frame().session());
        connections.whenForgotten(drafts::forget);
        Screens screens = new Screens(
                fleet,
                connections,
                link,
                ports,
                drafts,
                preferences,
                themes,
                files,
                background,
                Platform::runLater,
                clock);
        this.console = new Console(themes, fleet, ports, preferences, screens.kinds(), background);
        this.clockTick = new Timeline(new KeyFrame(SECOND, tick -> fleet.tick()));
        clockTick.setCycleCount(Animation.INDEFINITE);
        showWindow(themes);
    }

    /// A console of its own in a window that somebody else made. Its secrets stay in its data folder.
    ///
    /// @param data folder for settings and offline data, made if it is missing
    /// @param clock this computer's clock
    /// @throws IOException whose message says in a sentence what is wrong with the folder
    public static Wiring in(Path data, Stage stage, InstantSource clock) throws IOException {
        return in(data, stage, FileChoice.dialog(() -> stage), clock);
    }

    /// The same, where somebody else is asked for the files that are to be written.
    ///
    /// @throws IOException whose message says in a sentence what is wrong with the folder
    public static Wiring in(Path data, Stage stage, FileChoice files, InstantSource clock) throws IOException {
        Options options = new Options();
        options.data = data;
        options.noKeychain = true;
        return new Wiring(options, options.folder(), stage, files, clock);
    }

    /// The newest that is known about the fleet. Any thread.
    public FleetFrame latest() {
        return connections.session().map(session -> session.client().latest()).orElse(FleetFrame.NOTHING);
    }

    /// Leads somewhere, as a button would.
    void open(Destination destination) {
        console.open(destination);
    }

    /// The user's choices, as the settings change them.
    public PreferencesModel preferences() {
        return preferences;
    }

    /// Opens the console on what was asked for: the sample fleet, the server used last, or the first run.
    public void start() {
        clockTick.play();
        if (options.sample || options.rehearse) {
            fleet.accept(starting(clock.instant()));
            console.open(new Destination.Cars(""));
            connections.openSampleFleet().whenComplete((outcome, failure) -> told(outcome, failure));
            return;
        }
        secrets.whenOpened(() -> Platform.runLater(this::resumeAfterUnlocking));
        CompletableFuture<Void> searched = options.noKeychain ? CompletableFuture.allOf() : secrets.find();
        searched.thenCompose(found -> connections.resume())
                .thenAccept(resumed -> Platform.runLater(() -> opened(resumed)));
    }

    /// Ends everything; a second call does nothing. Any thread; the window stops following the fleet only on the FX
    /// thread, for elsewhere the program ends.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (Platform.isFxApplicationThread()) {
                clockTick.stop();
                console.close();
                themes.close();
            }
            connections.close();
            folder.close();
        }
    }

    /// A fleet that is only just coming up is not offline.
    private static FleetFrame starting(Instant now) {
        FleetFrame nothing = FleetModel.NOTHING;
        return new FleetFrame(
                null,
                0,
                nothing.snapshot(),
                nothing.changes(),
                nothing.logs(),
                new Freshness.Reconnecting(1, null, null, now),
                null,
                null,
                nothing.serverAhead(),
                true,
                nothing.link());
    }

    private void opened(boolean resumed) {
        console.open(resumed ? new Destination.Cars("") : new Destination.Connect());
        connections
                .session()
                .ifPresent(session -> session.isLocked().thenAccept(locked -> {
                    if (locked) {
                        Platform.runLater(console::lock);
                    }
                }));
    }

    private void resumeAfterUnlocking() {
        if (connections.session().isEmpty()) {
            connections.resume().thenAccept(resumed -> {
                if (resumed) {
                    Platform.runLater(() -> opened(true));
                }
            });
        }
    }

    private void told(SignInOutcome outcome, Throwable failure) {
        if (failure != null || !(outcome instanceof SignInOutcome.SignedIn)) {
            log.error("the sample fleet did not start: {}", outcome, failure);
            Platform.runLater(() -> console.open(new Destination.Connect()));
        }
    }

    private void showWindow(Themes themes) {
        Scene scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        for (int size : ICON_SIZES) {
            var icon = Wiring.class.getResourceAsStream("/pitwall/assets/icons/pitwall-" + size + ".png");
            if (icon != null) {
                stage.getIcons().add(new Image(icon));
            }
        }
        stage.setTitle("Pitwall");
        stage.setScene(scene);
        stage.show();
    }
}
