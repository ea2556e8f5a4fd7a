package pitwall.views.cars.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.fleet.query.CarQuery;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Grouping;
import pitwall.views.cars.list.ListingOrder;
import pitwall.views.fx.FleetModel;

class CardLinesTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);

    @BeforeEach
    void show() {
        list.shown();
        fleet.accept(SampleFleet.live(new SampleFleet(4).cars(500)));
    }

    @Test
    void cardsFillTheWidthWithoutARaggedEdge() {
        CardLines lines = CardLines.of(list.listing(), 1_080, 1);

        double right = lines.x(lines.columns() - 1) + lines.cardWidth() + CardLines.GAP;

        assertThat(lines.cardWidth()).isGreaterThanOrEqualTo(168);
        assertThat(right).isBetween(1_080.0 - lines.columns(), 1_080.0);
    }

    @Test
    void theFirstVisibleCardIsTheFirstThatReachesBelowTheTop() {
        CarListing listing = grouped();
        CardLines lines = CardLines.of(listing, 1_080, 1);

        for (double top = 0; top < lines.height(); top += 13) {
            int first = lines.firstBelow(top);
            boolean reaches = first >= listing.size() || lines.y(first) + lines.cardHeight() + CardLines.GAP > top;
            boolean noneBefore = first == 0 || lines.y(first - 1) + lines.cardHeight() <= top + CardLines.GAP;
            assertThat(reaches && noneBefore).as("top %s, first %d", top, first).isTrue();
        }
    }

    @Test
    void theHeadingOfTheGroupAtTheTopSticks() {
        CarListing listing = grouped();
        CardLines lines = CardLines.of(listing, 1_080, 1);
        CarGroup second = listing.groups().get(1);

        assertThat(lines.groupAt(lines.y(second.start()))).isEqualTo(1);
        assertThat(lines.groupAt(lines.y(second.start() - 1))).isZero();
        assertThat(CardLines.of(flat(), 1_080, 1).groupAt(100)).isEqualTo(-1);
    }

    @Test
    void downAtTheEndOfAGroupLeadsIntoTheNext() {
        CarListing listing = grouped();
        CardLines lines = CardLines.of(listing, 1_080, 1);
        int last = listing.groups().getFirst().end() - 1;

        int below = lines.below(last, 1);

        assertThat(listing.groupAt(below)).contains(listing.groups().get(1));
        assertThat(lines.below(0, -1)).isZero();
        assertThat(lines.below(listing.size() - 1, 5)).isEqualTo(listing.size() - 1);
    }

    private CarListing grouped() {
        list.order(new ListingOrder(CarQuery.ALL, CarSort.PROBLEMS_FIRST, Grouping.REGION));
        assertThat(list.listing().groups()).hasSize(4);
        return list.listing();
    }

    private CarListing flat() {
        list.order(new ListingOrder(CarQuery.ALL, CarSort.BY_ID, Grouping.NONE));
        assertThat(list.listing().groups()).isEqualTo(List.of());
        return list.listing();
    }
}
