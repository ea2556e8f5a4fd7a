package pitwall.views.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.UpdateCar;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// A wish for one car that a second person is asked about comes on no stream, and is no less certain for that. No
/// toolkit runs.
class CommandRunnerTest {
    private static final UUID ID = new UUID(0, 1);

    private final FleetModel fleet = new FleetModel(new SteppedClock(SampleFleet.NOW));
    private final CarId car = new SampleFleet(4).cars(12).get(3).id();
    private final ScriptedFiles files = new ScriptedFiles();
    private final List<String> told = new ArrayList<>();
    private final List<Consumer<CommandState>> listeners = new ArrayList<>();

    private final RunningTask line = new RunningTask() {
        @Override
        public void progress(int done, int of) {}

        @Override
        public void recorded() {
            told.add("recorded");
        }

        @Override
        public void onTheWay(Way way) {
            told.add(way.name());
        }

        @Override
        public void end(End how) {
            told.add("end " + how);
        }
    };

    private final Commands commands = new Commands() {
        @Override
        public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
            throw new AssertionError("only followed");
        }

        @Override
        public void follow(FleetCommand command, Consumer<CommandState> listener) {
            listeners.add(listener);
        }
    };

    private final Navigator navigator = new Navigator() {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {
            told.add(sentence);
        }

        @Override
        public RunningTask request(String sentence, Optional<Runnable> cancel) {
            return line;
        }
    };

    private final CommandRunner runner = new CommandRunner(
            commands, Runnable::run, navigator, Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))));

    private void wish() {
        fleet.accept(SampleFleet.live(new SampleFleet(4).cars(12)));
        runner.runUntilProven(
                new FleetCommand.Update(car, UpdateKind.UPDATE, new UpdateCar("4.3.0", null, null, "because")),
                WishWatch.ofCar(fleet, car, "4.3.0", files, Runnable::run),
                "wished",
                "failed",
                _ -> {});
    }

    private void hear(CommandState state) {
        listeners.getFirst().accept(state);
    }

    @Test
    void itWaitsForTheSecondPersonInsteadOfBeingUnconfirmed() {
        wish();
        files.updates = new Answer.Given<>(List.of(waiting()));
        hear(new CommandState.Recorded(ID));
        hear(new CommandState.Unconfirmed(ID));

        assertThat(told).containsExactly("recorded", "ASKED", "ASKED", "wished");
        assertThat(runner.troubleProperty().get()).isEmpty();
    }

    @Test
    void whatIsNeitherOnTheStreamNorInTheListIsUnconfirmed() {
        wish();
        hear(new CommandState.Recorded(ID));
        hear(new CommandState.Unconfirmed(ID));

        assertThat(told).containsExactly("recorded", "end UNCONFIRMED");
        assertThat(runner.troubleProperty().get()).isPresent();
    }

    private CarUpdate waiting() {
        return new CarUpdate(
                "U-7",
                RolloutStatus.AWAITING_APPROVAL,
                car,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.WAITING,
                Convergence.PENDING,
                null,
                0,
                null,
                null,
                null,
                SampleFleet.NOW,
                null,
                SampleFleet.USER,
                SampleFleet.NOW,
                null);
    }
}
