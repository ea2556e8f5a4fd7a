package pitwall.views.cars.act;

import java.util.function.IntSupplier;
import javafx.util.Subscription;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.OpenSheet;

/// Counts the cars of an open question again with every frame, so that it never asks about a number that is over. FX
/// thread.
final class Recount {
    private final FleetModel fleet;
    private Subscription watch = Subscription.EMPTY;

    Recount(FleetModel fleet) {
        this.fleet = fleet;
    }

    /// Watches until the question is closed, or another one is watched.
    ///
    /// @param cars how many the question is about now
    void watch(OpenSheet sheet, IntSupplier cars) {
        watch.unsubscribe();
        watch = fleet.onFrame(_ -> {
            if (sheet.isOpen()) {
                sheet.changeCount(cars.getAsInt());
            } else {
                watch.unsubscribe();
            }
        });
    }
}
