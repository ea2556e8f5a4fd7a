package pitwall.views.rollout;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.desk.Destination;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScreenStage;
import pitwall.views.testing.ScriptedRollouts;

/// The live view in a window of its own, before a scripted server.
final class LiveStage {
    final SessionInfo manager = SampleRollouts.as("a.huber", Role.RELEASE_MANAGER);
    final List<FleetCommand> sent = new ArrayList<>();
    final List<Consumer<CommandState>> listeners = new ArrayList<>();
    final List<ExportNote> notes = new ArrayList<>();
    final MemoryPorts ports = new MemoryPorts();
    final ScriptedRollouts server;
    final ScreenStage stage;

    @Nullable
    Path file;

    LiveStage(Stage window, Locale language, RolloutView view) {
        this(window, language, view, true);
    }

    /// @param answers false for a server that says nothing
    LiveStage(Stage window, Locale language, RolloutView view, boolean answers) {
        server = ScriptedRollouts.ofDesign(view);
        server.cars =
                view.rollout().startedAt() == null ? waiting(view.rollout().size()) : cars(300);
        server.answers = answers;
        stage = new ScreenStage(window, language, made -> around -> {
            RolloutScreen screen = new RolloutScreen(
                    new RolloutParts(
                            made.fleet,
                            server,
                            new Recorded(),
                            ports,
                            made.themes,
                            Runnable::run,
                            Runnable::run,
                            () -> OfflineStatus.NOTHING,
                            notes::add),
                    around,
                    (title, suggested, kinds) -> Optional.ofNullable(file));
            screen.arrive(new Destination.Rollout(view.id()));
            return screen;
        });
    }

    /// Remembers what was asked for; the test says what becomes of it.
    private final class Recorded implements Commands {
        @Override
        public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void follow(FleetCommand command, Consumer<CommandState> listener) {
            sent.add(command);
            listeners.add(listener);
            listener.accept(new CommandState.Requested(id()));
        }
    }

    private UUID id() {
        return new UUID(1, sent.size());
    }

    /// Says how far the newest wish came.
    void become(CommandState state) {
        listeners.getLast().accept(state);
    }

    void done() {
        become(new CommandState.Recorded(id()));
        become(new CommandState.Done(id()));
    }

    void show(RolloutView view) {
        show(view, Frames.live(), List.of());
    }

    void show(RolloutView view, Freshness freshness, List<FleetEvent.News> news) {
        server.view = view;
        stage.accept(SampleRollouts.frame(manager, freshness, List.of(view), List.of(), List.of(), news));
        stage.screen().shown();
        stage.screen().shown();
    }

    /// Cars of a rollout as a server lists them.
    static List<CarUpdate> cars(int count) {
        List<CarUpdate> cars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cars.add(car(i));
        }
        return cars;
    }

    /// Cars of a rollout that has not begun.
    private static List<CarUpdate> waiting(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> car(number, CarStage.WAITING, null))
                .toList();
    }

    private static CarUpdate car(int number) {
        CarStage stage = number % 9 == 0 ? CarStage.FAILED : number % 4 == 0 ? CarStage.WAITING : CarStage.SUCCEEDED;
        ReasonCode reason = stage == CarStage.SUCCEEDED
                ? null
                : stage == CarStage.FAILED ? ReasonCode.APPLY_TIMEOUT : ReasonCode.NOT_STATIONARY;
        return car(number, stage, reason);
    }

    private static CarUpdate car(int number, CarStage stage, @Nullable ReasonCode reason) {
        Instant now = SampleRollouts.NOW;
        return new CarUpdate(
                "R-118",
                RolloutStatus.RUNNING,
                new CarId("WBA-%05d".formatted(number)),
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                stage,
                Convergence.PENDING,
                reason,
                1,
                null,
                now,
                "4.2.1",
                now.minusSeconds(number),
                null,
                "k.vogt",
                now,
                null);
    }
}
