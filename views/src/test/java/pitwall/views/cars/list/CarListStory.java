package pitwall.views.cars.list;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Vitals;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.ManualExecutor;
import pitwall.views.cars.SampleFleet;
import pitwall.views.fx.FleetModel;

/// A fleet and its rows; what is worked out waits until the test lets it.
abstract class CarListStory {
    final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final ManualExecutor background = new ManualExecutor();
    final CarList list = new CarList(fleet, background, Runnable::run, clock);
    final List<@Nullable Car> cars = new ArrayList<>(new SampleFleet(5).cars(300));

    @BeforeEach
    final void show() {
        list.shown();
        accept();
        background.runAll();
    }

    void accept() {
        accept(FleetChanges.NONE);
    }

    void accept(FleetChanges changes) {
        fleet.accept(SampleFleet.frame(cars, new Freshness.Live(Duration.ZERO), changes));
    }

    void acceptPast(FleetChanges changes) {
        fleet.accept(SampleFleet.frame(cars, new Freshness.Replay(SampleFleet.NOW), changes));
        background.runAll();
    }

    void tickAfter(Duration pause) {
        clock.advance(pause);
        fleet.tick();
        list.tick();
        background.runAll();
    }

    void fail(CarId id) {
        int slot = slotOf(id);
        Car worst = new SampleFleet(1)
                .cars(10_000).stream()
                        .filter(car ->
                                car.priority().isPresent() && car.status().reason() == ReasonCode.SIGNATURE_INVALID)
                        .findFirst()
                        .orElseThrow();
        CarStatus status = worst.status();
        cars.set(slot, car(slot).with(old(status)));
        accept();
    }

    static CarStatus old(CarStatus status) {
        return new CarStatus(
                status.motion(),
                status.workload(),
                status.agent(),
                status.safety(),
                status.convergence(),
                status.connectivity(),
                status.actualVersion(),
                status.desiredVersion(),
                status.reason(),
                status.message(),
                status.since(),
                SampleFleet.NOW.minus(Duration.ofDays(9)));
    }

    Car car(int slot) {
        return Optional.ofNullable(cars.get(slot)).orElseThrow();
    }

    int slotOf(CarId id) {
        return IntStream.range(0, cars.size())
                .filter(slot -> cars.get(slot) != null && car(slot).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<CarId> shown() {
        return IntStream.range(0, list.listing().size())
                .mapToObj(list.listing()::id)
                .toList();
    }

    static ListingOrder query(String text) {
        CarQuery query = ((QueryParse.Valid) CarQuery.parse(text)).query();
        return new ListingOrder(query, CarSort.PROBLEMS_FIRST, Grouping.NONE);
    }

    static Vitals battery(Vitals vitals, int percent) {
        return new Vitals(
                vitals.heard(),
                vitals.position(),
                vitals.speedKmh(),
                percent,
                vitals.charging(),
                vitals.progressPercent(),
                vitals.temperatureCelsius(),
                vitals.cpuPercent(),
                vitals.memoryPercent(),
                vitals.diskPercent(),
                vitals.signalPercent(),
                vitals.uptimeSeconds());
    }
}
