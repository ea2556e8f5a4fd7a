package pitwall.views.act;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.views.desk.RoleWords;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// Why something that needs a capability cannot be done now, in words that stand beside the button. FX thread.
public final class Permission {
    private final Capability needed;
    private final FleetModel fleet;
    private final Strings strings;
    private final ReadOnlyObjectWrapper<Optional<String>> reason = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Permission(Capability needed, FleetModel fleet, Strings strings) {
        this.needed = needed;
        this.fleet = fleet;
        this.strings = strings;
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
            return Optional.of(strings.get("disabled.needs", strings.get(RoleWords.key(needed))));
        }
        if (fleet.watchedProperty().get()) {
            return Optional.of(strings.get("disabled.wall"));
        }
        if (frame.freshness().allowsCommands()) {
            return Optional.empty();
        }
        boolean past = frame.freshness().mode() == ConsoleMode.REPLAY;
        return Optional.of(strings.get(past ? "disabled.replay" : "disabled.offline"));
    }
}
