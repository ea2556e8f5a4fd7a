package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;

class CarSelectionTest {
    private final CarSelection selection = new CarSelection();
    private final CarListing listing = listing("a", "b", "c", "d", "e");

    @Test
    void aRangeMarksEveryCarBetweenItsEnds() {
        selection.select(id("b"));

        selection.extendTo(id("d"), listing);

        assertThat(selection.marks()).containsExactly(id("b"), id("c"), id("d"));
        assertThat(selection.cursor()).contains(id("d"));
    }

    @Test
    void aRangeGoesOnFromWhereItBegan() {
        selection.select(id("c"));
        selection.extendTo(id("d"), listing);

        selection.extendTo(id("b"), listing);

        assertThat(selection.marks()).containsExactlyInAnyOrder(id("b"), id("c"), id("d"));
    }

    @Test
    void marksSurviveAnotherListing() {
        selection.markAll(listing);

        selection.select(id("z"));

        assertThat(selection.markCountProperty().get()).isEqualTo(5);
        assertThat(selection.isSelected(id("z"))).isTrue();
    }

    @Test
    void markingTwiceTakesTheMarkAway() {
        selection.toggleMark(id("a"));
        selection.toggleMark(id("a"));

        assertThat(selection.marks()).isEmpty();
        assertThat(selection.isEmpty()).isTrue();
    }

    @Test
    void aScreenThatOnlyDrawsAgainHearsOfEveryChange() {
        CarSelection screen = selection.forOneScreen();
        AtomicInteger drawn = new AtomicInteger();
        screen.revisionProperty().subscribe(drawn::incrementAndGet);

        selection.toggleMark(id("a"));
        selection.toggleMark(id("b"));
        selection.toggleMark(id("c"));

        assertThat(drawn).hasValue(3);
    }

    private static CarId id(String text) {
        return new CarId(text);
    }

    private static CarListing listing(String... ids) {
        CarId[] cars = new CarId[ids.length];
        int[] slots = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            cars[i] = id(ids[i]);
            slots[i] = i;
        }
        return new CarListing(cars, slots, List.of(), ListingOrder.FIRST, ids.length);
    }
}
