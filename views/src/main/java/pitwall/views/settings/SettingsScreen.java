package pitwall.views.settings;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.act.Leaving;
import pitwall.views.connection.ConnectionTestViewModel;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FrameMeter;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;

/// The settings as a screen. FX thread.
public final class SettingsScreen implements Screen {
    private static final String OFFLINE = "offline";

    private final Strings strings;
    private final SettingsController controller;
    private final Node node;
    private @Nullable Subscription following;

    SettingsScreen(SettingsParts parts, Surroundings surroundings) {
        this.strings = surroundings.strings();
        this.controller =
                new SettingsController(pages(parts, surroundings), strings, new LastPage(parts.preferences()));
        this.node = FxmlView.load(controller, strings.bundle());
    }

    /// The settings, for the lower end of the rail.
    public static ScreenKind kind(SettingsParts parts) {
        return new ScreenKind(
                "settings",
                "shell.nav.settings",
                "mdi2c-cog-outline",
                "Ctrl+,",
                surroundings -> new SettingsScreen(parts, surroundings));
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(strings.get("shell.nav.settings"));
    }

    @Override
    public ObservableValue<String> status() {
        return new ReadOnlyStringWrapper(strings.get("settings.status"));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<UiAction> actions() {
        return List.of();
    }

    @Override
    public void shown() {
        following = controller.follow();
    }

    @Override
    public void hidden() {
        if (following != null) {
            following.unsubscribe();
            following = null;
        }
    }

    @Override
    public void focus() {
        controller.focus();
    }

    /// What a page shows is on this computer: it is counted and measured again.
    @Override
    public void resync(Runnable fleet) {
        controller.refresh();
    }

    @Override
    public boolean showsFleet() {
        return false;
    }

    @Override
    public List<Node> panes() {
        return controller.panes();
    }

    @Override
    public void arrive(Destination destination) {
        if (destination instanceof Destination.CacheContents) {
            controller.open(OFFLINE);
        }
    }

    private static List<SettingsPage> pages(SettingsParts parts, Surroundings around) {
        Strings strings = around.strings();
        AppearancePageController appearance = new AppearancePageController(
                new AppearanceViewModel(parts.preferences(), parts.ports().tray()), strings);
        TimePageController time = new TimePageController(
                new TimeViewModel(
                        parts.preferences(), parts.fleet(), strings.formats().locale()),
                strings);
        ConnectionsViewModel connections = new ConnectionsViewModel(
                parts.ports().connections(),
                new Leaving(parts.ports().connections(), parts.ports().notes(), around),
                parts.fleet(),
                around);
        ConnectionTestViewModel test =
                new ConnectionTestViewModel(parts.ports().connections(), strings, parts.fxThread());
        OfflineViewModel offline = new OfflineViewModel(
                parts.ports().offlineData(),
                parts.ports().pins(),
                parts.fleet(),
                parts.preferences(),
                around,
                parts.fxThread());
        KeyboardViewModel keyboard = new KeyboardViewModel(parts.keys(), parts.preferences(), strings);
        SoundViewModel sound =
                new SoundViewModel(parts.ports().alarms(), parts.fleet().live(), parts.preferences(), strings);
        UpdatesViewModel updates = new UpdatesViewModel(parts.ports().upkeep(), around, parts.fxThread());
        DiagnosticsViewModel diagnostics = new DiagnosticsViewModel(
                parts.fleet(), new FrameMeter(), parts.ports().upkeep().version(), strings);
        SupportViewModel bundle =
                new SupportViewModel(parts.ports(), parts.fleet()::localNow, around, parts.fxThread());
        return List.of(
                page(
                        "connections",
                        new ConnectionsPageController(connections, test, strings),
                        strings,
                        connections::follow),
                page(OFFLINE, new OfflinePageController(offline, strings), strings, offline::follow),
                page("appearance", appearance, strings, () -> Subscription.EMPTY),
                page("time", time, strings, () -> Subscription.EMPTY),
                page("sound", new SoundPageController(sound), strings, sound::follow),
                page("keyboard", new KeyboardPageController(keyboard, strings), strings, keyboard::follow),
                page("updates", new UpdatesPageController(updates, strings), strings, () -> Subscription.EMPTY),
                page("diagnostics", new DiagnosticsPageController(diagnostics, bundle), strings, diagnostics::follow));
    }

    private static SettingsPage page(String id, Object controller, Strings strings, SettingsPage.Follow follow) {
        return new SettingsPage(id, FxmlView.load(controller, strings.bundle()), follow);
    }
}
