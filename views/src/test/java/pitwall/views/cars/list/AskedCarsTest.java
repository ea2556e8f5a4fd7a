package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pitwall.client.past.CarFilter;
import pitwall.fleet.Car;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;

/// Which cars count when the past is looked through.
class AskedCarsTest {
    private static final Car ONE = FleetFixtures.wellCar("WBA-1");
    private static final Car TWO = FleetFixtures.wellCar("WBA-2");

    private final LinkedCars linked = new LinkedCars();
    private final AskedCars asked = new AskedCars(linked, new FleetModel(SteppedClock.atFixtures()));

    @Test
    void thoseThatAreMarkedCountElseThoseThatAreAskedFor() {
        assertThat(filter()).isSameAs(CarFilter.ALL);

        linked.queryTextProperty().set("id:WBA-1");
        assertThat(counts(ONE)).isTrue();
        assertThat(counts(TWO)).isFalse();

        linked.selection().toggleMark(TWO.id());
        assertThat(counts(ONE)).isFalse();
        assertThat(counts(TWO)).isTrue();

        linked.selection().clearMarks();
        linked.queryTextProperty().set("");
        assertThat(filter()).isSameAs(CarFilter.ALL);
    }

    @Test
    void aTextWithoutMeaningKeepsWhatWasAskedBefore() {
        linked.queryTextProperty().set("id:WBA-1");
        CarFilter before = filter();

        linked.queryTextProperty().set("id:WBA-1 nonsense:");
        assertThat(filter()).isSameAs(before);
        linked.queryTextProperty().set("id:WBA-1 ");
        assertThat(filter()).as("nothing else is asked").isSameAs(before);
    }

    @Test
    void agesAreThoseOfTheMoment() {
        linked.queryTextProperty().set("changed:>10m");

        assertThat(filter().counts(ONE, null, ONE.status().since().plus(Duration.ofMinutes(5))))
                .isFalse();
        assertThat(filter().counts(ONE, null, ONE.status().since().plus(Duration.ofMinutes(15))))
                .isTrue();
    }

    private boolean counts(Car car) {
        return filter().counts(car, null, FleetFixtures.NOW);
    }

    private CarFilter filter() {
        return asked.filter().getValue();
    }
}
