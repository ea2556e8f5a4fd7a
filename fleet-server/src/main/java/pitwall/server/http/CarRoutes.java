package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FleetSummary;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.CarNote;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.Enrolment;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.server.access.SignIns;
import pitwall.server.live.Cut;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.CarRules;
import pitwall.server.registry.CarWrite;
import pitwall.server.registry.Write;
import pitwall.server.storage.Database;
import pitwall.server.storage.LinkRows;
import pitwall.server.storage.LogRows;
import pitwall.server.storage.Secrets;
import pitwall.server.storage.TimelineRows;
import pitwall.server.stream.Coarse;

/// Everything about cars over REST.
final class CarRoutes {
    private static final Duration ENROLMENT_LIFE = Duration.ofDays(1);

    private final LivePicture picture;
    private final CarRegistry registry;
    private final Database database;
    private final SignIns signIns;
    private final FreshnessPolicy policy;

    CarRoutes(LivePicture picture, CarRegistry registry, Database database, SignIns signIns, FreshnessPolicy policy) {
        this.picture = picture;
        this.registry = registry;
        this.database = database;
        this.signIns = signIns;
        this.policy = policy;
    }

    Answer list(ApiCall call) {
        CarListing.Page page = CarListing.of(call, picture.cut(), policy);
        List<Car> seen = page.cars().stream().map(car -> seen(call, car)).toList();
        return new Answer.Data(200, seen, page.metadata(), Map.of());
    }

    Answer get(ApiCall call) {
        Car car = visible(call);
        return Answer.revision(200, seen(call, car), car.info().revision());
    }

    Write<Answer> create(ApiCall call) {
        CreateCar wanted = call.body(CreateCar.class);
        check(CarRules.check(wanted));
        String user = call.caller().user();
        return draft -> switch (registry.create(draft, wanted, call::sees, user)) {
            case CarWrite.Done(Car car) -> {
                call.audit().change(null, car.info());
                yield created(call, car);
            }
            case CarWrite other -> refusal(other);
        };
    }

    private static Answer created(ApiCall call, Car car) {
        String revision = Long.toString(car.info().revision());
        return new Answer.Data(
                201,
                seen(call, car),
                Map.of("revision", car.info().revision()),
                Map.of("Location", "/api/v1/cars/" + car.id(), "ETag", '"' + revision + '"'));
    }

    Write<Answer> patch(ApiCall call) {
        CarId id = call.carId();
        long revision = call.ifMatch();
        PatchCar change = call.body(PatchCar.class);
        check(CarRules.check(change));
        String user = call.caller().user();
        return draft -> {
            Optional<Car> before = draft.car(id);
            return switch (registry.patch(draft, id, revision, change, call::sees, user)) {
                case CarWrite.Done(Car car) -> {
                    call.audit().change(before.map(Car::info).orElse(null), car.info());
                    yield Answer.revision(200, seen(call, car), car.info().revision());
                }
                case CarWrite other -> refusal(other);
            };
        };
    }

    Write<Answer> delete(ApiCall call) {
        CarId id = call.carId();
        long revision = call.ifMatch();
        return draft -> switch (registry.remove(draft, id, revision, call::sees)) {
            case CarWrite.Done(Car car) -> {
                call.audit().change(car.info(), null);
                yield new Answer.Nothing();
            }
            case CarWrite other -> refusal(other);
        };
    }

    Write<Answer> enrol(ApiCall call) {
        CarId id = call.carId();
        String token = signIns.secret();
        return draft -> {
            Optional<Car> car = draft.car(id).filter(call::sees);
            if (car.isEmpty()) {
                return Answer.refused(Fault.notFound());
            }
            call.audit().concerning(List.of(car.get().info()));
            Enrolment enrolment = new Enrolment(id, token, draft.now().plus(ENROLMENT_LIFE));
            new LinkRows(draft.sql()).addEnrolment(id, Secrets.hash(token), enrolment.expiresAt());
            draft.timeline(
                    id,
                    null,
                    "enrolment_issued",
                    null,
                    Map.of("by", call.caller().user()));
            return new Answer.Data(201, enrolment, Map.of(), Map.of());
        };
    }

    /// Puts somebody's words into the timeline of a car. They change nothing of it.
    Write<Answer> note(ApiCall call) {
        CarId id = call.carId();
        CarNote note = call.body(CarNote.class);
        String text = text(note.text());
        Instant written = note.written();
        return draft -> {
            // Asked here, so that whoever comes again with a note that was taken is told so however old it is by now.
            if (written != null && Duration.between(call.now(), written).abs().compareTo(CarNote.OLDEST) > 0) {
                return Answer.refused(
                        Fault.validation("written", "must be within " + CarNote.OLDEST.toDays() + " days of now"));
            }
            Optional<Car> car = draft.car(id).filter(call::sees);
            if (car.isEmpty()) {
                return Answer.refused(Fault.notFound());
            }
            call.audit().concerning(List.of(car.get().info())).after(Map.of("note", text));
            Map<String, String> fields =
                    new HashMap<>(Map.of("message", text, "by", call.caller().user()));
            if (written != null && Duration.between(call.now(), written).abs().compareTo(CarNote.AT_ONCE) > 0) {
                fields.put("written", written.toString());
            }
            draft.timeline(id, null, "note", null, fields);
            return new Answer.Data(201, new CarNote(text, written), Map.of(), Map.of());
        };
    }

    private static String text(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        boolean readable = text.chars().noneMatch(letter -> Character.isISOControl(letter) && letter != '\n');
        if (text.isEmpty() || text.length() > CarNote.LONGEST || !readable) {
            throw new FaultException(
                    Fault.validation("text", "must have 1 to " + CarNote.LONGEST + " readable characters"));
        }
        return text;
    }

    Answer logs(ApiCall call) {
        call.allowOnly(Set.of("level", "limit"));
        CarId id = visible(call).id();
        int limit = call.number("limit", LogRows.TAIL, 1, LogRows.TAIL);
        LogLevel least = call.query("level").map(CarRoutes::level).orElse(LogLevel.DEBUG);
        return Answer.ok(database.read(sql -> new LogRows(sql).tail(id, least, limit)));
    }

    Answer timeline(ApiCall call) {
        call.allowOnly(Set.of("limit", "before"));
        CarId id = visible(call).id();
        int limit = call.number("limit", 100, 1, 500);
        long before = call.query("before").map(CarRoutes::entryId).orElse(Long.MAX_VALUE);
        List<TimelineEntry> entries = database.read(sql -> new TimelineRows(sql).before(id, before, limit));
        return Answer.ok(entries);
    }

    Answer summary(ApiCall call) {
        call.allowOnly(Set.of());
        Cut cut = picture.cut();
        List<Car> seen = cut.cars().stream().filter(call::sees).toList();
        FleetSummary summary = FleetSummary.of(seen, policy, call.now());
        return new Answer.Data(200, summary, Map.of("sequence", cut.seq()), Map.of());
    }

    private Car visible(ApiCall call) {
        return picture.car(call.carId()).filter(call::sees).orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    private static Car seen(ApiCall call, Car car) {
        return Coarse.car(car, call.caller().precision());
    }

    private static void check(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new FaultException(Fault.validation(errors));
        }
    }

    static Answer refusal(CarWrite outcome) {
        return Answer.refused(
                switch (outcome) {
                    case CarWrite.NoSuchCar() -> Fault.notFound();
                    case CarWrite.OtherRevision(long current) -> Fault.otherRevision(current);
                    case CarWrite.IdTaken() -> Fault.of(409, "DUPLICATE_ID", "A car of that id exists.");
                    case CarWrite.OutOfScope() ->
                        Fault.of(403, "FORBIDDEN", "Your scope does not cover that region and model.");
                    case CarWrite.Done done -> throw new IllegalArgumentException("not a refusal: " + done);
                });
    }

    private static LogLevel level(String text) {
        try {
            return LogLevel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("level", "must be error, warn, info or debug"));
        }
    }

    private static long entryId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new FaultException(Fault.validation("before", "must be the id of an entry"));
        }
    }
}
