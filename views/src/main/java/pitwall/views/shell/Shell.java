package pitwall.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.ConsoleMode;
import pitwall.views.act.GoOnAs;
import pitwall.views.act.Leaving;
import pitwall.views.alarm.NewUrgent;
import pitwall.views.alarm.NewUrgentBand;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxThread;
import pitwall.views.fx.FxmlView;
import pitwall.views.help.HelpPane;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Toasts;
import pitwall.views.palette.PalettePane;
import pitwall.views.ports.ConsolePorts;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.preferences.Preferences;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.replay.TimeActions;
import pitwall.views.replay.TimeBar;
import pitwall.views.replay.TimeTravel;
import pitwall.views.trail.TrailAlarmBand;
import pitwall.views.welcome.WelcomePane;

/// The frame in one language, wired: header, band, rail, tabs, status bar and what opens over them. Thrown away and
/// made anew when the language or the zone changes. FX thread.
final class Shell {
    private static final ObservableValue<String> NO_STATUS = new ReadOnlyStringWrapper("");

    private final FleetModel fleet;
    private final PastParts past;
    private final TimeTravel travel;
    private final ConsolePorts ports;
    private final PreferencesModel preferences;
    private final Strings strings;
    private final KeyMap keys;
    private final ActivityLog activity;
    private final Executor background;
    private final Toasts toasts;
    private final SheetPane sheets;
    private final Leaving leaving;
    private final DeskViewModel desk;
    private final ModeViewModel mode;
    private final HeaderViewModel header;
    private final HeaderController headerBar;
    private final GoOnAs goOnAs;
    private final ShellController window;
    private final FocusSeeker focus;
    private final Popovers popovers;
    private final WelcomePane welcome;
    private final LockController lock;
    private final AlarmLine alarms;
    private final TimeBar timeBar;
    private final ShellActions shellActions;
    private Subscription following = Subscription.EMPTY;

    Shell(
            FleetModel fleet,
            PastParts past,
            ConsolePorts ports,
            PreferencesModel preferences,
            Strings strings,
            KeyMap keys,
            ActivityLog activity,
            List<ScreenKind> kinds,
            Executor background,
            Consumer<Boolean> wall) {
        this.fleet = fleet;
        this.past = past;
        this.travel = past.travel();
        this.ports = ports;
        this.preferences = preferences;
        this.strings = strings;
        this.keys = keys;
        this.activity = activity;
        this.background = background;
        this.toasts = new Toasts(strings);
        this.sheets = new SheetPane(strings, new Reauthentication(fleet, ports.connections(), FxThread.executor()));
        this.desk = new DeskViewModel(
                kinds,
                strings,
                this::toast,
                activity,
                sheets::ask,
                (action, usual) -> keys.shown(action, usual, strings),
                new DeskViewModel.Beside(
                        this::openHelp, travel::goTo, sentence -> toasts.show(sentence, Optional.empty())));
        this.mode = new ModeViewModel(fleet, ports.offlineData(), new ModeText(strings));
        this.header = new HeaderViewModel(fleet, ports.approvals(), FxThread.executor(), strings);
        this.goOnAs = new GoOnAs(ports.connections(), desk, strings, FxThread.executor());
        this.headerBar = new HeaderController(header, mode, headerDoors());
        this.window = new ShellController(desk, toasts, sheets, wall);
        FxmlView.load(window, strings.bundle());
        this.focus = new FocusSeeker(window.root());
        this.welcome = new WelcomePane(ports, strings, desk, FxThread.executor());
        this.lock = new LockController(strings, ports.link()::retryNow, () -> desk.open(new Destination.Connect()));
        this.alarms = new AlarmLine(
                fleet,
                ports.alarms(),
                new Surroundings(strings, desk, sheets::ask),
                FxThread.executor(),
                preferences.property().map(Preferences::appearance));
        this.leaving = new Leaving(ports.connections(), ports.notes(), new Surroundings(strings, desk, sheets::ask));
        this.popovers = new Popovers(fleet, strings, ports.link(), activity, window.overlay(), desk::open);
        this.shellActions = new ShellActions(fleet, ports, strings, desk, moves());
        this.timeBar = new TimeBar(
                travel,
                past.marks(),
                past.bookmarks(),
                ports.offlineData()::status,
                strings,
                this::withKey,
                this::bookmark);
        keys.register(KeyMap.EVERYWHERE, actions());
        build();
    }

    StackPane root() {
        return window.root();
    }

    DeskViewModel desk() {
        return desk;
    }

    void enterWall() {
        window.enterWall();
    }

    void leaveWall() {
        window.leaveWall();
    }

    /// True where screens are seen and nothing lies over them that wants an answer.
    boolean isFree() {
        return desk.middleProperty().get() == DeskViewModel.Middle.TABS && !sheets.isAsking();
    }

    /// True where connection and sign-in are asked for, and nothing lies over that.
    boolean isAskingWho() {
        return desk.middleProperty().get() == DeskViewModel.Middle.WELCOME && !sheets.isAsking();
    }

    /// Leads the focus to where work begins, for example after something else lay over the screens.
    void focusFront() {
        Screen front = desk.frontProperty().get();
        if (front != null && desk.middleProperty().get() == DeskViewModel.Middle.TABS) {
            focus.lead(front);
        }
    }

    /// Ends everything that listens.
    void close() {
        desk.closeAll();
        following.unsubscribe();
    }

    private void build() {
        StatusBarViewModel status = new StatusBarViewModel(fleet, ports.offlineData(), activity, strings);
        Rail rail = new Rail(window.rail(), strings, kind -> keyOf("shell.go." + kind.id()));
        rail.fill(desk.kinds(), kind -> desk.openId(kind.id()));
        ObservableValue<Boolean> bandWanted =
                desk.middleProperty().map(middle -> middle != DeskViewModel.Middle.LOCKED);
        TrailAlarmBand alarm = new TrailAlarmBand(
                ports.trailAlarms(), strings, () -> desk.open(new Destination.Audit("")), activity::done);
        NewUrgentBand urgent = new NewUrgentBand(
                new NewUrgent(fleet.live(), travel.momentProperty()),
                strings,
                withKey(strings.get("replay.live"), "shell.replay", "F7"),
                travel::leave);
        Node band = view(new ModeBandController(mode, bandWanted, strings, this::onBand));
        window.frame(
                List.of(view(headerBar), alarm, alarms.strip(), urgent, alarms.guidance(), band, timeBar),
                view(new StatusBarController(status, screenStatus(), statusDoors())));
        window.whenMiddleIs(DeskViewModel.Middle.WELCOME, welcome::node);
        window.whenMiddleIs(DeskViewModel.Middle.LOCKED, () -> view(lock));
        new KeyDispatcher(keys, desk).attach(window.root());
        following = Subscription.combine(
                alarm.follow(),
                alarms.follow(),
                urgent.follow(),
                timeBar.follow(),
                mode.follow(),
                header.follow(),
                status.follow(),
                desk.frontProperty().subscribe(front -> onFront(front, rail)),
                desk.openScreens().subscribe(() -> keys.keepOnly(desk.openScreens())),
                desk.middleProperty().subscribe(middle -> onMiddle(middle, rail)),
                fleet.modeProperty().subscribe(this::unlock),
                fleet.live().serverNowProperty().subscribe(_ -> lockInTime()),
                fleet.modeProperty().subscribe(this::leaveThePresent),
                window.root()
                        .widthProperty()
                        .subscribe(width -> rail.setWords(width.doubleValue() >= Rail.WORDS_FROM)));
    }

    private List<UiAction> actions() {
        List<UiAction> all = new ArrayList<>(shellActions.all());
        all.addAll(alarms.actions());
        all.addAll(
                new TimeActions(travel, past.marks(), strings, this::bookmark, shellActions::copyLinkToMoment).all());
        return all;
    }

    private void bookmark() {
        popovers.bookmarks(timeBar, past, shellActions::copyLinkToMoment);
    }

    private Node view(Object controller) {
        return FxmlView.load(controller, strings.bundle());
    }

    private HeaderDoors headerDoors() {
        ObservableValue<String> searchKey = keys.revisionProperty().map(ignored -> keyOf("shell.palette"));
        UserMenu menu = new UserMenu(strings, this::keyOf);
        return new HeaderDoors(
                this::openPalette,
                searchKey,
                near -> popovers.link(near, mode),
                near -> popovers.clock(near, header),
                () -> desk.open(new Destination.Approvals()),
                () -> menu.items(fleet.frame().session(), goOnAs, userActions()));
    }

    private StatusBarController.Doors statusDoors() {
        return new StatusBarController.Doors(
                desk::open, popovers::activity, () -> desk.open(new Destination.CacheContents()));
    }

    /// What the screen in front says about itself; nothing while something else is shown instead.
    private ObservableValue<String> screenStatus() {
        ObservableValue<String> ofFront = desk.frontProperty()
                .flatMap(front -> front == null ? NO_STATUS : front.status())
                .orElse("");
        return desk.middleProperty()
                .flatMap(middle -> middle == DeskViewModel.Middle.TABS ? ofFront : NO_STATUS)
                .orElse("");
    }

    private String withKey(String words, String action, String usual) {
        String key = keys.shown(action, usual, strings);
        return key.isEmpty() ? words : strings.get("kit.with-key", words, key);
    }

    private ShellActions.Moves moves() {
        return new ShellActions.Moves(
                this::openPalette,
                this::openHelp,
                this::movePane,
                this::escape,
                window::toggleWall,
                () -> popovers.link(window.root(), mode),
                () -> popovers.activity(window.root()),
                headerBar::showUserMenu,
                leaving::signOut,
                toasts::undoLast,
                toasts.undoableProperty());
    }

    private void onFront(@Nullable Screen front, Rail rail) {
        rail.mark(desk.middleProperty().get() == DeskViewModel.Middle.TABS ? front : null);
        if (front != null) {
            keys.register(front.id(), front, front.actions());
            focus.lead(front);
        }
    }

    private void onMiddle(DeskViewModel.Middle middle, Rail rail) {
        window.overlay().close();
        boolean screens = middle == DeskViewModel.Middle.TABS;
        rail.mark(screens ? desk.frontProperty().get() : null);
        switch (middle) {
            case TABS -> focusFront();
            case WELCOME -> welcome.begin(fleet.frame().epoch() != null);
            case LOCKED ->
                lock.shown(
                        ports.offlineData().status().newest(),
                        fleet.serverNowProperty().get());
        }
    }

    /// What a sheet counted and asks is about now, and nothing can be asked of the past.
    private void leaveThePresent(ConsoleMode current) {
        if (current == ConsoleMode.REPLAY) {
            sheets.close();
        }
    }

    /// Time passes while the console is open too, or while the computer sleeps.
    private void lockInTime() {
        if (!desk.isLocked() && ports.offlineData().status().state() == OfflineStatus.State.LOCKED) {
            travel.leave();
            sheets.close();
            desk.lock();
        }
    }

    /// A live picture is proof that the server takes the sign-in: there is nothing to lock any more.
    private void unlock(ConsoleMode current) {
        if (current == ConsoleMode.LIVE) {
            desk.unlock();
        }
    }

    private void onBand(Band.Button button) {
        switch (button) {
            case RETRY_NOW -> ports.link().retryNow();
            case CACHED -> desk.open(new Destination.CacheContents());
            case SIGN_IN, CONNECT -> desk.open(new Destination.Connect());
        }
    }

    private void toast(String sentence, Optional<Runnable> undo) {
        activity.done(sentence);
        toasts.show(sentence, undo);
    }

    private void movePane(int step) {
        Panes.move(window.panes(), window.root().getScene().getFocusOwner(), step);
    }

    /// From the inside out: what lies over the window, the screen's own order, wall mode.
    private void escape() {
        Screen front = desk.frontProperty().get();
        boolean done = window.overlay().close() || alarms.escape() || (front != null && front.escape());
        if (!done) {
            window.leaveWall();
        }
    }

    private void openPalette() {
        PalettePane palette = new PalettePane(
                fleet,
                strings,
                keys,
                preferences,
                desk,
                desk.places(),
                background,
                FxThread.executor(),
                group(),
                window.overlay()::close);
        window.overlay().open(palette.node(), Overlay.Place.TOP, null, () -> {});
        palette.focus();
    }

    private void openHelp() {
        HelpPane help = new HelpPane(keys, strings, group(), window.overlay()::close);
        window.overlay().open(help.node(), Overlay.Place.RIGHT, null, () -> {});
        help.focus();
    }

    /// The group of keys that acts now.
    private String group() {
        Screen front = desk.frontProperty().get();
        return front == null ? KeyMap.EVERYWHERE : front.id();
    }

    private List<UiAction> userActions() {
        List<String> wanted = List.of("shell.go.settings", "shell.connect", "shell.sign-out");
        return keys.reachable(KeyMap.EVERYWHERE).stream()
                .filter(action -> wanted.contains(action.id()))
                .toList();
    }

    private String keyOf(String id) {
        return keys.reachable(KeyMap.EVERYWHERE).stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .map(this::keyOf)
                .orElse("");
    }

    private String keyOf(UiAction action) {
        return keys.keyOf(action).map(key -> key.shown(strings)).orElse("");
    }
}
