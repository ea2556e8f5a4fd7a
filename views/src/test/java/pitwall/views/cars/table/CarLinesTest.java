package pitwall.views.cars.table;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import pitwall.fleet.query.CarQuery;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.ListingOrder;
import pitwall.views.fx.FleetModel;

class CarLinesTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
    private final CarLines lines = new CarLines();

    @Test
    void eachGroupHasAHeadingBeforeItsCars() {
        list.shown();
        fleet.accept(SampleFleet.live(new SampleFleet(8).cars(200)));
        list.order(new ListingOrder(CarQuery.ALL, CarSort.BY_ID, Grouping.RING));
        lines.show(list.listing());

        int line = 0;
        for (CarGroup group : list.listing().groups()) {
            assertThat(lines.get(line++)).isEqualTo(new Line(-1, group));
            for (int car = group.start(); car < group.end(); car++) {
                assertThat(lines.lineOf(car)).isEqualTo(line);
                assertThat(lines.get(line++)).isEqualTo(new Line(car, null));
            }
        }
        assertThat(lines).hasSize(line);
    }

    @Test
    void asManyRowsAreNoChangeWhateverTheirOrder() {
        list.shown();
        fleet.accept(SampleFleet.live(new SampleFleet(8).cars(200)));
        lines.show(list.listing());
        int[] changes = new int[1];
        lines.addListener((ListChangeListener<Line>) _ -> changes[0]++);

        list.apply();
        lines.show(list.listing());
        assertThat(changes[0]).isZero();

        list.order(new ListingOrder(CarQuery.ALL, CarSort.BY_ID, Grouping.NONE));
        lines.show(list.listing());
        assertThat(changes[0]).isZero();
        assertThat(lines.listing()).isSameAs(list.listing());
    }

    @Test
    void moreRowsOrHeadingsAreOneChange() {
        list.shown();
        fleet.accept(SampleFleet.live(new SampleFleet(8).cars(200)));
        lines.show(list.listing());
        int[] changes = new int[1];
        lines.addListener((ListChangeListener<Line>) _ -> changes[0]++);

        list.order(new ListingOrder(CarQuery.ALL, CarSort.BY_ID, Grouping.RING));
        lines.show(list.listing());
        assertThat(changes[0]).isEqualTo(1);
        assertThat(lines).hasSizeGreaterThan(200);

        fleet.accept(SampleFleet.live(new SampleFleet(8).cars(201)));
        list.apply();
        lines.show(list.listing());
        assertThat(changes[0]).isEqualTo(2);
    }
}
