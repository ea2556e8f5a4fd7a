package pitwall.views.cars.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Tone;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.trail.TrailAlarms;

/// A fleet and what the Overview says of it; no toolkit runs.
abstract class OverviewStory {
    final SteppedClock clock = new SteppedClock(Frames.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final FleetModel shown = FleetModel.over(fleet);
    final FleetTrend trend = new FleetTrend(shown, Runnable::run, Runnable::run);
    final TrailAlarms alarms = new TrailAlarms();
    Answer<List<ApprovalEntry>> waiting = new Answer.Given<>(List.of());
    final OverviewViewModel model = new OverviewViewModel(
            new OverviewParts(
                    shown,
                    trend,
                    alarms,
                    () -> CompletableFuture.completedFuture(waiting),
                    new ReadOnlyObjectWrapper<>(grey()).getReadOnlyProperty(),
                    Runnable::run,
                    Runnable::run,
                    clock,
                    () -> OfflineStatus.NOTHING),
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));
    final List<Car> cars = new SampleFleet(7).cars(600);

    /// Nothing is drawn here: every colour is the same.
    private static Palette grey() {
        return Palette.parse(Arrays.stream(Tone.values())
                .map(tone -> tone.token() + ": #808080;")
                .collect(Collectors.joining("\n")));
    }

    void accept(FleetBoard board) {
        FleetSnapshot snapshot = FleetSnapshot.of(cars).beside(board, List.of());
        fleet.accept(Frames.of(Frames.live(), SampleRollouts.as("a.huber", Role.RELEASE_MANAGER), snapshot));
        pass(Duration.ofSeconds(2));
    }

    void accept(List<RolloutView> rollouts, List<UpdateProgress> updates) {
        accept(rollouts, updates, Role.RELEASE_MANAGER);
    }

    void accept(List<RolloutView> rollouts, List<UpdateProgress> updates, Role role) {
        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("a.huber", role), Frames.live(), rollouts, cars, updates, List.of()));
        pass(Duration.ofSeconds(2));
    }

    void live(List<Car> all) {
        model.follow();
        fleet.accept(Frames.of(Frames.live(), Frames.simulated(), FleetSnapshot.of(all)));
        pass(Duration.ofSeconds(2));
    }

    void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advance(Duration.ofSeconds(1));
            fleet.tick();
        }
    }

    ReadingTime time() {
        return ReadingTime.of(fleet.frame(), fleet.serverNowProperty().get(), fleet.freshnessPolicy());
    }

    int matching(String query) {
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
