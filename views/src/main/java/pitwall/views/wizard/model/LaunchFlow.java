package pitwall.views.wizard.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.RolloutStep;
import pitwall.client.SessionInfo;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.wizard.plan.Delayed;

/// From a confirmed plan to a rollout that runs or waits for approval: writes it down, finds it on the stream, makes
/// sure that what was frozen is what was confirmed, and asks for the start. FX thread; needs no toolkit.
///
/// Success is what the stream shows. A plan that came out otherwise than it was confirmed is not started.
final class LaunchFlow {
    /// After this a rollout that was written down and cannot be seen is told.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FleetModel fleet;
    private final CommandRunner runner;
    private final Delayed delayed;
    private final Strings strings;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    /// What is awaited on the stream; absent while nothing is.
    private @Nullable Awaited awaited;

    private record Awaited(CreateRollout wish, String command, Set<String> known, int cars, Steps steps) {}

    /// What becomes of a plan.
    interface Steps {
        /// It was written down under this id; nothing was started.
        void written(String rollout);

        /// It was not written down and will not be.
        void refused();

        /// Other cars than the confirmed ones were frozen; nothing was started.
        ///
        /// @param goOn starts it nevertheless
        void changed(RolloutEntry frozen, Runnable goOn);

        /// The start was asked for, and the stream shows it.
        void started(String rollout);
    }

    LaunchFlow(FleetModel fleet, Commands commands, Executor fxThread, Delayed delayed, Surroundings surroundings) {
        this.fleet = fleet;
        this.delayed = delayed;
        this.strings = surroundings.strings();
        this.runner = new CommandRunner(commands, fxThread, surroundings.navigator(), strings);
        fleet.onFrame(this::look);
        runner.troubleProperty().subscribe(found -> {
            if (found.isPresent()) {
                trouble.set(found);
            }
        });
    }

    /// Writes a plan down and starts it.
    ///
    /// @param attempt id of the wish; the same one writes the same plan down once
    /// @param cars that were confirmed
    void launch(CreateRollout wish, UUID attempt, int cars, Steps steps) {
        begin();
        Set<String> known = fleet.frame().snapshot().board().rollouts().stream()
                .map(RolloutView::id)
                .collect(Collectors.toSet());
        runner.run(
                new FleetCommand.Plan(wish, attempt),
                strings.get("wizard.activity.plan", wish.name()),
                strings.get("wizard.failed.plan"),
                state -> planned(state, new Awaited(wish, "", known, cars, steps)));
    }

    private void begin() {
        busy.set(true);
        trouble.set(Optional.empty());
    }

    private void planned(CommandState state, Awaited plan) {
        switch (state) {
            case CommandState.Requested _ -> {}
            case CommandState.Recorded _ -> {}
            case CommandState.Done(UUID id) -> await(plan, id);
            case CommandState.Unconfirmed _ -> busy.set(false);
            case CommandState.Refused _ -> {
                busy.set(false);
                plan.steps().refused();
            }
        }
    }

    private void await(Awaited plan, UUID command) {
        Awaited now = new Awaited(plan.wish(), command.toString(), plan.known(), plan.cars(), plan.steps());
        awaited = now;
        look(fleet.frame());
        delayed.run(PATIENCE, () -> {
            if (awaited == now) {
                awaited = null;
                busy.set(false);
                trouble.set(Optional.of(new ActionTrouble(
                        strings.get("wizard.failed.plan"),
                        strings.get("act.unconfirmed"),
                        Optional.of(now.command()))));
            }
        });
    }

    private void look(FleetFrame frame) {
        Awaited plan = awaited;
        if (plan != null) {
            find(frame, plan).ifPresent(found -> {
                awaited = null;
                written(found, plan);
            });
        }
    }

    /// By the audit entry of the command where the person may see it, else by what only this plan can be.
    private static Optional<RolloutEntry> find(FleetFrame frame, Awaited plan) {
        List<RolloutView> rollouts = frame.snapshot().board().rollouts();
        Optional<RolloutEntry> named = frame.changes().news().stream()
                .filter(FleetEvent.AuditAppended.class::isInstance)
                .map(news -> ((FleetEvent.AuditAppended) news).entry())
                .filter(entry -> entry.correlation().equals(plan.command()))
                .flatMap(entry -> rollouts.stream().filter(view -> view.id().equals(entry.objectId())))
                .map(RolloutView::rollout)
                .findFirst();
        SessionInfo session = frame.session();
        return named.or(() -> rollouts.stream()
                .map(RolloutView::rollout)
                .filter(entry -> !plan.known().contains(entry.id()))
                .filter(entry -> entry.status() == RolloutStatus.DRAFT)
                .filter(entry -> entry.name().equals(plan.wish().name()))
                .filter(entry -> entry.version().equals(plan.wish().version()))
                .filter(entry -> session != null && entry.requestedBy().equals(session.user()))
                .findFirst());
    }

    private void written(RolloutEntry entry, Awaited plan) {
        plan.steps().written(entry.id());
        if (entry.size() == plan.cars()) {
            start(entry, plan.steps());
        } else {
            busy.set(false);
            plan.steps().changed(entry, () -> start(entry, plan.steps()));
        }
    }

    /// Asks for the start of what is written down.
    void start(RolloutEntry entry, Steps steps) {
        begin();
        runner.run(
                new FleetCommand.Steer(entry.id(), entry.revision(), new RolloutStep.Launch()),
                strings.get("wizard.activity.launch", entry.name()),
                strings.get("wizard.failed.launch"),
                state -> {
                    busy.set(false);
                    if (state instanceof CommandState.Done) {
                        steps.started(entry.id());
                    }
                });
    }

    /// Ends what was written down and not started.
    void withdraw(RolloutEntry entry, Consumer<CommandState> ended) {
        begin();
        runner.run(
                new FleetCommand.Steer(
                        entry.id(), entry.revision(), new RolloutStep.Abort(strings.get("wizard.withdraw.reason"))),
                strings.get("wizard.activity.withdraw", entry.name()),
                strings.get("wizard.failed.withdraw"),
                state -> {
                    busy.set(false);
                    ended.accept(state);
                });
    }

    /// True from a confirmation until its end is known.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    void dismissTrouble() {
        trouble.set(Optional.empty());
        runner.dismissTrouble();
    }
}
