package pitwall.app;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.client.rest.Asking;
import pitwall.client.rest.CarReading;
import pitwall.client.rest.RolloutReading;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.CarUpdate;
import pitwall.views.audit.CarSteps;

/// Asks the server what cars did because of a request. Thread-safe.
final class StepsOfCars implements CarSteps {
    private final RolloutReading rollouts;
    private final CarReading cars;

    StepsOfCars(Asking asking) {
        this.rollouts = new RolloutReading(asking);
        this.cars = new CarReading(asking);
    }

    @Override
    public CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit) {
        return rollouts.decisions(rollout, after, limit);
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car) {
        return cars.updates(car);
    }
}
