package pitwall.views.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import pitwall.client.FleetFrame;
import pitwall.client.LinkStatus;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// The figures behind the mode pill; follows the fleet only while it is open. FX thread.
final class LinkDetailsViewModel {
    private final FleetModel fleet;
    private final Strings strings;
    private final Formats formats;
    private final ReadOnlyStringWrapper server = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper latency = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper messages = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper connections = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Integer>> lag = new ReadOnlyObjectWrapper<>(List.of());

    LinkDetailsViewModel(FleetModel fleet, Strings strings) {
        this.fleet = fleet;
        this.strings = strings;
        this.formats = strings.formats();
    }

    /// Brings the figures up to date, now and once a second.
    Subscription follow() {
        return fleet.serverNowProperty().subscribe(ignored -> update(fleet.frame()));
    }

    private void update(FleetFrame frame) {
        LinkStatus link = frame.link();
        server.set(frame.session() == null ? Formats.UNKNOWN : frame.session().server());
        latency.set(
                link.roundTrip() == null
                        ? Formats.UNKNOWN
                        : strings.get("link.milliseconds", link.roundTrip().toMillis()));
        messages.set(strings.get(
                "link.rate", Math.round(link.messagesPerSecond()), formats.bytes((long) link.bytesPerSecond())));
        connections.set(formats.exact(link.connections()));
        lag.set(link.lagHistory());
    }

    ReadOnlyStringProperty serverProperty() {
        return server.getReadOnlyProperty();
    }

    ReadOnlyStringProperty latencyProperty() {
        return latency.getReadOnlyProperty();
    }

    ReadOnlyStringProperty messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    ReadOnlyStringProperty connectionsProperty() {
        return connections.getReadOnlyProperty();
    }

    /// Milliseconds, one a second, oldest first; -1 where there was no connection.
    ReadOnlyObjectProperty<List<Integer>> lagProperty() {
        return lag.getReadOnlyProperty();
    }
}
