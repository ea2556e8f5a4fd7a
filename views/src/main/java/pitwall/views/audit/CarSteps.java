package pitwall.views.audit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.CarUpdate;

/// Tells what became of a request on its cars. Futures never fail.
public interface CarSteps {
    /// The flight recorder of a rollout: entries with numbers above `after`, the oldest first.
    CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit);

    /// The updates of one car, the newest first; each is a rollout, if only of that car.
    CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car);
}
