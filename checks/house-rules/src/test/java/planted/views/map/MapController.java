package planted.views.map;

import java.sql.Connection;
import javafx.application.Platform;
import org.assertj.core.api.Assertions;
import planted.client.Commands;
import planted.views.cars.CarsScreen;

/// A controller with a service, a lock, a database, a test library, the FX thread and another screen.
public final class MapController {
    Commands commands;
    CarsScreen cars;
    Connection connection;

    synchronized void breaksRules() {
        Assertions.assertThat(commands).isNotNull();
        Platform.runLater(() -> {});
    }
}
