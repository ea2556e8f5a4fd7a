package pitwall.views.act;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.views.desk.RoleWords;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// Why something that needs a capability cannot be done now, in words that stand beside the button. FX thread.
public final class Permission {
    private final Capability needed;
    private final FleetModel fleet;
    private final Strings strings;
    private final boolean needsServer;
    private final ReadOnlyObjectWrapper<Optional<String>> reason = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Permission(Capability needed, FleetModel fleet, Strings strings) {
        this(needed, fleet, strings, true);
    }

    /// For what is kept on this computer only, and goes on without a server.
    public static Permission alsoOffline(Capability needed, FleetModel fleet, Strings strings) {
        return new Permission(needed, fleet, strings, false);
    }

    private Permission(Capability needed, FleetModel fleet, Strings strings, boolean needsServer) {
        this.needed = needed;
        this.fleet = fleet;
        this.strings = strings;
        this.needsServer = needsServer;
        fleet.frameProperty().subscribe(this::judge);
        fleet.watchedProperty().subscribe(ignored -> judge(fleet.frame()));
    }

    /// Empty when it can be done.
    public ReadOnlyObjectProperty<Optional<String>> reasonProperty() {
        return reason.getReadOnlyProperty();
    }

    private void judge(FleetFrame frame) {
        Optional<String> judged = why(frame);
        if (!judged.equals(reason.get())) {
            reason.set(judged);
        }
    }

    private Optional<String> why(FleetFrame frame) {
        SessionInfo session = frame.session();
        if (session != null && !session.capabilities().contains(needed)) {
            return Optional.of(strings.get("disabled.needs.held", strings.get(RoleWords.key(needed)), holders()));
        }
        if (fleet.watchedProperty().get()) {
            return Optional.of(strings.get("disabled.wall"));
        }
        if (!needsServer || frame.freshness().allowsCommands()) {
            return Optional.empty();
        }
        boolean past = frame.freshness().mode() == ConsoleMode.REPLAY;
        return Optional.of(past ? strings.get("disabled.replay") : strings.get("disabled.offline"));
    }

    private String holders() {
        return Arrays.stream(Role.values())
                .filter(role -> role.capabilities().contains(needed))
                .map(role -> strings.get(RoleWords.key(role)))
                .collect(Collectors.joining(", "));
    }
}
