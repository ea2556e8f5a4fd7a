package pitwall.views.cars.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.client.Answer;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;
import pitwall.views.trail.TrailAlarm;
import pitwall.views.trail.TrailAlarms;

class OverviewViewModelTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final FleetTrend trend = new FleetTrend(fleet, Runnable::run, Runnable::run);
    private final TrailAlarms alarms = new TrailAlarms();
    private Answer<List<ApprovalEntry>> waiting = new Answer.Given<>(List.of());
    private final OverviewViewModel model = new OverviewViewModel(
            new OverviewParts(
                    fleet,
                    trend,
                    alarms,
                    () -> CompletableFuture.completedFuture(waiting),
                    new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK)),
                    Runnable::run,
                    Runnable::run,
                    clock,
                    () -> OfflineStatus.NOTHING),
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));
    private final List<Car> cars = new SampleFleet(7).cars(600);

    @ParameterizedTest
    @EnumSource(Tile.class)
    void aTileCountsTheCarsItsQueryLists(Tile tile) {
        live(cars);

        assertThat(model.censusProperty().get().of(tile))
                .isEqualTo(matching(tile.query()))
                .isPositive();
    }

    @Test
    void everyCarIsInOneTileAndInOnePlace() {
        live(cars);
        Census census = model.censusProperty().get();

        assertThat(census.tiles().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(600);
        assertThat(census.cells().values().stream().mapToInt(Census.Cell::cars).sum())
                .isEqualTo(600);
        assertThat(census.cells().values().stream()
                        .mapToInt(Census.Cell::problems)
                        .sum())
                .isEqualTo(census.problems());
    }

    @Test
    void whatNeedsAPersonLeadsToExactlyThoseCars() {
        live(cars);

        assertThat(model.needsProperty().get()).isNotEmpty().allSatisfy(need -> {
            assertThat(need.where()).isInstanceOf(Destination.Cars.class);
            String query = ((Destination.Cars) need.where()).query();
            assertThat(need.sentence()).startsWith(Integer.toString(matching(query)));
        });
    }

    @Test
    void aTrailThatIsNotWhatItWasComesFirstUntilSomebodyHasSeenIt() {
        live(cars);
        AuditBreak broken = new AuditBreak(AuditBreak.Kind.CHANGED, 112);

        alarms.raise(new TrailAlarm(
                "https://fleet.example", new TrailAlarm.Cause.Verified(broken, Optional.empty(), false), Frames.NOW));

        Need first = model.needsProperty().get().getFirst();
        assertThat(first.priority()).isEqualTo(AlarmPriority.P1);
        assertThat(first.sentence()).contains("entry #112 is the first that is not proven");
        assertThat(first.where()).isEqualTo(new Destination.Audit(""));

        alarms.acknowledge();

        assertThat(model.needsProperty().get()).doesNotContain(first);
    }

    @Test
    void aWeakerSafetyPolicyWaitsForWhoMayConsentToIt() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy(null)));
        accept(List.of(SampleRollouts.asked("R-119", "k.vogt"), SampleRollouts.pausedByGate()), List.of(), Role.ADMIN);

        Need need = model.needsProperty().get().stream()
                .filter(each -> each.sentence().contains("safety policy"))
                .findFirst()
                .orElseThrow();

        assertThat(need.priority()).isNull();
        assertThat(need.sentence()).isEqualTo("Approval: a weaker safety policy, asked for by mara, expires in 20 min");
        assertThat(need.where()).isEqualTo(new Destination.Approvals());
    }

    @Test
    void nobodyIsCalledToConsentToWhatTheyAskedForOrMayNotDecide() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy("SELF_APPROVAL")));
        accept(List.of(), List.of(), Role.ADMIN);

        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().contains("safety policy"));
    }

    @Test
    void whoGoesOnAsSomebodyElseIsNotCalledByWhatThatOneCouldDecide() {
        model.follow();
        waiting = new Answer.Given<>(List.of(policy(null)));
        accept(List.of(), List.of(), Role.ADMIN);
        waiting = new Answer.Unanswered<>();

        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("mara", Role.ADMIN), Frames.live(), List.of(), cars, List.of(), List.of()));
        pass(Duration.ofSeconds(1));

        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().contains("safety policy"));
    }

    @Test
    void rolloutsThatStandStillComeBeforeThoseThatWantAConsent() {
        model.follow();
        accept(List.of(SampleRollouts.asked("R-119", "k.vogt"), SampleRollouts.pausedByGate()), List.of());

        assertThat(model.needsProperty().get().stream().map(Need::where).limit(2))
                .containsExactly(new Destination.Rollout("R-118"), new Destination.Approvals());
    }

    private static ApprovalEntry policy(@Nullable String whyNot) {
        return new ApprovalEntry(
                ApprovalEntry.Kind.SAFETY_POLICY,
                "safety-policy",
                "safety-policy",
                "weaken",
                "0f4b",
                0,
                "mara",
                Frames.NOW.minusSeconds(600),
                Frames.NOW.plusSeconds(1_202),
                "Cold batteries",
                0,
                null,
                Map.of(),
                whyNot);
    }

    @Test
    void carsThatARunningRolloutWaitsForAreNamedWithIt() {
        model.follow();
        List<CarId> blocked = cars.stream()
                .filter(car -> Tile.of(time().headline(car)) == Tile.BLOCKED
                        && car.status().reason() != null)
                .map(Car::id)
                .toList();
        List<CarId> some = blocked.subList(0, blocked.size() / 2);
        accept(
                List.of(SampleRollouts.running()),
                some.stream().map(id -> update(id, "R-118")).toList());

        List<Need> kept = model.needsProperty().get().stream()
                .filter(need -> need.sentence().contains("blocked"))
                .toList();

        assertThat(kept).anyMatch(need -> need.sentence().contains("of R-118"));
        assertThat(kept).allSatisfy(need -> {
            String query = ((Destination.Cars) need.where()).query();
            assertThat(need.sentence()).startsWith(Integer.toString(matching(query)));
        });
    }

    @Test
    void carsOfARolloutThatIsOverAreJustBlocked() {
        model.follow();
        List<UpdateProgress> updates =
                cars.stream().map(car -> update(car.id(), "R-118")).toList();
        accept(List.of(SampleRollouts.completedWithFailures()), updates);

        assertThat(model.needsProperty().get())
                .noneMatch(need -> need.sentence().contains("R-118"));
    }

    @Test
    void howUpdatesTurnedOutCountsTheCarsThatWentBackToo() {
        model.follow();
        accept(List.of(SampleRollouts.rollingBack(), SampleRollouts.completedWithFailures()), List.of());

        Outcomes counted = Outcomes.of(fleet.frame().snapshot().board().rollouts());

        assertThat(counted.back()).isEqualTo(307);
        assertThat(counted.cars()).isEqualTo(counted.done() + counted.failed() + 307);
        assertThat(model.outcomesProperty().get())
                .startsWith("Last 2 rollouts: ")
                .endsWith(" 307 went back · 0 of 1 that ended completed");
    }

    @Test
    void beforeAnyUpdateCameToAnEndThereIsNoRate() {
        live(cars);

        assertThat(model.outcomesProperty().get()).isEmpty();
    }

    @Test
    void everyCarOfAKnownVersionIsInTheVersions() {
        live(cars);
        Census census = model.censusProperty().get();

        assertThat(census.versions())
                .isNotEmpty()
                .allSatisfy((version, count) -> assertThat(count).isEqualTo(matching("version:" + version)));
        assertThat(census.versions().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(matching("version:*"));
    }

    private void accept(List<RolloutView> rollouts, List<UpdateProgress> updates) {
        accept(rollouts, updates, Role.RELEASE_MANAGER);
    }

    private void accept(List<RolloutView> rollouts, List<UpdateProgress> updates, Role role) {
        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("a.huber", role), Frames.live(), rollouts, cars, updates, List.of()));
        pass(Duration.ofSeconds(2));
    }

    private static UpdateProgress update(CarId car, String rollout) {
        return new UpdateProgress(
                car,
                rollout,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.WAITING,
                null,
                null,
                null,
                1,
                Frames.NOW,
                null);
    }

    @Test
    void aDeltaIsShownOnceSomebodyCountedTenMinutesAgo() {
        live(cars);
        assertThat(model.delta(Tile.FAILED)).isEqualTo(OptionalInt.empty());
        int before = model.censusProperty().get().of(Tile.FAILED);

        List<Car> fewer = cars.stream()
                .filter(car -> Tile.of(time().headline(car)) != Tile.FAILED)
                .toList();
        pass(Duration.ofMinutes(10));
        fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(fewer)));
        fleet.tick();
        pass(Duration.ofSeconds(2));

        assertThat(model.delta(Tile.FAILED)).isEqualTo(OptionalInt.of(-before));
        assertThat(model.spoken(Tile.FAILED)).contains("−" + before);
    }

    @Test
    void aMinuteWithoutAConnectionIsAGap() {
        live(cars);
        fleet.accept(Frames.of(Frames.offline(), Frames.simulated(), FleetSnapshot.of(cars)));
        pass(Duration.ofMinutes(5));

        assertThat(model.problems()).endsWith(Double.NaN, Double.NaN, Double.NaN);
        assertThat(model.noticeProperty().get()).isNotEmpty();
    }

    @Test
    void withoutAConnectionEveryTileSaysOfWhenItIs() {
        live(cars);
        assertThat(model.asOf()).isEmpty();

        fleet.accept(Frames.of(Frames.offline(), Frames.simulated(), FleetSnapshot.of(cars)));

        assertThat(model.asOf()).startsWith("as of ");
        assertThat(model.spoken(Tile.FAILED)).endsWith(", " + model.asOf());
    }

    @Test
    void anotherServerBeginsAnew() {
        live(cars);
        pass(Duration.ofMinutes(10));
        assertThat(model.delta(Tile.FAILED)).isPresent();

        fleet.accept(Frames.of(Frames.live(), Frames.operator(), FleetSnapshot.of(cars)));
        pass(Duration.ofSeconds(1));

        assertThat(model.delta(Tile.FAILED)).isEmpty();
        assertThat(model.noticeProperty().get()).isEqualTo("Only the cars you may see are counted");
    }

    @Test
    void aFleetWithoutCarsSaysWhatToDoAndNothingAtAllIsLoading() {
        model.follow();
        assertThat(model.stateProperty().get()).isEqualTo(OverviewViewModel.State.NOT_CACHED);

        live(List.of());
        assertThat(model.stateProperty().get()).isEqualTo(OverviewViewModel.State.EMPTY);
    }

    private void live(List<Car> all) {
        model.follow();
        fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(all)));
        pass(Duration.ofSeconds(2));
    }

    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            fleet.tick();
        }
    }

    private ReadingTime time() {
        return ReadingTime.of(fleet.frame(), fleet.serverNowProperty().get(), fleet.freshnessPolicy());
    }

    private int matching(String query) {
        QueryParse parsed = CarQuery.parse(query);
        assertThat(parsed).as(query).isInstanceOf(QueryParse.Valid.class);
        CarQuery valid = ((QueryParse.Valid) parsed).query();
        List<CarId> found = new ArrayList<>();
        FleetSnapshot snapshot = fleet.frame().snapshot();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null && valid.matches(car, snapshot.updateAt(slot), time().known())) {
                found.add(car.id());
            }
        }
        return found.size();
    }
}
