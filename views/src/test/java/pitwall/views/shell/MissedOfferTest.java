package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SeenAlarms;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.FleetFixtures;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;

/// After every break in which anything changed that is offered, and the list that is offered has just those cars. No
/// toolkit runs.
class MissedOfferTest {
    /// Within a second, as times of servers are.
    private static final Instant CUT = Frames.NOW.plusMillis(400);

    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final MissedOffer offer =
            new MissedOffer(fleet, Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));
    private final RandomGenerator random =
            Seeds.announced("what changed meanwhile").generator();
    private final List<Car> cars = new ArrayList<>();
    private List<AlarmView> alarms = List.of();
    private List<RolloutView> rollouts = List.of();
    private SessionInfo session = Frames.operator();

    @BeforeEach
    void follow() {
        offer.follow();
        for (int number = 0; number < 40; number++) {
            Car car = FleetFixtures.wellCar("WBA-%05d".formatted(number));
            cars.add(changed(car, CUT.minusMillis(random.nextInt(3_000))));
        }
    }

    private static Car changed(Car car, Instant since) {
        CarStatus was = car.status();
        return car.with(new CarStatus(
                was.motion(),
                was.workload(),
                was.agent(),
                was.safety(),
                was.convergence(),
                was.connectivity(),
                was.actualVersion(),
                was.desiredVersion(),
                was.reason(),
                was.message(),
                since,
                was.problemSince()));
    }

    private void see(Freshness freshness, Instant asOf) {
        FleetBoard board = new FleetBoard(rollouts, null, new SeenAlarms(alarms, AlarmLoad.NONE));
        fleet.accept(frame(freshness, asOf, FleetSnapshot.of(cars).beside(board, List.of()), session));
    }

    private static FleetFrame frame(
            Freshness freshness, @Nullable Instant asOf, FleetSnapshot snapshot, @Nullable SessionInfo session) {
        return new FleetFrame(
                "epoch",
                1,
                snapshot,
                FleetChanges.WHOLE,
                List.of(),
                freshness,
                session,
                asOf,
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }

    private static Freshness reconnecting() {
        return new Freshness.Reconnecting(1, null, CUT, CUT);
    }

    private static Freshness offline() {
        return new Freshness.Offline(CUT, 3, null, Freshness.Trouble.UNREACHABLE);
    }

    private void breakFor(Duration time, Runnable meanwhile) {
        see(Frames.live(), CUT);
        see(reconnecting(), CUT);
        clock.advance(time);
        meanwhile.run();
        see(Frames.live(), CUT.plus(time));
    }

    private String words() {
        return offer.wordsProperty().get();
    }

    private List<String> listed() {
        assertThat(offer.place()).isInstanceOf(Destination.Cars.class);
        String text = ((Destination.Cars) offer.place()).query();
        CarQuery query = ((QueryParse.Valid) CarQuery.parse(text)).query();
        QueryContext context = new QueryContext(clock.instant(), FreshnessPolicy.DEFAULT);
        return cars.stream()
                .filter(car -> query.matches(car, context))
                .map(car -> car.id().value())
                .sorted()
                .toList();
    }

    @Test
    void afterAShortBreakTheCarsThatChangedAreOfferedAndNoOthers() {
        List<String> truly = new ArrayList<>();
        int from = random.nextInt(5);
        breakFor(
                Duration.ofSeconds(12),
                () -> IntStream.range(from, 20).filter(i -> i % 4 == 0).forEach(i -> {
                    cars.set(i, changed(cars.get(i), CUT.plusMillis(random.nextInt(700, 12_000))));
                    truly.add(cars.get(i).id().value());
                }));

        assertThat(words()).isEqualTo("What changed in those 12\u00a0s (" + truly.size() + ")");
        assertThat(listed()).isEqualTo(truly);
        assertThat(offer.tipProperty().get()).contains(truly.size() + " cars");
    }

    @Test
    void aBreakInWhichNothingChangedOffersNothing() {
        breakFor(Duration.ofSeconds(3), () -> {});
        assertThat(words()).isEmpty();
    }

    @Test
    void whatWasStampedBeforeTheCutAndCameAfterItIsOffered() {
        breakFor(Duration.ofSeconds(3), () -> cars.set(0, changed(cars.get(0), CUT.minusMillis(150))));

        assertThat(words()).startsWith("What changed in those");
        assertThat(listed()).contains("WBA-00000");
        assertThat(words()).endsWith("(" + listed().size() + ")");
    }

    @Test
    void alarmsAndRolloutsThatChangedAreOfferedToo() {
        rollouts = List.of(SampleRollouts.running());
        alarms = List.of(SampleAlarms.gate());
        breakFor(Duration.ofSeconds(12), () -> rollouts = List.of(SampleRollouts.pausedByGate()));
        assertThat(words()).isEqualTo("What changed in those 12\u00a0s (1 rollout)");
        assertThat(offer.place()).isEqualTo(new Destination.Rollouts());
        offer.forget();

        breakFor(Duration.ofSeconds(12), () -> alarms = List.of(SampleAlarms.silent(4)));
        assertThat(words()).endsWith("(2 alarms)");
        assertThat(offer.place()).isEqualTo(new Destination.Alarms(Destination.Alarms.Tab.JOURNAL, ""));
        offer.forget();

        breakFor(Duration.ofSeconds(12), () -> {
            cars.set(0, changed(cars.get(0), CUT.plusSeconds(4)));
            alarms = List.of();
        });
        assertThat(words()).endsWith("(1)");
        assertThat(offer.tipProperty().get()).endsWith("1 car · 1 alarm");
    }

    @Test
    void theOfferOfAShortBreakGoesByItselfAndOneOfALongBreakStays() {
        breakFor(Duration.ofSeconds(12), () -> cars.set(0, changed(cars.get(0), CUT.plusSeconds(4))));
        later(Duration.ofSeconds(110));
        assertThat(words()).isNotEmpty();
        later(Duration.ofSeconds(20));
        assertThat(words()).isEmpty();

        see(offline(), CUT);
        cars.set(0, changed(cars.get(0), CUT.plusSeconds(60)));
        see(Frames.live(), CUT.plusSeconds(90));
        later(Duration.ofHours(1));
        assertThat(words()).isEqualTo("What changed while offline (1)");
    }

    private void later(Duration time) {
        clock.advance(time);
        fleet.tick();
    }

    @Test
    void anOfferThatNobodyTookCountsFromItsBreakThroughTheNext() {
        see(Frames.live(), CUT);
        see(offline(), CUT);
        cars.set(0, changed(cars.get(0), CUT.plusSeconds(60)));
        see(Frames.live(), CUT.plusSeconds(90));
        see(reconnecting(), CUT.plusSeconds(95));
        assertThat(words()).as("while there is no connection").isEmpty();
        cars.set(1, changed(cars.get(1), CUT.plusSeconds(97)));
        see(new Freshness.Late(Duration.ofSeconds(3), Freshness.Cause.SLOW_NETWORK), CUT.plusSeconds(99));

        assertThat(words()).isEqualTo("What changed while offline (2)");
        offer.forget();
        assertThat(words()).isEmpty();
    }

    @Test
    void aStartWithoutANetworkCountsFromWhatIsRemembered() {
        see(offline(), CUT);
        cars.set(3, changed(cars.get(3), CUT.plusSeconds(3_000)));
        see(Frames.live(), CUT.plusSeconds(3_600));

        assertThat(words()).isEqualTo("What changed while offline (1)");
        assertThat(listed()).containsExactly("WBA-00003");
    }

    @Test
    void nobodyIsOfferedWhatChangedForSomebodyElse() {
        see(Frames.live(), CUT);
        see(offline(), CUT);
        cars.set(0, changed(cars.get(0), CUT.plusSeconds(60)));
        session = Frames.simulated();
        see(Frames.live(), CUT.plusSeconds(90));
        assertThat(words()).isEmpty();
    }
}
