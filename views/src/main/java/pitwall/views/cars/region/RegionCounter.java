package pitwall.views.cars.region;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.ReadingTime;

/// Counts off the FX thread what is in which region, one pass at a time and only where something changed. FX thread.
public final class RegionCounter {
    private final RegionsViewModel model;
    private final Executor background;
    private final Executor fxThread;
    private @Nullable CarListing listing;
    private @Nullable FleetSnapshot snapshot;
    private boolean counting;

    public RegionCounter(RegionsViewModel model, Executor background, Executor fxThread) {
        this.model = model;
        this.background = background;
        this.fxThread = fxThread;
    }

    /// Counts these cars, unless they were counted last.
    public void count(CarListing now, FleetSnapshot seen, ReadingTime time) {
        if (counting || now == listing && seen == snapshot) {
            return;
        }
        counting = true;
        listing = now;
        snapshot = seen;
        CompletableFuture<?> unused = CompletableFuture.supplyAsync(() -> RegionTally.of(now, seen, time), background)
                .thenAcceptAsync(
                        tallies -> {
                            counting = false;
                            model.count(tallies);
                        },
                        fxThread);
    }
}
