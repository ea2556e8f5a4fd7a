package pitwall.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.app.tiles.OnlineLayers;
import pitwall.app.tray.Trays;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.rest.AlarmReading;
import pitwall.client.rest.Asking;
import pitwall.client.rest.CarReading;
import pitwall.client.rest.ChannelReading;
import pitwall.client.rest.RolloutReading;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.Speaker;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxPump;
import pitwall.views.notes.LocalNotes;
import pitwall.views.pins.OfflinePins;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.ports.FileChoice;
import pitwall.views.ports.Pages;
import pitwall.views.ports.PastPorts;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.theme.Themes;
import pitwall.views.trail.TrailAlarms;
import pitwall.views.tray.Tray;

/// Puts the console together. FX thread.
public final class Wiring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final Duration SECOND = Duration.seconds(1);
    /// After the window came up: by then the list of cars is there.
    private static final Duration IDLE = Duration.seconds(3);

    private final Options options;
    private final DataFolder folder;
    private final Stage stage;
    private final FleetModel live;
    /// What the screens show: what is seen now, or a moment of the past.
    private final FleetModel fleet;
    private final SecretPlaces secrets;
    private final ConnectionService connections;
    private final Themes themes;
    private final Tray tray;
    private final Console console;
    private final PreferencesModel preferences;
    private final Timeline clockTick;
    private final PauseTransition idle = new PauseTransition(IDLE);
    private final InstantSource clock;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Executor background;
    private Door door = () -> {};
    private Subscription icons = Subscription.EMPTY;
    private Optional<IdleCollection> collection = Optional.empty();
    private Optional<ConsoleLog> kept = Optional.empty();

    /// @param kept what is logged, ended with the rest
    /// @param pages shows pages of the web
    Wiring(
            Options options,
            DataFolder folder,
            Optional<ConsoleLog> kept,
            GivenSettings given,
            Stage stage,
            Pages pages,
            InstantSource clock) {
        this(
                options,
                folder,
                given,
                stage,
                new DesktopParts(
                        FileChoice.dialog(() -> stage),
                        ToneSpeaker::new,
                        pages,
                        (clicked, background, fxThread) ->
                                Trays.of(System.getProperty("os.name", ""), clicked, background, fxThread)),
                clock);
        this.kept = kept;
    }

    private Wiring(
            Options options,
            DataFolder folder,
            GivenSettings given,
            Stage stage,
            DesktopParts desktop,
            InstantSource clock) {
        this.options = options;
        this.folder = folder;
        this.stage = stage;
        this.clock = clock;
        this.live = new FleetModel(clock);
        this.fleet = FleetModel.over(live);
        this.background = work -> Thread.ofVirtual().name("pitwall-call").start(work);
        this.preferences = new PreferencesModel(new PreferenceFile(folder.path(), background));
        this.themes = new Themes(
                preferences.get().appearance(), Platform.getPreferences().colorSchemeProperty());
        this.secrets = new SecretPlaces(folder.path(), background);
        this.connections = new ConnectionService(
                folder.path(),
                options.sampleDoor(folder.path(), clock),
                given,
                secrets,
                new FxPump(Platform::runLater, live::accept),
                background,
                clock);
        SessionLink link = new SessionLink(connections::session);
        Asking asking = Asking.whicheverIsInUse(() -> connections.session().map(FleetSession::asking));
        AlarmDesk alarms = new AlarmDesk(
                new AlarmReading(asking),
                new ChannelReading(asking),
                link,
                desktop.speaker().apply(background));
        alarms.speaker().use(SoundChoice.of(preferences.get()));
        this.tray = desktop.tray().make(() -> Platform.runLater(this::comeForward), background, Platform::runLater);
        PastPort past = new PastPort(connections::session);
        ConsolePorts ports = new ConsolePorts(
                connections,
                link,
                new OfflinePort(connections::session, given.retention()),
                new PreferenceFile(folder.path(), background),
                secrets,
                new TrailAlarms(),
                new RolloutReading(asking)::approvals,
                alarms,
                new PastPorts(past, past, past),
                new OfflinePins(
                        live,
                        new CarReading(asking),
                        new ScreenMemory(preferences, "pins"),
                        background,
                        Platform::runLater),
                new LocalNotes(live, link, new NotesInCache(connections::following), Platform::runLater),
                new ProgramUpkeep(folder.path(), given, background, clock),
                desktop.pages(),
                desktop.files(),
                tray);
        connections.whenTrailBroken(
                alarm -> Platform.runLater(() -> ports.trailAlarms().raise(alarm)));
        DraftFiles drafts =
                new DraftFiles(folder.path(), background, () -> fleet.frame().session());
        connections.whenForgotten(gone -> {
            drafts.forget(gone);
            Platform.runLater(() -> ports.notes().forget(gone));
        });
        Screens screens = new Screens(
                fleet,
                connections,
                link,
                ports,
                drafts,
                preferences,
                themes,
                new OnlineLayers(
                        folder.path(),
                        System.getenv(),
                        () -> PinnedTrust.of(null, given.authorities()),
                        () -> preferences.get().language(),
                        background,
                        Platform::runLater,
                        clock),
                desktop.files(),
                background,
                Platform::runLater,
                clock);
        this.console = new Console(themes, fleet, ports, preferences, screens.kinds(), background);
        console.marks().carsProperty().bind(screens.askedCars());
        this.clockTick = new Timeline(new KeyFrame(SECOND, tick -> live.tick()));
        clockTick.setCycleCount(Animation.INDEFINITE);
        idle.setOnFinished(_ -> {
            background.execute(screens::prepare);
            collection = IdleCollection.in(stage.getScene(), background, clock);
        });
        showWindow(themes);
    }

    /// A console of its own in a window that somebody else made. Its secrets stay in its data folder, and it is silent.
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
        DesktopParts desktop = new DesktopParts(files, _ -> Speaker.SILENT, Pages.NONE, (_, _, _) -> Tray.NONE);
        return new Wiring(options, options.folder(), GivenSettings.NONE, stage, desktop, clock);
    }

    /// The newest that is known about the fleet. Any thread.
    public FleetFrame latest() {
        return connections.session().map(session -> session.client().latest()).orElse(FleetFrame.NOTHING);
    }

    /// Leads somewhere, as a button would. FX thread.
    public void open(Destination destination) {
        console.open(destination);
    }

    /// Brings the window to the front, where a link leads or with a case file. Any thread.
    void ask(String link) {
        Platform.runLater(() -> comeForward(link));
    }

    /// The user's choices, as the settings change them.
    public PreferencesModel preferences() {
        return preferences;
    }

    /// Opens the console on what was asked for: the sample fleet, the server used last, or the first run.
    public void start() {
        clockTick.play();
        idle.play();
        if (options.link != null) {
            console.follow(options.link);
        }
        door = ConsoleDoor.open(folder.path(), background, this::ask);
        // The window is there before the first screen is made: that takes as long again.
        CompletableFuture<Void> painted = new CompletableFuture<>();
        FirstFrame.of(stage.getScene(), () -> Platform.runLater(() -> painted.complete(null)));
        if (options.sample || options.rehearse) {
            live.accept(starting(clock.instant()));
            painted.thenRun(() -> console.open(new Destination.Cars("")));
            connections.openSampleFleet().whenComplete((outcome, failure) -> told(outcome, failure));
            return;
        }
        // What the passphrase opens is shown there; trying it keeps another processor busy for a while.
        secrets.whenOpening(() -> Platform.runLater(() -> console.prepare("cars")));
        secrets.whenOpened(() -> Platform.runLater(this::resumeAfterUnlocking));
        CompletableFuture<Void> searched = options.noKeychain ? CompletableFuture.allOf() : secrets.find();
        connections.lastStart().whenAskedAgain(() -> resume(CompletableFuture.allOf(), CompletableFuture.allOf()));
        CompletableFuture<?> unused = resume(searched, painted);
    }

    /// Shows what was in use last, or where to connect; whatever goes wrong is said there.
    private CompletableFuture<Boolean> resume(CompletableFuture<Void> searched, CompletableFuture<Void> painted) {
        return searched.handle((_, failure) -> {
                    if (failure != null) {
                        log.error("no keychain was found", failure);
                    }
                    return connections.resume();
                })
                .thenCompose(attempt -> attempt)
                .thenCombine(painted, (resumed, _) -> {
                    Platform.runLater(() -> opened(resumed));
                    return resumed;
                });
    }

    /// Ends everything; a second call does nothing. Any thread; the window stops following the fleet only on the FX
    /// thread, for elsewhere the program ends.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (Platform.isFxApplicationThread()) {
                clockTick.stop();
                idle.stop();
                collection.ifPresent(IdleCollection::close);
                icons.unsubscribe();
                console.close();
                tray.hide();
                themes.close();
            }
            door.close();
            connections.close();
            kept.ifPresent(ConsoleLog::close);
            folder.close();
        }
    }

    private void comeForward(String link) {
        console.follow(link);
        comeForward();
    }

    private void comeForward() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
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
        icons = Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(scheme -> stage.getIcons().setAll(WindowIcons.on(scheme)));
        console.travel().momentProperty().subscribe(_ -> stage.setTitle(console.title()));
        stage.setScene(scene);
        stage.show();
    }
}
