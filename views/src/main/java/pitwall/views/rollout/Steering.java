package pitwall.views.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.client.Rollouts;
import pitwall.fleet.Capability;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.views.act.ActionTrouble;
import pitwall.views.act.CommandRunner;
import pitwall.views.act.Permission;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;

/// Does something to the rollout in view. Stopping it takes one press; everything else says its effect in cars first,
/// as the server's own engine rehearses it, and asks for a reason. FX thread; needs no toolkit.
final class Steering {
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(2);
    private static final int LATE = 412;

    private final Rollouts rollouts;
    private final Executor fxThread;
    private final Surroundings surroundings;
    private final Strings strings;
    private final RolloutWords words;
    private final EffectWords effects;
    private final CommandRunner runner;
    private final Runnable refresh;
    private final Map<Capability, Permission> permissions = new EnumMap<>(Capability.class);
    private final Map<SteerControl, ReadOnlyObjectWrapper<Optional<String>>> whyNot = new EnumMap<>(SteerControl.class);
    private final ReadOnlyStringWrapper requested = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<ActionTrouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private Optional<Known> known = Optional.empty();
    private @Nullable Asked asked;
    private @Nullable Late late;

    /// A sheet that is open.
    private record Asked(SteerControl control, OpenSheet sheet, Instant countedAt) {}

    /// An act that came too late.
    ///
    /// @param before the rollout as the person saw it
    private record Late(SteerControl control, Known before, String correlation) {}

    /// @param refresh has everything asked for anew
    Steering(
            FleetModel fleet,
            Commands commands,
            Rollouts rollouts,
            Executor fxThread,
            Surroundings surroundings,
            Runnable refresh) {
        this.rollouts = rollouts;
        this.fxThread = fxThread;
        this.surroundings = surroundings;
        this.strings = surroundings.strings();
        this.words = new RolloutWords(strings);
        this.effects = new EffectWords(fleet, strings);
        this.refresh = refresh;
        this.runner = new CommandRunner(commands, fxThread, surroundings.navigator(), strings);
        for (SteerControl control : SteerControl.values()) {
            permissions.computeIfAbsent(control.needs(), needed -> new Permission(needed, fleet, strings));
            whyNot.put(control, new ReadOnlyObjectWrapper<>(Optional.of("")));
        }
        permissions.values().forEach(permission -> permission.reasonProperty().subscribe(_ -> judge()));
        runner.troubleProperty().subscribe(trouble::set);
    }

    /// Takes in how the rollout stands now.
    void follow(Optional<Known> now) {
        known = now;
        judge();
        now.ifPresent(this::explain);
        now.ifPresent(this::recount);
    }

    private void judge() {
        for (SteerControl control : SteerControl.values()) {
            ReadOnlyObjectWrapper<Optional<String>> reason = whyNot.get(control);
            Optional<String> judged = why(control);
            if (reason != null && !judged.equals(reason.get())) {
                reason.set(judged);
            }
        }
    }

    private Optional<String> why(SteerControl control) {
        Permission permission = permissions.get(control.needs());
        Optional<String> forbidden = permission == null
                ? Optional.empty()
                : permission.reasonProperty().get();
        if (forbidden.isPresent() || known.isEmpty()) {
            return forbidden.or(() -> Optional.of(strings.get("rollout.disabled.unknown")));
        }
        return SteerRules.whyNot(control, known.get()).map(strings::get);
    }

    /// Why an act cannot be done now, in words; empty where it can.
    ReadOnlyObjectProperty<Optional<String>> whyNotProperty(SteerControl control) {
        ReadOnlyObjectWrapper<Optional<String>> reason = whyNot.get(control);
        if (reason == null) {
            throw new IllegalStateException("no reason for " + control);
        }
        return reason.getReadOnlyProperty();
    }

    /// The act was chosen: a pause happens, everything else asks first.
    void press(SteerControl control) {
        Known shown = known.orElse(null);
        if (shown == null || why(control).isPresent()) {
            return;
        }
        if (control == SteerControl.PAUSE) {
            send(control, shown, strings.get("rollout.reason.pause"));
            return;
        }
        requested.set(strings.get("rollout.looking-ahead"));
        effect(shown, control, answer -> {
            requested.set("");
            hear(control, shown, answer);
        });
    }

    private void effect(Known shown, SteerControl control, Consumer<Answer<ActEffect>> heard) {
        CompletableFuture<?> unused = rollouts.effects(shown.rollout().id())
                .thenAccept(answer -> fxThread.execute(() -> heard.accept(of(control, answer))));
    }

    private static Answer<ActEffect> of(SteerControl control, Answer<RolloutEffects> answer) {
        return switch (answer) {
            case Answer.Given<RolloutEffects>(RolloutEffects all) ->
                all.acts().stream()
                        .filter(act -> act.act().equals(control.act()))
                        .findFirst()
                        .<Answer<ActEffect>>map(Answer.Given::new)
                        .orElseGet(Answer.Unanswered::new);
            case Answer.Refused<RolloutEffects>(int status, String code, String sentence, String correlation) ->
                new Answer.Refused<>(status, code, sentence, correlation);
            case Answer.Remembered<RolloutEffects> _, Answer.Unanswered<RolloutEffects> _ -> new Answer.Unanswered<>();
        };
    }

    private void hear(SteerControl control, Known shown, Answer<ActEffect> answer) {
        switch (answer) {
            case Answer.Given<ActEffect>(ActEffect effect) -> ask(control, shown, effect);
            case Answer.Refused<ActEffect>(int status, String code, String sentence, String correlation) ->
                fail(control, sentence, Optional.of(correlation));
            case Answer.Remembered<ActEffect> _, Answer.Unanswered<ActEffect> _ ->
                fail(control, strings.get("rollout.effects.unanswered"), Optional.empty());
        }
    }

    private void ask(SteerControl control, Known shown, ActEffect effect) {
        if (effect.refused() != null) {
            fail(control, strings.get("rollout.refusal." + effect.refused()), Optional.empty());
        } else if (effect.already()) {
            fail(control, strings.get("rollout.effects.already"), Optional.empty());
        } else {
            OpenSheet sheet = surroundings
                    .sheets()
                    .ask(effects.sheet(control, effect, shown), reason -> send(control, shown, reason));
            asked = new Asked(control, sheet, shown.now());
        }
    }

    private void fail(SteerControl control, String detail, Optional<String> correlation) {
        trouble.set(Optional.of(new ActionTrouble(failed(control), detail, correlation)));
    }

    private String failed(SteerControl control) {
        return strings.get("rollout.failed." + control.id());
    }

    /// While a sheet is open its number follows the cars.
    private void recount(Known now) {
        Asked open = asked;
        if (open == null || now.now().isBefore(open.countedAt().plus(BETWEEN_COUNTS))) {
            return;
        }
        if (!open.sheet().isOpen()) {
            asked = null;
            return;
        }
        asked = new Asked(open.control(), open.sheet(), now.now());
        effect(now, open.control(), answer -> {
            if (answer instanceof Answer.Given<ActEffect>(ActEffect effect)) {
                open.sheet().restate(effects.sheet(open.control(), effect, now));
            }
        });
    }

    private void send(SteerControl control, Known shown, String reason) {
        late = null;
        String activity =
                strings.get("rollout.activity." + control.id(), shown.rollout().id());
        requested.set(strings.get("rollout.requested." + control.id()));
        FleetCommand command =
                new FleetCommand.Steer(shown.rollout().id(), shown.rollout().revision(), step(control, reason));
        runner.run(command, activity, failed(control), state -> ended(control, shown, state));
    }

    private static RolloutStep step(SteerControl control, String reason) {
        return switch (control) {
            case PAUSE -> new RolloutStep.Pause(reason);
            case RESUME -> new RolloutStep.Resume();
            case ADVANCE -> new RolloutStep.Advance(reason);
            case ABORT -> new RolloutStep.Abort(reason);
            case ROLL_BACK -> new RolloutStep.RollBack(reason, false);
            case ROLL_BACK_ALL -> new RolloutStep.RollBack(reason, true);
            case RETRY -> new RolloutStep.Retry(reason, Set.of());
        };
    }

    private void ended(SteerControl control, Known shown, CommandState state) {
        requested.set("");
        if (state instanceof CommandState.Refused(CommandOutcome.Reason.ByServer server) && server.status() == LATE) {
            late = new Late(control, shown, server.correlation());
            fail(control, strings.get("rollout.late"), Optional.of(server.correlation()));
            known.ifPresent(this::explain);
        }
        refresh.run();
    }

    /// Says what somebody else did meanwhile, as soon as the stream tells.
    private void explain(Known now) {
        Late missed = late;
        if (missed == null
                || now.rollout().revision() == missed.before().rollout().revision()) {
            return;
        }
        late = null;
        long last = missed.before().events().isEmpty()
                ? 0
                : missed.before().events().getLast().number();
        String by = now.events().stream()
                .filter(event -> event.number() > last)
                .filter(Decision.Acted.class::isInstance)
                .map(event -> ((Decision.Acted) event).actor())
                .findFirst()
                .orElse("");
        String was = words.state(missed.before().rollout());
        String is = words.state(now.rollout());
        fail(
                missed.control(),
                by.isEmpty()
                        ? strings.get("rollout.late.changed", was, is)
                        : strings.get("rollout.late.by", was, is, by),
                Optional.of(missed.correlation()));
    }

    /// What was asked for and is still to be seen; empty for nothing.
    ReadOnlyStringProperty requestedProperty() {
        return requested.getReadOnlyProperty();
    }

    /// What went wrong last.
    ReadOnlyObjectProperty<Optional<ActionTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Shows what went wrong with something else that was asked for here.
    void report(ActionTrouble other) {
        trouble.set(Optional.of(other));
    }

    void dismissTrouble() {
        late = null;
        trouble.set(Optional.empty());
        runner.dismissTrouble();
    }
}
