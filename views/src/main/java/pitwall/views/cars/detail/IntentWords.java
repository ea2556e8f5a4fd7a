package pitwall.views.cars.detail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.cars.detail.IntentStep.State;
import pitwall.views.kit.Strings;

/// How far a car came with what is wanted of it, step by step: recorded, notified, applying, done. Knows no toolkit.
final class IntentWords {
    private final Strings strings;

    IntentWords(Strings strings) {
        this.strings = strings;
    }

    /// The one line: `4.3.0 requested 13:58:00 → failed 14:01:52`; empty where nothing was ever wanted.
    ///
    /// @param asked the same wish as the server wrote it down; absent while nobody knows
    Optional<String> line(@Nullable UpdateProgress update, Optional<CarUpdate> asked, Instant now) {
        if (update == null) {
            return Optional.empty();
        }
        String stage = strings.get("car.stage." + update.stage());
        String since = strings.formats().moment(update.since(), now);
        String what = update.direction() == Direction.BACK
                ? strings.get("car.intent.back", update.rollout())
                : update.version();
        return Optional.of(asked.map(CarUpdate::requestedAt)
                .map(at ->
                        strings.get("car.intent.line", what, strings.formats().moment(at, now), stage, since))
                .orElseGet(() -> strings.get("car.intent.short", what, stage, since)));
    }

    /// The line of a wish that a second person is asked about.
    String asked(CarUpdate wish, Instant now) {
        return strings.get(
                "car.intent.asked",
                wish.version(),
                strings.formats().moment(wish.requestedAt(), now),
                wish.requestedBy(),
                wish.rollout());
    }

    /// The steps of a wish that is under way; empty once it has ended, or before there was one.
    ///
    /// @param against the gravest reason against the change, as the server judged last; absent where there is none
    /// @param happened the car's timeline, the newest first
    List<IntentStep> steps(
            Car car,
            @Nullable UpdateProgress update,
            @Nullable ReasonCode against,
            List<TimelineEntry> happened,
            Instant now) {
        if (update == null || update.stage().isTerminal()) {
            return List.of();
        }
        List<IntentStep> steps = new ArrayList<>();
        CarStage stage = update.stage();
        steps.add(new IntentStep(strings.get("car.step.recorded"), State.DONE));
        boolean offered = stage != CarStage.WAITING;
        boolean applying = stage == CarStage.APPLYING || stage == CarStage.CLAIMED;
        Optional<Instant> notified = notified(update, happened);
        steps.add(notifiedStep(update, against, offered, applying || offered && notified.isPresent(), notified, now));
        steps.add(applyingStep(car, stage, offered && (applying || notified.isPresent()), update.reason()));
        steps.add(new IntentStep(
                strings.get(stage == CarStage.CLAIMED ? "car.step.claimed" : "car.step.done"),
                stage == CarStage.CLAIMED ? State.NOW : State.AHEAD));
        return List.copyOf(steps);
    }

    private IntentStep notifiedStep(
            UpdateProgress update,
            @Nullable ReasonCode against,
            boolean offered,
            boolean heard,
            Optional<Instant> notified,
            Instant now) {
        if (heard) {
            String words = notified.map(at -> strings.get(
                            "car.step.notified.at", strings.formats().moment(at, now)))
                    .orElseGet(() -> strings.get("car.step.notified"));
            return new IntentStep(words, State.DONE);
        }
        if (offered) {
            return new IntentStep(strings.get("car.step.notifying"), State.NOW);
        }
        ReasonCode reason = update.reason() == null ? against : update.reason();
        return new IntentStep(
                reason == null ? strings.get("car.step.waiting") : strings.get("car.step.waiting.for", title(reason)),
                State.NOW);
    }

    private IntentStep applyingStep(Car car, CarStage stage, boolean heard, @Nullable ReasonCode reason) {
        Integer percent = car.vitals().progressPercent();
        return switch (stage) {
            case APPLYING ->
                new IntentStep(
                        percent == null
                                ? strings.get("car.step.applying")
                                : strings.get(
                                        "car.step.applying.at",
                                        strings.formats().wholePercent(percent)),
                        State.NOW);
            case CLAIMED -> new IntentStep(strings.get("car.step.applied"), State.DONE);
            case OFFERED ->
                reason == null
                        ? new IntentStep(strings.get("car.step.applying"), heard ? State.NOW : State.AHEAD)
                        : new IntentStep(strings.get("car.step.held", title(reason)), State.NOW);
            case WAITING,
                    LAPSED,
                    SUCCEEDED,
                    FAILED,
                    EXCLUDED,
                    TAKEN_OVER,
                    LEFT_BEHIND,
                    ROLLED_BACK,
                    NO_ROLLBACK_TARGET,
                    MANUAL -> new IntentStep(strings.get("car.step.applying"), State.AHEAD);
        };
    }

    private String title(ReasonCode reason) {
        return strings.find("reason." + reason.code() + ".title").orElse(reason.code());
    }

    /// When the car said that it has the wish on disk: after the server last gave it to it.
    private static Optional<Instant> notified(UpdateProgress update, List<TimelineEntry> happened) {
        OptionalLong given = happened.stream()
                .filter(entry -> entry.kind().equals("desired"))
                .filter(entry -> update.rollout().equals(entry.fields().get("rollout")))
                .mapToLong(TimelineEntry::id)
                .max();
        return happened.stream()
                .filter(entry -> entry.kind().equals("desired_notified"))
                .filter(entry -> given.isPresent() && entry.id() > given.getAsLong())
                .map(TimelineEntry::at)
                .findFirst();
    }
}
