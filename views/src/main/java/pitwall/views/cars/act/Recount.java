package pitwall.views.cars.act;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.util.Subscription;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
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
        watch(sheet, cars, Optional::empty);
    }

    /// As [#watch(OpenSheet, IntSupplier)], with the whole question as it is now.
    ///
    /// @param question empty where there is nothing to ask about any more
    void watch(OpenSheet sheet, IntSupplier cars, Supplier<Optional<Confirmation>> question) {
        watch.unsubscribe();
        watch = fleet.onFrame(_ -> {
            if (sheet.isOpen()) {
                question.get().ifPresentOrElse(sheet::restate, () -> sheet.changeCount(cars.getAsInt()));
            } else {
                watch.unsubscribe();
            }
        });
    }
}
