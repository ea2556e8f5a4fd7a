package pitwall.views.cars.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.query.CarOrder;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryField;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.views.cars.SampleFleet;

class ListingPassTest {
    private static final ReadingTime TIME =
            ReadingTime.of(SampleFleet.live(List.of()), SampleFleet.NOW, FreshnessPolicy.DEFAULT);

    private final ListingPass pass = new ListingPass();
    private final List<Car> cars = new SampleFleet(7).cars(3_000);

    @ParameterizedTest
    @EnumSource(CarOrder.class)
    void numbersSortAsComparingCarsDoes(CarOrder order) {
        if (order == CarOrder.DESIRED) {
            return; // no column of its own
        }
        CarColumn column = column(order);
        Comparator<Car> ascending =
                order == CarOrder.PRIORITY ? CarOrder.problemsFirst(TIME.known()) : order.ascending(TIME.known());

        assertThat(ids(run(cars, new CarSort(column, false)))).isEqualTo(sorted(ascending));
        if (order != CarOrder.PRIORITY) {
            assertThat(ids(run(cars, new CarSort(column, true)))).isEqualTo(sorted(order.descending(TIME.known())));
        }
    }

    @Test
    void theSecondPassOfTheSameFleetOrdersAsTheFirst() {
        CarListing first = run(cars, CarSort.PROBLEMS_FIRST).fresh();
        List<Car> shuffled = new ArrayList<>(cars.subList(0, 2_500));
        Collections.shuffle(shuffled, new Random(3));

        run(shuffled, CarSort.PROBLEMS_FIRST);

        assertThat(run(cars, CarSort.PROBLEMS_FIRST).fresh().hasRowsOf(first)).isTrue();
    }

    @Test
    void aRowBeyondTheEndHasNoCar() {
        CarListing listing = run(cars, query("motion:parked"), CarSort.PROBLEMS_FIRST, Grouping.NONE)
                .fresh();

        assertThat(listing.size()).isBetween(1, cars.size() - 1);
        assertThat(listing.car(listing.size(), FleetSnapshot.of(cars))).isNull();
    }

    @Test
    void groupsHoldTheirCarsWithoutGapsAndKeepTheOrderInside() {
        ListingResult result = run(cars, query("motion:parked"), CarSort.PROBLEMS_FIRST, Grouping.REGION_RING);

        CarListing listing = result.fresh();
        int next = 0;
        for (CarGroup group : listing.groups()) {
            assertThat(group.start()).isEqualTo(next);
            next = group.end();
            List<Car> inside = IntStream.range(group.start(), group.end())
                    .mapToObj(i -> listing.car(i, FleetSnapshot.of(cars)))
                    .toList();
            assertThat(inside).isSortedAccordingTo(CarOrder.problemsFirst(TIME.known()));
            assertThat(inside)
                    .allMatch(
                            car -> GroupKey.of(Grouping.REGION_RING, car, TIME).equals(group.key()));
            assertThat(listing.groupAt(group.end() - 1)).contains(group);
        }
        assertThat(next).isEqualTo(listing.size());
        assertThat(listing.groups()).isSortedAccordingTo(Comparator.comparing(CarGroup::key));
    }

    @Test
    void aFacetCountsWhatAnotherChoiceWouldShow() {
        ListingResult result = run(cars, query("region:munich status:failed,blocked"), CarSort.BY_ID, Grouping.NONE);

        int berlin = run(cars, query("region:berlin status:failed,blocked"), CarSort.BY_ID, Grouping.NONE)
                .fresh()
                .size();
        int offline = run(cars, query("region:munich status:offline"), CarSort.BY_ID, Grouping.NONE)
                .fresh()
                .size();
        Facets facets = facets(query("region:munich status:failed,blocked"));
        assertThat(facets.of(QueryField.REGION)).contains(new Facets.Value("berlin", berlin));
        assertThat(facets.of(QueryField.STATUS)).contains(new Facets.Value("offline", offline));
        assertThat(facets.of(QueryField.RING).stream()
                        .mapToInt(Facets.Value::count)
                        .sum())
                .isEqualTo(result.fresh().size());
    }

    @Test
    void theCarsOfARolloutAreListedHoweverManyAndCountedForTheProposals() {
        FleetSnapshot snapshot = FleetSnapshot.of(cars)
                .beside(
                        FleetBoard.EMPTY,
                        cars.subList(0, 2_400).stream()
                                .map(car -> update(car.id(), "R-118"))
                                .toList());
        ListingRequest request = new ListingRequest(
                snapshot,
                TIME,
                new ListingOrder(query("rollout:r-118 failure:*"), CarSort.BY_ID, Grouping.NONE),
                CarListing.EMPTY,
                List.of());

        ListingResult result = pass.rows(request, () -> false).orElseThrow();
        Facets facets = pass.facets(request, () -> false).orElseThrow();

        assertThat(result.fresh().size()).isEqualTo(2_400);
        assertThat(facets.of(QueryField.ROLLOUT)).containsExactly(new Facets.Value("R-118", 2_400));
        assertThat(facets.of(QueryField.FAILURE)).containsExactly(new Facets.Value("HASH_MISMATCH", 2_400));
    }

    @Test
    void ofThePastOnlyWhatChangedSinceIsListedAndCounted() {
        Instant then = SampleFleet.NOW.minus(Duration.ofMinutes(20));
        List<Car> before = SampleFleet.calm(30, then);
        ListingRequest request = new ListingRequest(
                FleetSnapshot.of(before),
                TIME,
                ListingOrder.FIRST,
                CarListing.EMPTY,
                List.of(),
                new ListingRequest.Since(
                        then, FleetSnapshot.of(SampleFleet.changed(before, SampleFleet.NOW.minusSeconds(40)))));

        CarListing listing = pass.rows(request, () -> false).orElseThrow().fresh();
        Facets facets = pass.facets(request, () -> false).orElseThrow();

        assertThat(listing.total()).isEqualTo(30);
        assertThat(IntStream.range(0, listing.size()).mapToObj(listing::id))
                .as("one failed, one waits, one is gone")
                .containsExactlyInAnyOrder(
                        before.get(0).id(), before.get(1).id(), before.get(2).id());
        assertThat(facets.of(QueryField.REGION).stream()
                        .mapToInt(Facets.Value::count)
                        .sum())
                .isEqualTo(3);
    }

    private static UpdateProgress update(CarId car, String rollout) {
        return new UpdateProgress(
                car,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.FAILED,
                ReasonCode.HASH_MISMATCH,
                ReasonCode.HASH_MISMATCH,
                "4.2.1",
                1,
                SampleFleet.NOW,
                null);
    }

    @Test
    void whereNothingMatchesTheGuiltyTermIsNamed() {
        ListingResult result = run(cars, query("region:munich ring:77"), CarSort.BY_ID, Grouping.NONE);

        assertThat(result.fresh().size()).isZero();
        assertThat(result.toRemove()).extracting(term -> term.text()).containsExactly("ring:77");
    }

    @Test
    void shownRowsAreFoundAgainInAPictureThatReplacedTheFleet() {
        CarListing shown = run(cars, CarSort.BY_ID).fresh();
        List<Car> moved = new ArrayList<>(cars);
        Collections.reverse(moved);
        Car gone = moved.remove(10);
        FleetSnapshot replaced = FleetSnapshot.of(moved);

        ListingResult result = pass.rows(
                        new ListingRequest(
                                replaced,
                                TIME,
                                new ListingOrder(CarQuery.ALL, CarSort.BY_ID, Grouping.NONE),
                                shown,
                                List.of()),
                        () -> false)
                .orElseThrow();

        for (int i = 0; i < shown.size(); i++) {
            Car car = result.held().car(i, replaced);
            assertThat(car == null ? gone.id() : car.id()).isEqualTo(shown.id(i));
        }
        assertThat(result.waiting()).isEqualTo(1);
    }

    @Test
    void oneCarThatMovesUpIsOneWaitingChange() {
        CarListing shown = run(cars, CarSort.PROBLEMS_FIRST).fresh();
        List<Car> changed = new ArrayList<>(cars);
        int last = cars.indexOf(shown.car(shown.size() - 1, FleetSnapshot.of(cars)));
        Car worst = java.util.Objects.requireNonNull(shown.car(0, FleetSnapshot.of(cars)));
        changed.set(last, cars.get(last).with(worst.status()));

        ListingResult result = pass.rows(
                        new ListingRequest(FleetSnapshot.of(changed), TIME, ListingOrder.FIRST, shown, List.of()),
                        () -> false)
                .orElseThrow();

        assertThat(result.waiting()).isEqualTo(1);
    }

    @Test
    void aSupersededPassEndsWithoutAnOutcome() {
        ListingRequest request =
                new ListingRequest(FleetSnapshot.of(cars), TIME, ListingOrder.FIRST, CarListing.EMPTY, List.of());

        assertThat(pass.rows(request, () -> true)).isEmpty();
        assertThat(pass.facets(request, () -> true)).isEmpty();
    }

    private List<CarId> sorted(Comparator<Car> order) {
        return cars.stream().sorted(order).map(Car::id).toList();
    }

    private static List<CarId> ids(ListingResult result) {
        return IntStream.range(0, result.fresh().size())
                .mapToObj(result.fresh()::id)
                .toList();
    }

    private ListingResult run(List<Car> fleet, CarSort sort) {
        return run(fleet, CarQuery.ALL, sort, Grouping.NONE);
    }

    private ListingResult run(List<Car> fleet, CarQuery query, CarSort sort, Grouping grouping) {
        return pass.rows(request(fleet, query, sort, grouping), () -> false).orElseThrow();
    }

    private Facets facets(CarQuery query) {
        return pass.facets(request(cars, query, CarSort.BY_ID, Grouping.NONE), () -> false)
                .orElseThrow();
    }

    private static ListingRequest request(List<Car> fleet, CarQuery query, CarSort sort, Grouping grouping) {
        return new ListingRequest(
                FleetSnapshot.of(fleet), TIME, new ListingOrder(query, sort, grouping), CarListing.EMPTY, List.of());
    }

    private static CarQuery query(String text) {
        return ((QueryParse.Valid) CarQuery.parse(text)).query();
    }

    private static CarColumn column(CarOrder order) {
        return switch (order) {
            case PRIORITY -> CarColumn.PRIORITY;
            case CAR -> CarColumn.CAR;
            case STATE -> CarColumn.STATE;
            case VERSION, DESIRED -> CarColumn.VERSIONS;
            case REGION -> CarColumn.REGION;
            case MODEL -> CarColumn.MODEL;
            case RING -> CarColumn.RING;
            case MOTION -> CarColumn.MOTION;
            case BATTERY -> CarColumn.BATTERY;
            case REASON -> CarColumn.REASON;
            case SEEN -> CarColumn.SEEN;
        };
    }
}
