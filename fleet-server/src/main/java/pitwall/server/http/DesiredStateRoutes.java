package pitwall.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.rest.DesiredStateEntry;
import pitwall.protocol.rest.PutDesiredState;
import pitwall.server.access.CallLimits;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Write;
import pitwall.server.rollout.DesiredStates;
import pitwall.server.rollout.Fleet;
import pitwall.server.rollout.RolloutFigures;
import pitwall.server.rollout.RolloutWish;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.StagedRollouts.Asker;
import pitwall.server.storage.DesiredStateRows;

/// What is wanted of the cars of a query, over REST.
final class DesiredStateRoutes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final LivePicture picture;
    private final Rollouts rollouts;
    private final CallLimits said;

    /// @param said counts the rollouts that one person writes down
    DesiredStateRoutes(LivePicture picture, Rollouts rollouts, CallLimits said) {
        this.picture = picture;
        this.rollouts = rollouts;
        this.said = said;
    }

    Answer list(ApiCall call) {
        call.allowOnly(Set.of("text", "page", "size"));
        String text = call.query("text").orElse("").toLowerCase(Locale.ROOT);
        Asker asker = RolloutCalls.asker(call);
        Fleet fleet = Fleet.of(picture.cut());
        List<DesiredStates.Said> all = rollouts.desired().all(asker).stream()
                .filter(said -> words(said.state()).contains(text))
                .toList();
        return RolloutCalls.page(
                call,
                all,
                said -> entry(rollouts.desired().standing(said.state(), said.rollout(), fleet, asker, call.now())));
    }

    private static String words(DesiredStateRows.Row row) {
        return String.join("\n", row.name(), row.version(), row.query(), row.setBy())
                .toLowerCase(Locale.ROOT);
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        return rollouts.desired()
                .find(name(call), Fleet.of(picture.cut()), RolloutCalls.asker(call), call.now())
                .map(found -> Answer.revision(200, entry(found), found.state().generation()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    Write<Answer> put(ApiCall call) {
        String name = name(call);
        PutDesiredState wanted = call.body(PutDesiredState.class);
        RolloutWish wish = RolloutPlanRoutes.allowed(
                call,
                new WishReader()
                        .readShort(
                                name + " to " + wanted.version(),
                                wanted.version(),
                                UpdateKind.UPDATE,
                                wanted.query(),
                                null,
                                wanted.parallel(),
                                null,
                                wanted.forceReason())
                        .asking(Boolean.TRUE.equals(wanted.charging()), Boolean.TRUE.equals(wanted.unmetered())));
        @Nullable Long generation = call.header("If-Match").isPresent() ? call.ifMatch() : null;
        Asker asker = RolloutCalls.asker(call);
        call.audit().on(name);
        return draft -> {
            Duration wait = said.take(asker.user());
            if (!wait.isZero()) {
                return Answer.refused(Fault.tooMany(wait));
            }
            DesiredStates.Answer outcome = rollouts.desired().put(draft, name, wanted.query(), wish, generation, asker);
            return switch (outcome) {
                case DesiredStates.Answer.Done done -> {
                    DesiredStateEntry entry = entry(rollouts.desired()
                            .standing(done.state(), done.rollout(), Fleet.of(draft), asker, draft.now()));
                    DesiredStateRows.Row before = done.before();
                    if (before != null) {
                        call.audit().before(said(before));
                    }
                    call.audit().after(entry);
                    RolloutCalls.concerning(call, done.rollout());
                    yield done(entry, before == null ? 201 : 200);
                }
                case DesiredStates.Answer.OtherGeneration(long current) -> Answer.refused(Fault.otherRevision(current));
                case DesiredStates.Answer.GenerationNeeded() ->
                    Answer.refused(Fault.of(
                            428,
                            "REVISION_REQUIRED",
                            "Name the generation you saw in If-Match, so that nothing is overwritten."));
                case DesiredStates.Answer.Busy(var rollout) ->
                    Answer.refused(Fault.of(
                            409,
                            "UPDATE_IN_PROGRESS",
                            "Rollout " + rollout.id() + " of the generation before has not ended; abort it first."));
                case DesiredStates.Answer.Not(var why) -> {
                    RolloutCalls.noteForeignCar(call, draft, why);
                    yield RolloutAnswers.answer(why, 200);
                }
            };
        };
    }

    private static Answer done(DesiredStateEntry entry, int status) {
        return new Answer.Data(
                status,
                entry,
                Map.of("revision", entry.generation()),
                Map.of(
                        "ETag",
                        '"' + Long.toString(entry.generation()) + '"',
                        "Location",
                        "/api/v1/desired-states/" + entry.name()));
    }

    private static Map<String, Object> said(DesiredStateRows.Row row) {
        return Map.of(
                "name", row.name(), "generation", row.generation(), "query", row.query(), "version", row.version());
    }

    private static String name(ApiCall call) {
        String name = call.path("name");
        if (!NAME.matcher(name).matches()) {
            throw new FaultException(Fault.notFound());
        }
        return name;
    }

    private static DesiredStateEntry entry(DesiredStates.Standing standing) {
        var state = standing.state();
        var rollout = standing.rollout().state();
        return new DesiredStateEntry(
                state.name(),
                state.generation(),
                state.query(),
                state.version(),
                state.rollout().value(),
                rollout.status(),
                rollout.plan().size(),
                RolloutFigures.counts(rollout.tally()),
                standing.converged(),
                new DesiredStateEntry.Drift(
                        standing.arrived().size(),
                        standing.left().size(),
                        first(standing.arrived()),
                        first(standing.left())),
                state.setBy(),
                state.setAt());
    }

    private static List<CarId> first(List<CarId> cars) {
        return cars.stream().limit(DesiredStateEntry.Drift.MOST).toList();
    }
}
