package pitwall.views.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import pitwall.client.Freshness;
import pitwall.views.desk.ConsoleLink;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.ports.ConsolePorts;

/// Everything the frame itself can do, as actions for buttons, palette and keys.
final class ShellActions {
    private static final ObservableValue<Optional<String>> NO_REASON = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final FleetModel fleet;
    private final ConsolePorts ports;
    private final Strings strings;
    private final DeskViewModel desk;
    private final Moves moves;

    /// What only the window can do.
    ///
    /// @param pane moves the focus to the next (1) or previous (-1) pane
    /// @param escape closes the innermost thing that is open
    /// @param people lists as whom one can go on
    /// @param signOut ends the session, if need be once it is confirmed
    /// @param undo takes back the last action of which the undo is still offered
    /// @param undoable whether there is one
    record Moves(
            Runnable palette,
            Runnable help,
            IntConsumer pane,
            Runnable escape,
            Runnable wall,
            Runnable linkDetails,
            Runnable activity,
            Runnable people,
            Runnable signOut,
            Runnable undo,
            ObservableValue<Boolean> undoable) {}

    ShellActions(FleetModel fleet, ConsolePorts ports, Strings strings, DeskViewModel desk, Moves moves) {
        this.fleet = fleet;
        this.ports = ports;
        this.strings = strings;
        this.desk = desk;
        this.moves = moves;
    }

    List<UiAction> all() {
        List<UiAction> actions = new ArrayList<>();
        actions.add(UiAction.always("shell.palette", "action.palette", "Ctrl+K", moves.palette()));
        actions.add(UiAction.always("shell.help", "action.help", "F1", moves.help()));
        actions.add(resync());
        actions.add(retry());
        actions.add(UiAction.always("shell.link", "action.link", "", moves.linkDetails()));
        for (ScreenKind kind : desk.kinds().stream().filter(ScreenKind::inRail).toList()) {
            actions.add(go(kind));
        }
        actions.add(
                UiAction.always("shell.cache", "action.cache", "", () -> desk.open(new Destination.CacheContents())));
        actions.add(UiAction.always(
                "shell.case", "action.case", "Ctrl+O", () -> desk.open(new Destination.Case(Optional.empty()))));
        actions.add(UiAction.always(
                "shell.approvals", "action.approvals", "Ctrl+Shift+A", () -> desk.open(new Destination.Approvals())));
        actions.add(UiAction.always("shell.connect", "action.connect", "", () -> desk.open(new Destination.Connect())));
        actions.add(switchUser());
        actions.add(signOut());
        actions.add(undo());
        actions.add(copyLink());
        actions.add(UiAction.always("shell.activity", "action.activity", "", moves.activity()));
        actions.add(UiAction.always("shell.back", "action.back", "Alt+Left", () -> desk.travel(-1)));
        actions.add(UiAction.always("shell.forward", "action.forward", "Alt+Right", () -> desk.travel(1)));
        actions.add(UiAction.always(
                "shell.pane.next", "action.pane.next", "F6", () -> moves.pane().accept(1)));
        actions.add(UiAction.always(
                "shell.pane.previous",
                "action.pane.previous",
                "Shift+F6",
                () -> moves.pane().accept(-1)));
        actions.add(UiAction.always("shell.tab.next", "action.tab.next", "Ctrl+Tab", () -> desk.turn(1)));
        actions.add(
                UiAction.always("shell.tab.previous", "action.tab.previous", "Ctrl+Shift+Tab", () -> desk.turn(-1)));
        actions.add(UiAction.always("shell.tab.close", "action.tab.close", "Ctrl+W", this::closeTab));
        actions.add(UiAction.always("shell.wall", "action.wall", "F11", moves.wall()));
        actions.add(UiAction.always("shell.escape", "action.escape", "Esc", moves.escape()));
        return actions;
    }

    private UiAction go(ScreenKind kind) {
        return UiAction.always("shell.go." + kind.id(), kind.titleKey(), kind.keys(), () -> desk.openId(kind.id()));
    }

    private UiAction resync() {
        return new UiAction(
                "shell.resync", "action.resync", "F5", UiAction.Danger.D0, whyNotResync(), this::resyncFront);
    }

    /// A screen that shows nothing of the fleet is fresh without a connection.
    private ObservableValue<Optional<String>> whyNotResync() {
        ObservableValue<Optional<String>> offline = needsMode(true);
        return desk.frontProperty().flatMap(front -> front == null || front.showsFleet() ? offline : NO_REASON);
    }

    private void resyncFront() {
        Runnable fleet = () -> ports.link().resync();
        var front = desk.frontProperty().get();
        if (front == null) {
            fleet.run();
        } else {
            front.resync(fleet);
        }
    }

    private UiAction retry() {
        return new UiAction(
                "shell.retry",
                "mode.retry",
                "",
                UiAction.Danger.D0,
                needsMode(false),
                () -> ports.link().retryNow());
    }

    /// The reason against an action that makes sense only with a connection, or only without one.
    private ObservableValue<Optional<String>> needsMode(boolean connection) {
        return fleet.modeProperty().map(mode -> switch (mode) {
            case LIVE, LAGGING ->
                connection ? Optional.<String>empty() : Optional.of(strings.get("disabled.connected"));
            case RECONNECTING, OFFLINE ->
                connection ? Optional.of(strings.get("disabled.offline")) : Optional.<String>empty();
            case REPLAY -> Optional.of(strings.get("disabled.replay"));
        });
    }

    private UiAction copyLink() {
        String reason = strings.get("disabled.no-link");
        ObservableValue<Optional<String>> whyNot = desk.frontProperty()
                .map(_ -> linkOfFront().isPresent() ? Optional.<String>empty() : Optional.of(reason))
                .orElse(Optional.of(reason));
        return new UiAction(
                "shell.copy-link",
                "action.copy-link",
                "Ctrl+Shift+C",
                UiAction.Danger.D0,
                whyNot,
                () -> linkOfFront().ifPresent(this::copyLink));
    }

    /// A screen says itself where it is, or it is where somebody was led. In the past the link leads there.
    private Optional<String> linkOfFront() {
        return Optional.ofNullable(desk.frontProperty().get())
                .flatMap(front -> front.here().or(() -> desk.placeOf(front)))
                .flatMap(ConsoleLink::to)
                .map(this::asOfNow);
    }

    private String asOfNow(String link) {
        return fleet.frame().freshness() instanceof Freshness.Replay(Instant at) ? ConsoleLink.at(link, at) : link;
    }

    /// To where one is and to the moment; to the overview from a place that only this computer has.
    void copyLinkToMoment() {
        copyLink(linkOfFront().orElseGet(() -> asOfNow(ConsoleLink.SCHEME + "overview")));
    }

    private void copyLink(String link) {
        ClipboardContent content = new ClipboardContent();
        content.putString(link);
        Clipboard.getSystemClipboard().setContent(content);
        desk.toast(strings.get("shell.link.copied", link), Optional.empty());
    }

    private UiAction undo() {
        String reason = strings.get("disabled.nothing-to-undo");
        return new UiAction(
                "shell.undo",
                "action.undo",
                "Ctrl+Z",
                UiAction.Danger.D0,
                moves.undoable().map(some -> some ? Optional.<String>empty() : Optional.of(reason)),
                moves.undo());
    }

    private UiAction switchUser() {
        String reason = strings.get("disabled.no-colleagues");
        ObservableValue<Optional<String>> disabled = fleet.frameProperty()
                .map(_ -> ports.connections().colleagues().isEmpty() ? Optional.of(reason) : Optional.<String>empty());
        return new UiAction(
                "shell.switch-user", "action.switch-user", "", UiAction.Danger.D0, disabled, moves.people());
    }

    private UiAction signOut() {
        String reason = strings.get("disabled.signed-out");
        ObservableValue<Optional<String>> disabled = fleet.frameProperty()
                .map(frame -> frame.session() == null ? Optional.of(reason) : Optional.<String>empty());
        return new UiAction("shell.sign-out", "action.sign-out", "", UiAction.Danger.D0, disabled, moves.signOut());
    }

    private void closeTab() {
        var front = desk.frontProperty().get();
        if (front != null) {
            desk.close(front);
        }
    }
}
