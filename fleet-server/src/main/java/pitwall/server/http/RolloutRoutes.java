package pitwall.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.Ask;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.Json;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutReport;
import pitwall.server.access.CallLimits;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Draft;
import pitwall.server.registry.Write;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutAnswer;
import pitwall.server.rollout.RolloutWish;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.StagedRollouts;
import pitwall.server.rollout.StagedRollouts.Asker;
import pitwall.server.storage.CarWordRows;

/// Rollouts over REST.
final class RolloutRoutes {
    private static final ObjectMapper JSON = Json.tolerant();

    private final LivePicture picture;
    private final Rollouts rollouts;
    private final CallLimits asked;

    /// @param asked counts the rollouts that one person writes down
    RolloutRoutes(LivePicture picture, Rollouts rollouts, CallLimits asked) {
        this.picture = picture;
        this.rollouts = rollouts;
        this.asked = asked;
    }

    static Asker asker(ApiCall call) {
        return new Asker(
                call.caller().user(), call.caller().scope(), call.caller().may(Capability.ROLLOUT_START));
    }

    Write<Answer> create(ApiCall call) {
        return create(call, false);
    }

    /// Creates and asks for the start at once; answers with the id and holds nothing open.
    Write<Answer> launch(ApiCall call) {
        return create(call, true);
    }

    private Write<Answer> create(ApiCall call, boolean launch) {
        RolloutWish wish = wish(call);
        return create(call, wish, launch);
    }

    /// One version for several cars at once, on the same service.
    Write<Answer> bulk(ApiCall call) {
        BulkUpdate wanted = call.body(BulkUpdate.class);
        String name = wanted.name();
        RolloutWish wish = new WishReader()
                .readShort(
                        name == null ? wanted.version() + " in bulk" : name,
                        wanted.version(),
                        wanted.kind(),
                        wanted.query(),
                        wanted.cars(),
                        wanted.parallel(),
                        wanted.forceReason());
        return create(call, allowed(call, wish), true);
    }

    private Write<Answer> create(ApiCall call, RolloutWish wish, boolean launch) {
        Asker asker = asker(call);
        return draft -> {
            Duration wait = asked.take(asker.user());
            if (!wait.isZero()) {
                return Answer.refused(Fault.tooMany(wait));
            }
            RolloutAnswer outcome = rollouts.staged().create(draft, wish, asker, launch);
            if (outcome instanceof RolloutAnswer.Done(Rollout rollout)) {
                call.audit().on(rollout.id().value()).after(RolloutEntries.entry(rollout));
                concerning(call, rollout);
            }
            noteForeignCar(call, draft, outcome);
            return RolloutAnswers.answer(outcome, launch ? 202 : 201);
        };
    }

    /// The caller is told that there is no such car; the trail knows better.
    static void noteForeignCar(ApiCall call, Draft draft, RolloutAnswer outcome) {
        if (outcome instanceof RolloutAnswer.NoSuchCar(String car)
                && CarId.parse(car).flatMap(draft::car).isPresent()) {
            call.audit().outOfScope();
        }
    }

    /// Whose trail it belongs to: whoever looks after all places of the rollout.
    static void concerning(ApiCall call, Rollout rollout) {
        call.audit()
                .concerning(
                        rollout.state().plan().size(),
                        rollout.state().places().stream()
                                .map(place -> new AuditPlace(place.region(), place.model()))
                                .toList());
    }

    /// Another wish in the place of one that was not started.
    Write<Answer> edit(ApiCall call) {
        RolloutId id = id(call);
        long revision = call.ifMatch();
        RolloutWish wish = wish(call);
        Asker asker = asker(call);
        call.audit().on(id.value());
        return draft -> {
            note(call, id, asker);
            RolloutAnswer outcome = rollouts.staged().edit(draft, id, revision, wish, asker);
            noteForeignCar(call, draft, outcome);
            return told(call, outcome);
        };
    }

    /// What is known of a rollout before something is done to it.
    private Optional<Rollout> note(ApiCall call, RolloutId id, Asker asker) {
        Optional<Rollout> known = rollouts.book().find(id);
        Optional<Rollout> seen = known.filter(asker::sees);
        if (known.isPresent() && seen.isEmpty()) {
            call.audit().outOfScope();
        }
        seen.ifPresent(before -> {
            call.audit().before(RolloutEntries.entry(before));
            concerning(call, before);
        });
        return seen;
    }

    private static Answer told(ApiCall call, RolloutAnswer outcome) {
        if (outcome instanceof RolloutAnswer.Done(Rollout after)) {
            call.audit().after(RolloutEntries.entry(after));
        }
        return RolloutAnswers.answer(outcome, 200);
    }

    private static RolloutWish wish(ApiCall call) {
        return allowed(call, new WishReader().read(call.body(CreateRollout.class)));
    }

    /// The same wish, if the caller may have it.
    static RolloutWish allowed(ApiCall call, RolloutWish wish) {
        String force = wish.forceReason();
        if (force != null) {
            requireForce(call);
            call.audit().because(force);
        }
        return wish;
    }

    static void requireForce(ApiCall call) {
        if (!call.caller().may(Capability.UPDATE_FORCE)) {
            throw new FaultException(Fault.of(403, "FORBIDDEN", "This needs the capability UPDATE_FORCE."));
        }
    }

    Answer preview(ApiCall call) {
        RolloutWish wish = wish(call);
        return switch (rollouts.staged().preview(wish, picture.cut().cars(), asker(call), call.now())) {
            case StagedRollouts.Preview.Not(RolloutAnswer why) -> RolloutAnswers.answer(why, 200);
            case StagedRollouts.Preview.Shown(var preview, boolean approval) ->
                Answer.ok(RolloutEntries.outlook(preview, approval));
        };
    }

    Answer list(ApiCall call) {
        RolloutListing listing = RolloutListing.of(call, "single");
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        boolean single = call.query("single").map(RolloutRoutes::yes).orElse(false);
        Asker asker = asker(call);
        List<Rollout> all = rollouts.book().all().stream()
                .filter(rollout -> rollout.origin().single() == single)
                .filter(listing::shows)
                .filter(asker::sees)
                .sorted(listing.order())
                .toList();
        return page(
                all.stream()
                        .skip((page - 1L) * size)
                        .limit(size)
                        .map(RolloutEntries::entry)
                        .toList(),
                page,
                size,
                all.size());
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new FaultException(Fault.validation("single", "must be true or false"));
        };
    }

    private static Answer page(List<?> shown, int page, int size, int total) {
        int pages = Math.max(1, (total + size - 1) / size);
        return new Answer.Data(
                200, shown, Map.of("page", page, "size", size, "total", total, "pages", pages), Map.of());
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        Rollout rollout = visible(call);
        return Answer.revision(200, RolloutEntries.entry(rollout), rollout.revision());
    }

    Answer cars(ApiCall call) {
        call.allowOnly(Set.of("stage", "page", "size"));
        Rollout rollout = visible(call);
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        Set<CarStage> stages =
                Set.copyOf(call.query("stage").map(RolloutRoutes::stages).orElse(List.of(CarStage.values())));
        List<CarProgress> all = rollout.state().plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .flatMap(target -> rollout.state().progress(target.car()).stream())
                .filter(car -> stages.contains(car.stage()))
                .toList();
        List<CarProgress> shown =
                all.stream().skip((page - 1L) * size).limit(size).toList();
        Map<CarId, CarWordRows.Row> words = rollouts.words(
                rollout.id(), shown.stream().map(CarProgress::car).toList());
        return page(
                shown.stream()
                        .map(car -> CarUpdates.entry(rollout, car, words.get(car.car())))
                        .toList(),
                page,
                size,
                all.size());
    }

    private static List<CarStage> stages(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(word -> CarStage.valueOf(word.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("stage", "must be stages of cars, by commas"));
        }
    }

    Answer decisions(ApiCall call) {
        call.allowOnly(Set.of("after", "limit"));
        Rollout rollout = visible(call);
        int after = call.number("after", 0, 0, Integer.MAX_VALUE);
        int limit = call.number("limit", 100, 1, 500);
        return Answer.ok(rollouts.decisions(rollout.id(), after, limit).stream()
                .map(RolloutRoutes::tree)
                .toList());
    }

    /// What became of it; a page for whoever asks for one.
    Answer report(ApiCall call) {
        call.allowOnly(Set.of());
        Rollout rollout = visible(call);
        RolloutReport report = RolloutReports.report(
                rollout, trees(rollouts.events(rollout.id())), trees(rollouts.failures(rollout.id())), call.now());
        boolean page = call.header("Accept")
                .filter(accept -> accept.startsWith("text/html"))
                .isPresent();
        return page ? new Answer.Text(200, "text/html; charset=utf-8", RolloutReports.page(report)) : Answer.ok(report);
    }

    private static List<JsonNode> trees(List<String> texts) {
        return texts.stream().map(RolloutRoutes::tree).toList();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a decision is damaged", e);
        }
    }

    Write<Answer> start(ApiCall call) {
        return act(call, true, new PersonAct.Launch(user(call)));
    }

    Write<Answer> approve(ApiCall call) {
        String hash = call.body(RolloutAct.class).planHash();
        if (hash == null) {
            throw new FaultException(Fault.validation("planHash", "names what was reviewed"));
        }
        return act(call, true, new PersonAct.Approve(user(call), hash));
    }

    /// Making it safer is never refused for an old revision.
    Write<Answer> pause(ApiCall call) {
        return act(call, false, new PersonAct.Halt(user(call), reason(call)));
    }

    Write<Answer> resume(ApiCall call) {
        return act(call, true, new PersonAct.Resume(user(call)));
    }

    Write<Answer> advance(ApiCall call) {
        return act(call, true, new PersonAct.Advance(user(call), reason(call)));
    }

    Write<Answer> abort(ApiCall call) {
        return act(call, false, new PersonAct.Abort(user(call), reason(call)));
    }

    Write<Answer> rollBack(ApiCall call) {
        boolean everything = Boolean.TRUE.equals(call.body(RolloutAct.class).everything());
        return act(call, true, new PersonAct.RollBack(user(call), reason(call), everything));
    }

    Write<Answer> retry(ApiCall call) {
        Set<CarId> cars = call.body(RolloutAct.class).cars();
        return act(call, true, new PersonAct.Retry(user(call), reason(call), cars == null ? Set.of() : cars));
    }

    private Write<Answer> act(ApiCall call, boolean revisionNeeded, PersonAct act) {
        RolloutId id = id(call);
        @Nullable Long revision = revisionNeeded || call.header("If-Match").isPresent() ? call.ifMatch() : null;
        Asker asker = asker(call);
        call.audit().on(id.value());
        if (!act.why().isEmpty()) {
            call.audit().because(act.why());
        }
        return draft -> {
            Optional<Rollout> before = note(call, id, asker);
            if (act instanceof PersonAct.Approve) {
                before.ifPresent(asked -> bothPeople(call, asked));
            }
            return told(call, rollouts.staged().act(draft, id, revision, act, asker));
        };
    }

    /// Who asked and who agrees, in one entry.
    private static void bothPeople(ApiCall call, Rollout asked) {
        RolloutHead head = asked.state().head();
        Ask ask = head.ask();
        Approval approval = head.approval();
        if (ask != null) {
            call.audit().subject(ask.requestedBy()).because(ask.act().why());
        } else if (approval != null) {
            call.audit().subject(approval.requestedBy());
        }
        call.audit().approvedBy(user(call));
    }

    private static String user(ApiCall call) {
        return call.caller().user();
    }

    private static String reason(ApiCall call) {
        String reason = call.body(RolloutAct.class).reason();
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            throw new FaultException(Fault.validation("reason", "must have 1 to 500 characters"));
        }
        return reason.strip();
    }

    private static RolloutId id(ApiCall call) {
        return CarId.parse(call.path("id"))
                .map(id -> new RolloutId(id.value()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    private Rollout visible(ApiCall call) {
        return rollouts.book()
                .find(id(call))
                .filter(asker(call)::sees)
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }
}
