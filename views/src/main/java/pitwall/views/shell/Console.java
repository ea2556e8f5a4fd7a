package pitwall.views.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxThread;
import pitwall.views.fx.FxmlView;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.preferences.IdleLimit;
import pitwall.views.preferences.Preferences;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.replay.TimeBookmarks;
import pitwall.views.replay.TimeMarks;
import pitwall.views.replay.TimeTravel;
import pitwall.views.settings.SettingsParts;
import pitwall.views.settings.SettingsScreen;
import pitwall.views.settings.UpdateWatch;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Themes;
import pitwall.views.tray.TrayWatch;

/// The whole console in one node: give it a fleet and its ports, put [#root] into a scene, call [#open]. FX thread.
///
/// A change of language or zone makes the frame and its screens anew; the fleet, the activity list and the
/// keys stay.
public final class Console {
    private final Themes themes;
    private final FleetModel fleet;
    private final ConsolePorts ports;
    private final PreferencesModel preferences;
    private final Executor background;
    private final List<ScreenKind> kinds;
    private final KeyMap keys;
    private final ActivityLog activity;
    private final TimeTravel travel;
    private final TimeMarks marks;
    private final TimeBookmarks bookmarks;
    private final StackPane root = new StackPane();
    private final WallWindow window = new WallWindow(root, this::leaveWall);
    private final IdleWatch idle;
    private final UpdateWatch updates;
    private final IncomingLink incoming = new IncomingLink(this::mayFollow, this::open, this::tellUnreadable);
    private final Subscription following;
    private Preferences applied;
    private Shell shell;
    private boolean wall;
    /// False until the program has led somewhere itself.
    private boolean begun;
    /// Present while the window is locked because nobody touched it.
    private @Nullable Node idleLock;

    /// @param kinds the screens of the rail, in its order
    /// @param background runs what takes longer than a key stroke may
    public Console(
            Themes themes,
            FleetModel fleet,
            ConsolePorts ports,
            PreferencesModel preferences,
            List<ScreenKind> kinds,
            Executor background) {
        this.themes = themes;
        this.fleet = fleet;
        this.ports = ports;
        this.preferences = preferences;
        this.background = background;
        this.keys = new KeyMap(preferences.get().keys());
        keys.setSingleLetters(preferences.get().singleLetters());
        this.kinds = new ArrayList<>(kinds);
        this.kinds.add(SettingsScreen.kind(new SettingsParts(fleet, ports, preferences, keys, FxThread.executor())));
        this.activity = new ActivityLog(() -> fleet.live().serverNowProperty().get());
        this.travel = new TimeTravel(fleet, ports.past().pictures(), FxThread.executor());
        this.marks = new TimeMarks(travel, ports.past().events(), FxThread.executor());
        this.bookmarks = new TimeBookmarks(travel, ports.past().bookmarks(), FxThread.executor());
        this.applied = preferences.get();
        this.shell = make();
        root.getChildren().setAll(shell.root());
        this.idle = new IdleWatch(
                fleet::localNow, this::idleLimit, () -> !wall, () -> mayLock(ports), this::lockForIdleness);
        root.addEventFilter(InputEvent.ANY, _ -> idle.touch());
        this.updates = new UpdateWatch(ports.upkeep(), this::strings, this::tell, FxThread.executor());
        ports.trailAlarms()
                .alarmProperty()
                .addListener((_, _, raised) -> raised.ifPresent(alarm -> activity.done(alarm.sentence(strings()))));
        following = Subscription.combine(
                new TrayWatch(
                                ports.tray(),
                                fleet.live(),
                                ports.trailAlarms(),
                                preferences,
                                themes.desktop(),
                                this::strings)
                        .follow(),
                preferences.property().subscribe(this::apply),
                fleet.live().serverNowProperty().subscribe(_ -> {
                    idle.tick();
                    updates.tick(fleet.localNow());
                    incoming.look();
                }),
                fleet.live()
                        .onFrame(frame -> ports.alarms()
                                .ringer()
                                .see(frame, fleet.live().serverNowProperty().get())),
                fleet.live()
                        .serverNowProperty()
                        .subscribe(now -> ports.alarms().ringer().tick(now)),
                ports.trailAlarms()
                        .alarmProperty()
                        .subscribe(raised -> ports.alarms()
                                .ringer()
                                .seeTrail(
                                        raised, fleet.live().serverNowProperty().get())),
                fleet.frameProperty().subscribe(frame -> {
                    if (frame.session() == null) {
                        unlockIdleness();
                    }
                }));
    }

    /// A wall is only looked at, and a console without a password could never be opened again.
    private boolean mayLock(ConsolePorts asked) {
        return !wall
                && idleLock == null
                && fleet.frame().session() != null
                && asked.connections().asksAgain();
    }

    private Duration idleLimit() {
        return IdleLimit.of(preferences.get());
    }

    /// Nothing of the fleet can be seen or reached until the password is typed.
    private void lockForIdleness() {
        SessionInfo session = fleet.frame().session();
        IdleLockController controller = new IdleLockController(
                strings(),
                ports.connections(),
                session == null ? "" : session.user(),
                FxThread.executor(),
                this::unlockIdleness,
                ports.notes(),
                this::signOut);
        Node pane = FxmlView.load(controller, strings().bundle());
        idleLock = pane;
        shell.root().setVisible(false);
        shell.root().setDisable(true);
        root.getChildren().add(pane);
        Popups.hideAll();
        controller.focus();
    }

    private void unlockIdleness() {
        Node pane = idleLock;
        if (pane != null) {
            idleLock = null;
            root.getChildren().remove(pane);
            shell.root().setDisable(false);
            shell.root().setVisible(true);
            shell.focusFront();
            idle.begin();
            incoming.look();
        }
    }

    /// A case file needs neither a server nor an account.
    private boolean mayFollow(Destination place) {
        boolean free = shell.isFree() || (place instanceof Destination.Case && shell.isAskingWho());
        return begun && !wall && idleLock == null && free;
    }

    private void tellUnreadable() {
        navigator().toast(strings().get("shell.link.unreadable"), Optional.empty());
    }

    /// Unlocks by itself once there is nothing left to see.
    private void signOut() {
        ports.notes().forget();
        open(new Destination.Connect());
        CompletableFuture<?> unused = ports.connections().signOut();
    }

    /// The node to put into the scene that [Themes] dresses.
    public StackPane root() {
        return root;
    }

    /// What leads into the past and back.
    public TimeTravel travel() {
        return travel;
    }

    /// What happened on the way.
    public TimeMarks marks() {
        return marks;
    }

    /// What the window is called.
    public String title() {
        return travel.momentProperty()
                .get()
                .map(then -> strings().get("replay.title", strings().formats().utc(then)))
                .orElse("Pitwall");
    }

    /// Leads somewhere, as any screen may.
    public void open(Destination destination) {
        shell.desk().open(destination);
        begun = true;
        incoming.look();
    }

    /// Makes a screen of the rail ready that is likely to be opened next, while there is nothing else to do.
    ///
    /// @param screen its id
    public void prepare(String screen) {
        shell.desk().prepare(screen);
    }

    /// Leads where a link of [pitwall.views.desk.ConsoleLink] says, as soon as the fleet can be seen and nothing is
    /// asked, or to a case file, which needs no fleet; says so where it leads nowhere. Takes any text.
    public void follow(String link) {
        incoming.accept(link);
    }

    /// The way that screens use.
    Navigator navigator() {
        return shell.desk();
    }

    /// Shows that the cached data is locked, and nothing of it, until there is a connection.
    public void lock() {
        shell.desk().lock();
    }

    /// Ends everything that listens.
    public void close() {
        following.unsubscribe();
        shell.close();
    }

    /// In the corner for a moment, and in the list of what happened.
    private void tell(String sentence) {
        activity.done(sentence);
        navigator().toast(sentence, Optional.empty());
    }

    private Shell make() {
        return new Shell(
                fleet,
                new PastParts(travel, marks, bookmarks),
                ports,
                preferences,
                strings(),
                keys,
                activity,
                kinds,
                background,
                this::setWall);
    }

    private Strings strings() {
        Preferences chosen = preferences.get();
        return Strings.of(new Formats(chosen.language(), chosen.localZone(), chosen.units()));
    }

    private void apply(Preferences chosen) {
        themes.change(appearance());
        boolean otherWords = !chosen.language().equals(applied.language())
                || !chosen.localZone().equals(applied.localZone())
                || !chosen.units().equals(applied.units());
        applied = chosen;
        if (otherWords) {
            makeAnew();
        }
    }

    /// The same screens again in other words, with the same one in front.
    private void makeAnew() {
        DeskViewModel before = shell.desk();
        List<Destination.OnScreen> open = before.openScreens().stream()
                .flatMap(screen -> before.placeOf(screen).stream())
                .toList();
        Optional<Destination.OnScreen> front =
                Optional.ofNullable(before.frontProperty().get()).flatMap(before::placeOf);
        DeskViewModel.Middle middle = before.middleProperty().get();
        shell.close();
        shell = make();
        root.getChildren().setAll(shell.root());
        open.forEach(shell.desk()::open);
        front.ifPresent(shell.desk()::open);
        switch (middle) {
            case TABS -> {}
            case WELCOME -> shell.desk().open(new Destination.Connect());
            case LOCKED -> shell.desk().lock();
        }
        if (wall) {
            shell.enterWall();
        }
    }

    private void setWall(boolean on) {
        wall = on;
        window.fill(on);
        fleet.onlyWatch(on);
        themes.change(appearance());
    }

    private void leaveWall() {
        shell.leaveWall();
    }

    private Appearance appearance() {
        Appearance chosen = preferences.get().appearance();
        return wall ? chosen.withDensity(Density.WALL) : chosen;
    }
}
