package pitwall.server.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.release.Versions;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.safety.UpdateVerdict;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.UpdateCar;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Write;
import pitwall.server.rollout.CarPart;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutCard;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.SingleUpdates;
import pitwall.server.rollout.UpdateAnswer;
import pitwall.server.storage.CarWordRows;

/// The update of one car over REST.
final class UpdateRoutes {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration MOST_PATIENCE = Duration.ofDays(30);

    private final LivePicture picture;
    private final Rollouts rollouts;

    UpdateRoutes(LivePicture picture, Rollouts rollouts) {
        this.picture = picture;
        this.rollouts = rollouts;
    }

    Write<Answer> update(ApiCall call) {
        return request(call, UpdateKind.UPDATE, Timing.DEFAULT.carTimeout());
    }

    Write<Answer> rollBack(ApiCall call) {
        return request(call, UpdateKind.ROLLBACK, Timing.DEFAULT.rollbackTimeout());
    }

    private Write<Answer> request(ApiCall call, UpdateKind kind, Duration timeout) {
        return wanted(call, call.body(UpdateCar.class), kind, timeout);
    }

    /// The same for whoever reads the body in another way.
    ///
    /// @param timeout where the wish names none
    Write<Answer> wanted(ApiCall call, UpdateCar wanted, UpdateKind kind, Duration timeout) {
        CarId id = call.carId();
        SingleUpdates.Wish wish = new SingleUpdates.Wish(
                id,
                kind,
                version(wanted.version()),
                force(call, wanted.forceReason()),
                duration("timeoutMs", wanted.timeout(), timeout, LONGEST),
                duration("giveUpAfterMs", wanted.giveUpAfter(), Timing.DEFAULT.phaseTimeout(), MOST_PATIENCE),
                new SingleUpdates.Conditions(
                        Boolean.TRUE.equals(wanted.charging()),
                        Boolean.TRUE.equals(wanted.unmetered()),
                        Boolean.TRUE.equals(wanted.downloadAhead())));
        call.audit().on(id.value());
        return draft -> {
            draft.car(id).filter(call::sees).ifPresent(car -> note(call, car, wish));
            return answer(
                    call,
                    id,
                    rollouts.singles()
                            .request(draft, wish, call::sees, call.caller().user()));
        };
    }

    /// What the car runs, and what it is asked to run instead.
    private void note(ApiCall call, Car car, SingleUpdates.Wish wish) {
        call.audit()
                .concerning(List.of(car.info()))
                .before(Map.of(
                        "version",
                        rollouts.book()
                                .software(car.id())
                                .map(CarFrame.Software::version)
                                .orElse("unknown")))
                .after(Map.of("kind", wish.kind(), "version", wish.version()));
    }

    private static String version(String text) {
        if (!Versions.isValid(text)) {
            throw new FaultException(Fault.validation("version", "must be a version such as 4.3.0"));
        }
        return text;
    }

    private static @Nullable String force(ApiCall call, @Nullable String reason) {
        if (reason == null) {
            return null;
        }
        if (reason.isBlank() || reason.length() > WishReader.MOST_TEXT) {
            throw new FaultException(
                    Fault.validation("forceReason", "must have 1 to " + WishReader.MOST_TEXT + " characters"));
        }
        RolloutPlanRoutes.requireForce(call);
        call.audit().because(reason.strip());
        return reason.strip();
    }

    private static Duration duration(String field, @Nullable Duration given, Duration otherwise, Duration most) {
        Duration value = given == null ? otherwise : given;
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(most) > 0) {
            throw new FaultException(
                    Fault.validation(field, "must be " + SHORTEST.toMillis() + " to " + most.toMillis()));
        }
        return value;
    }

    private static Answer answer(ApiCall call, CarId car, UpdateAnswer outcome) {
        return switch (outcome) {
            case UpdateAnswer.Accepted(Rollout rollout) -> {
                call.concerns(rollout.id());
                yield new Answer.Data(
                        202,
                        CarUpdates.entry(
                                RolloutCard.of(rollout),
                                rollout.state().progress(car).orElseThrow(),
                                null),
                        Map.of("revision", rollout.revision()),
                        Map.of("Location", "/api/v1/cars/" + car + "/desired"));
            }
            case UpdateAnswer.NoSuchCar() -> Answer.refused(Fault.notFound());
            case UpdateAnswer.NotChoosable(var reason, String why) ->
                Answer.refused(
                        refusal("RELEASE_NOT_CHOOSABLE", why, List.of(new FieldError("version", reason.code(), why))));
            case UpdateAnswer.Busy(var other) ->
                Answer.refused(Fault.of(409, "UPDATE_IN_PROGRESS", "Rollout " + other + " is changing this car."));
            case UpdateAnswer.Never(var verdicts) ->
                Answer.refused(refusal(
                        "UPDATE_IMPOSSIBLE",
                        "This release cannot be put on this car as the server knows it.",
                        verdicts.stream()
                                .map(verdict -> new FieldError(
                                        "version", verdict.reason().code(), verdict.words()))
                                .toList()));
        };
    }

    private static Fault refusal(String code, String why, List<FieldError> errors) {
        return new Fault(409, code, why, errors, Map.of());
    }

    Answer history(ApiCall call) {
        RolloutListing listing = RolloutListing.of(call);
        CarId id = visible(call).id();
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        List<CarPart> all = rollouts.index().of(id).stream()
                .filter(part -> listing.shows(part.rollout()))
                .sorted(Comparator.comparing(CarPart::rollout, listing.order()))
                .toList();
        Map<RolloutId, CarWordRows.Row> words = rollouts.words(id);
        List<CarUpdate> shown = all.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(part -> CarUpdates.entry(
                        part.rollout(),
                        part.progress(),
                        words.get(part.rollout().id())))
                .toList();
        int pages = Math.max(1, (all.size() + size - 1) / size);
        return new Answer.Data(
                200, shown, Map.of("page", page, "size", size, "total", all.size(), "pages", pages), Map.of());
    }

    Answer desired(ApiCall call) {
        call.allowOnly(Set.of());
        Car car = visible(call);
        Optional<CarPart> newest = newest(car.id());
        List<UpdateVerdict> verdicts = newest.flatMap(
                        part -> rollouts.index().find(part.rollout().id()))
                .map(rollout -> rollout.state().verdicts(car.id(), call.now()))
                .orElse(List.of());
        return Answer.ok(new DesiredCar(
                car.id(),
                rollouts.book()
                        .intent(car.id())
                        .map(given -> given.desired().generation())
                        .orElse(0L),
                rollouts.book().software(car.id()).map(this::running).orElse(null),
                rollouts.builds(car.id()).stream().map(this::build).toList(),
                newest.map(part -> CarUpdates.entry(
                                part.rollout(),
                                part.progress(),
                                rollouts.words(car.id()).get(part.rollout().id())))
                        .orElse(null),
                verdicts.stream().map(UpdateRoutes::verdict).toList()));
    }

    /// Why the car is not changed as its newest rollout wants, or would not be as the question asks.
    Answer why(ApiCall call) {
        call.allowOnly(Set.of("version"));
        Car car = visible(call);
        Optional<String> asked = call.query("version").map(UpdateRoutes::version);
        Optional<Rollout> wanting = newest(car.id())
                .filter(part -> asked.isEmpty() && !part.progress().stage().isTerminal())
                .flatMap(part -> rollouts.index().find(part.rollout().id()));
        List<UpdateVerdict> verdicts = asked.map(version -> rollouts.verdicts(car, version, call.now())
                        .orElseThrow(() ->
                                new FaultException(Fault.validation("version", "there is no release " + version))))
                .orElseGet(() -> wanting.map(rollout -> rollout.state().verdicts(car.id(), call.now()))
                        .orElse(List.of()));
        return Answer.ok(new WhyNotUpdating(
                car.id(),
                call.now(),
                rollouts.policyRevision(),
                asked.or(() -> wanting.map(
                                rollout -> rollout.state().plan().release().version()))
                        .orElse(null),
                wanting.map(rollout -> rollout.id().value()).orElse(null),
                verdicts.stream().map(UpdateRoutes::verdict).toList()));
    }

    /// The newest of which something is wanted, or was; what nobody approved in time, or somebody refused, never was.
    private Optional<CarPart> newest(CarId car) {
        return rollouts.index().of(car).stream()
                .filter(part -> part.rollout().status() != RolloutStatus.EXPIRED
                        && part.rollout().status() != RolloutStatus.DRAFT)
                .findFirst();
    }

    private DesiredCar.Build running(CarFrame.Software says) {
        Software build = new Software(says.version(), says.digest(), says.counter());
        return new DesiredCar.Build(
                says.version(), says.digest(), says.counter(), says.confirmed(), rollouts.isObtainable(build));
    }

    private DesiredCar.Build build(Software build) {
        return new DesiredCar.Build(
                build.version(), build.digest(), build.counter(), true, rollouts.isObtainable(build));
    }

    private static DesiredCar.Verdict verdict(UpdateVerdict verdict) {
        return new DesiredCar.Verdict(
                verdict.reason(),
                verdict.weight(),
                verdict.words(),
                verdict.arguments(),
                verdict.since(),
                verdict.possibleAt());
    }

    private Car visible(ApiCall call) {
        return picture.car(call.carId()).filter(call::sees).orElseThrow(() -> new FaultException(Fault.notFound()));
    }
}
