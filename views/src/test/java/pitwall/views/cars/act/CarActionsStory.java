package pitwall.views.cars.act;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetChanges;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Thirty cars, what can be done to them, and a server that answers as the test says; no toolkit runs.
abstract class CarActionsStory {
    final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
    final List<FleetCommand> sent = new ArrayList<>();
    final Told told = new Told();
    final List<Car> cars = new ArrayList<>(new SampleFleet(2).cars(30));
    Function<FleetCommand, CommandOutcome> server = command -> new CommandOutcome.Accepted(new UUID(1, sent.size()));
    final CarActions actions = new CarActions(
            fleet,
            list,
            command -> {
                sent.add(command);
                return CompletableFuture.completedFuture(server.apply(command));
            },
            Runnable::run,
            strings,
            told);

    @BeforeEach
    void show() {
        cars.replaceAll(car -> labelled(car, Map.of()));
        list.shown();
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));
    }

    void accept(Freshness freshness, Set<Capability> capabilities) {
        fleet.accept(SampleFleet.frame(cars, freshness, FleetChanges.NONE, capabilities));
    }

    CarId id(int place) {
        return cars.get(place).id();
    }

    static Car labelled(Car car, Map<String, String> labels) {
        CarInfo info = car.info();
        return car.with(new CarInfo(
                info.id(),
                info.name(),
                info.region(),
                info.model(),
                info.ring(),
                info.agentName(),
                info.vin(),
                labels,
                info.createdAt(),
                1));
    }

    /// A server that replies and a stream that shows changes when the test says so.
    static final class Answers implements Commands {
        final List<Consumer<CommandState>> sent = new ArrayList<>();

        @Override
        public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
            throw new IllegalStateException("nobody waits for a reply alone");
        }

        @Override
        public void follow(FleetCommand command, Consumer<CommandState> listener) {
            listener.accept(new CommandState.Requested(new UUID(1, 1)));
            sent.add(listener);
        }
    }

    static final class Told implements Navigator {
        final List<String> sentences = new ArrayList<>();
        final List<Runnable> undo = new ArrayList<>();

        @Override
        public void open(Destination destination) {}

        final List<String> tasks = new ArrayList<>();
        Optional<Runnable> cancel = Optional.empty();

        @Override
        public RunningTask begin(String sentence, Optional<Runnable> stop) {
            tasks.add(sentence);
            cancel = stop;
            return new RunningTask() {
                @Override
                public void progress(int done, int of) {
                    tasks.add(done + " of " + of);
                }

                @Override
                public void recorded() {
                    tasks.add("recorded");
                }

                @Override
                public void end(End how) {
                    tasks.add(how.name());
                }
            };
        }

        @Override
        public void toast(String sentence, Optional<Runnable> taken) {
            sentences.add(sentence);
            taken.ifPresent(undo::add);
        }
    }
}
