package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.cars.ManualExecutor;
import pitwall.views.cars.SampleFleet;

class CarListTest extends CarListStory {
    @Test
    void theFirstPictureIsListedAtOnce() {
        assertThat(list.listing().size()).isEqualTo(300);
        assertThat(list.readyProperty().get()).isTrue();
        assertThat(list.waitingProperty().get()).isZero();
    }

    @Test
    void aFleetThatComesUpUnderThePointerIsOrderedUntilItIsThere() {
        CarList other = new CarList(fleet, background, Runnable::run, clock);
        List<@Nullable Car> all = new ArrayList<>(cars);
        cars.clear();
        accept();
        other.shown();
        other.hold().hover(true);
        for (int arrived = 60; arrived <= 300; arrived += 60) {
            cars.clear();
            cars.addAll(all.subList(0, arrived));
            accept();
            clock.advance(Duration.ofSeconds(1));
            other.tick();
            background.runAll();

            assertThat(other.listing().size()).isEqualTo(arrived);
            assertThat(other.waitingProperty().get()).isZero();
        }

        clock.advance(Duration.ofSeconds(2));
        CarId last = other.listing().id(299);
        fail(last);
        other.tick();
        background.runAll();

        assertThat(other.listing().id(299)).isEqualTo(last);
        assertThat(other.waitingProperty().get()).isEqualTo(1);
    }

    @Test
    void aFleetThatKeepsGrowingIsNotAFirstFillForEver() {
        list.hold().hover(true);
        List<@Nullable Car> more = new ArrayList<>(new SampleFleet(5).cars(330));
        for (int second = 0; second < 30; second++) {
            cars.add(more.get(300 + second));
            accept();
            tickAfter(Duration.ofSeconds(1));
        }

        assertThat(list.listing().size()).isBetween(300, 329);
        assertThat(list.waitingProperty().get()).isEqualTo(330 - list.listing().size());
    }

    @Test
    void aChangedValueIsReadAtOnceWhileItsRowStays() {
        List<CarId> before = shown();
        int slot = slotOf(before.getLast());
        cars.set(slot, car(slot).with(battery(car(slot).vitals(), 3)));

        accept();

        assertThat(shown()).isEqualTo(before);
        assertThat(list.car(299).orElseThrow().vitals().batteryPercent()).isEqualTo(3);
    }

    @Test
    void rowsMoveOnlyAfterTwoSecondsWithoutATouch() {
        List<CarId> before = shown();
        list.hold().touch();
        fail(before.getLast());

        tickAfter(Duration.ofMillis(1_900));

        assertThat(shown()).isEqualTo(before);
        assertThat(list.waitingProperty().get()).isEqualTo(1);

        tickAfter(Duration.ofMillis(200));

        assertThat(shown().getFirst()).isEqualTo(before.getLast());
        assertThat(list.waitingProperty().get()).isZero();
    }

    @Test
    void rowsStayWhileThePointerRestsOnTheList() {
        List<CarId> before = shown();
        list.hold().hover(true);
        fail(before.getLast());

        tickAfter(Duration.ofMinutes(5));
        assertThat(shown()).isEqualTo(before);

        list.hold().hover(false);
        tickAfter(Duration.ofSeconds(3));
        assertThat(shown()).isNotEqualTo(before);
    }

    @Test
    void rowsStayWhileACarIsSelectedUntilThePersonLetsTheChangesIn() {
        List<CarId> before = shown();
        list.selection().select(before.get(7));
        fail(before.getLast());
        fail(before.get(298));
        tickAfter(Duration.ofSeconds(10));
        assertThat(list.waitingProperty().get()).isEqualTo(2);

        list.apply();
        background.runAll();

        assertThat(shown().subList(0, 2)).containsExactlyInAnyOrder(before.getLast(), before.get(298));
        assertThat(list.waitingProperty().get()).isZero();
        assertThat(list.selection().cursor()).contains(before.get(7));
    }

    @Test
    void aCarThatIsRemovedKeepsItsRowUntilTheNextOrder() {
        CarId gone = shown().get(4);
        list.selection().select(shown().getFirst());
        cars.set(slotOf(gone), null);

        accept();
        tickAfter(Duration.ofSeconds(5));

        assertThat(shown().get(4)).isEqualTo(gone);
        assertThat(list.car(4)).isEmpty();
        assertThat(list.waitingProperty().get()).isEqualTo(1);
    }

    @Test
    void aSlotThatAnotherCarTookIsNotMistakenForTheOldOne() {
        CarId gone = shown().get(4);
        int slot = slotOf(gone);
        list.selection().select(gone);
        Car other = new SampleFleet(99).cars(999).getLast();
        cars.set(slot, other);

        accept();

        assertThat(list.car(4)).isEmpty();
    }

    @Test
    void anotherQueryTakesEffectWhoeverReads() {
        list.selection().select(shown().getFirst());

        list.order(query("status:failed"));
        background.runAll();

        assertThat(shown())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(list.time().headline(list.car(id).orElseThrow()))
                        .isEqualTo(HeadlineStatus.FAILED));
    }

    @Test
    void rowsDoNotWaitForTheCounts() {
        ManualExecutor fxThread = new ManualExecutor();
        CarList other = new CarList(fleet, background, fxThread, clock);
        other.shown();
        background.runAll();
        fxThread.runAll();
        Facets before = other.facetsProperty().get();
        other.order(query("region:munich"));
        background.runAll();

        fxThread.runNext();

        assertThat(other.listing().order().query().text()).isEqualTo("region:munich");
        assertThat(other.facetsProperty().get()).isEqualTo(before);
        fxThread.runAll();
        assertThat(other.facetsProperty().get()).isNotEqualTo(before);
    }

    @Test
    void aNewerWishOvertakesAnOlderOne() {
        list.order(query("region:berlin"));
        list.order(query("region:munich"));

        background.runAll();

        assertThat(list.listing().order().query().text()).isEqualTo("region:munich");
        assertThat(shown())
                .allMatch(id -> list.car(id).orElseThrow().info().region().equals("munich"));
    }
}
