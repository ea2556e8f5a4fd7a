package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.AgeClass;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarStatus;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Vitals;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.ManualExecutor;
import pitwall.views.cars.SampleFleet;
import pitwall.views.fx.FleetModel;

class CarListTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final ManualExecutor background = new ManualExecutor();
    private final CarList list = new CarList(fleet, background, Runnable::run, clock);
    private final List<@Nullable Car> cars = new ArrayList<>(new SampleFleet(5).cars(300));

    @BeforeEach
    void show() {
        list.shown();
        accept();
        background.runAll();
    }

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

    @Test
    void aWishIsNotLostToAPassOverAReplacedPicture() {
        list.selection().select(shown().getFirst());
        list.order(query("region:munich"));
        Collections.reverse(cars);
        accept(FleetChanges.WHOLE);

        background.runAll();

        assertThat(list.listing().order().query().text()).isEqualTo("region:munich");
    }

    @Test
    void rowsAreFoundAgainInAPictureThatReplacedTheFleet() {
        List<CarId> before = shown();
        list.selection().select(before.getFirst());
        Collections.reverse(cars);

        accept(FleetChanges.WHOLE);
        assertThat(list.car(0)).map(Car::id).contains(before.getFirst());
        background.runAll();

        assertThat(shown()).isEqualTo(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(list.car(i)).map(Car::id).contains(before.get(i));
        }
    }

    @Test
    void aMomentOfThePastShowsItsOwnRowsWhoeverReads() {
        list.selection().select(shown().getFirst());
        list.hold().hover(true);
        List<@Nullable Car> all = new ArrayList<>(cars);
        clock.advance(Duration.ofMinutes(1));

        cars.subList(200, 300).clear();
        acceptPast(FleetChanges.WHOLE);
        assertThat(list.listing().size()).isEqualTo(200);
        assertThat(list.listing().total()).isEqualTo(200);

        cars.addAll(all.subList(200, 290));
        acceptPast(FleetChanges.NONE);
        assertThat(list.listing().size()).isEqualTo(290);
        assertThat(list.listing().total()).isEqualTo(290);
        assertThat(list.waitingProperty().get()).isZero();

        cars.addAll(all.subList(290, 300));
        accept(FleetChanges.WHOLE);
        background.runAll();
        assertThat(list.listing().size()).isEqualTo(300);
    }

    @Test
    void withoutAConnectionAConditionStaysKnownWhileItsAgeGrows() {
        CarId failed = shown().stream()
                .filter(id -> list.time().headline(list.car(id).orElseThrow()) == HeadlineStatus.FAILED)
                .findFirst()
                .orElseThrow();
        clock.advance(Duration.ofMinutes(47));
        fleet.accept(SampleFleet.frame(
                cars,
                new Freshness.Offline(SampleFleet.NOW, 2, null, Freshness.Trouble.UNREACHABLE),
                FleetChanges.NONE));
        list.tick();

        Car car = list.car(failed).orElseThrow();

        assertThat(list.time().headline(car)).isEqualTo(HeadlineStatus.FAILED);
        assertThat(list.time().age(car)).isEqualTo(AgeClass.OFFLINE);
    }

    @Test
    void withoutAConnectionAgesAreCountedFromNow() {
        clock.advance(Duration.ofMinutes(47));
        fleet.accept(SampleFleet.frame(
                cars,
                new Freshness.Offline(SampleFleet.NOW, 2, null, Freshness.Trouble.UNREACHABLE),
                FleetChanges.NONE));
        list.order(query("seen:>40m"));
        background.runAll();

        assertThat(list.listing().size()).isEqualTo(300);
        list.order(query("status:offline"));
        background.runAll();
        assertThat(list.listing().size()).isLessThan(30);
    }

    @Test
    void nothingIsWorkedOutWhileTheScreenIsHidden() {
        list.hidden();

        tickAfter(Duration.ofSeconds(10));

        assertThat(background.waiting()).isZero();
    }

    private void accept() {
        accept(FleetChanges.NONE);
    }

    private void accept(FleetChanges changes) {
        fleet.accept(SampleFleet.frame(cars, new Freshness.Live(Duration.ZERO), changes));
    }

    private void acceptPast(FleetChanges changes) {
        fleet.accept(SampleFleet.frame(cars, new Freshness.Replay(SampleFleet.NOW), changes));
        background.runAll();
    }

    private void tickAfter(Duration pause) {
        clock.advance(pause);
        fleet.tick();
        list.tick();
        background.runAll();
    }

    private void fail(CarId id) {
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

    private static CarStatus old(CarStatus status) {
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

    private Car car(int slot) {
        return Optional.ofNullable(cars.get(slot)).orElseThrow();
    }

    private int slotOf(CarId id) {
        return IntStream.range(0, cars.size())
                .filter(slot -> cars.get(slot) != null && car(slot).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<CarId> shown() {
        return IntStream.range(0, list.listing().size())
                .mapToObj(list.listing()::id)
                .toList();
    }

    private static ListingOrder query(String text) {
        CarQuery query = ((QueryParse.Valid) CarQuery.parse(text)).query();
        return new ListingOrder(query, CarSort.PROBLEMS_FIRST, Grouping.NONE);
    }

    private static Vitals battery(Vitals vitals, int percent) {
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
