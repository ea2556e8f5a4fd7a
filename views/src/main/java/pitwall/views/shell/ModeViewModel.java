package pitwall.views.shell;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.OfflineData;

/// What pill and band show, from every frame and every second. FX thread.
final class ModeViewModel {
    private final FleetModel fleet;
    private final OfflineData offlineData;
    private final ModeText text;
    private final ReadOnlyObjectWrapper<ConsoleMode> mode = new ReadOnlyObjectWrapper<>(ConsoleMode.OFFLINE);
    private final ReadOnlyStringWrapper pill = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Band>> band = new ReadOnlyObjectWrapper<>(Optional.empty());

    ModeViewModel(FleetModel fleet, OfflineData offlineData, ModeText text) {
        this.fleet = fleet;
        this.offlineData = offlineData;
        this.text = text;
        update();
    }

    /// Follows the fleet until the subscription ends.
    Subscription follow() {
        update();
        return Subscription.combine(
                fleet.freshnessProperty().subscribe(ignored -> update()),
                fleet.live().serverNowProperty().subscribe(ignored -> update()));
    }

    ReadOnlyObjectProperty<ConsoleMode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    ReadOnlyStringProperty pillProperty() {
        return pill.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Band>> bandProperty() {
        return band.getReadOnlyProperty();
    }

    private void update() {
        FleetFrame frame = fleet.frame();
        Instant serverNow = fleet.live().serverNowProperty().get();
        Instant localNow = serverNow.minus(frame.serverAhead());
        mode.set(frame.freshness().mode());
        pill.set(text.pill(frame.freshness(), serverNow, localNow));
        band.set(text.band(frame.freshness(), offlineData.status(), serverNow, localNow));
    }
}
