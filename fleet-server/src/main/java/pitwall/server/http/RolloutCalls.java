package pitwall.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.rollout.PlanNote;
import pitwall.fleet.rollout.RolloutId;
import pitwall.server.registry.Draft;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutAnswer;
import pitwall.server.rollout.RolloutIndex;
import pitwall.server.rollout.StagedRollouts;
import pitwall.server.rollout.StagedRollouts.Asker;

/// What every request about rollouts needs: who asks, which rollout they mean and may see, and what the audit trail is
/// told of it. Pure but for the trail.
final class RolloutCalls {
    private RolloutCalls() {}

    static Asker asker(ApiCall call) {
        return new Asker(
                call.caller().user(), call.caller().scope(), call.caller().may(Capability.ROLLOUT_START));
    }

    static RolloutId id(ApiCall call) {
        return CarId.parse(call.path("id"))
                .map(id -> new RolloutId(id.value()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// The rollout that is asked for, where the caller may see it.
    static Rollout visible(ApiCall call, RolloutIndex index) {
        return index.find(id(call)).filter(asker(call)::sees).orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// What is known of a rollout before something is done to it.
    static Optional<Rollout> note(ApiCall call, Draft draft, StagedRollouts staged, Asker asker) {
        Optional<Rollout> known = staged.find(draft, id(call));
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

    static Answer told(ApiCall call, RolloutAnswer outcome) {
        if (outcome instanceof RolloutAnswer.Done(Rollout after)) {
            call.audit().after(RolloutEntries.entry(after));
            ticket(call, after);
        }
        return RolloutAnswers.answer(outcome, 200);
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
        call.concerns(rollout.id());
        ticket(call, rollout);
        call.audit()
                .concerning(
                        rollout.state().plan().size(),
                        rollout.state().places().stream()
                                .map(place -> new AuditPlace(place.region(), place.model()))
                                .toList());
    }

    /// Whatever is done to a rollout belongs to the work that it was planned for.
    private static void ticket(ApiCall call, Rollout rollout) {
        PlanNote note = rollout.state().plan().terms().note();
        if (note != null && note.ticket() != null) {
            call.audit().ticket(note.ticket());
        }
    }

    /// The page of `all` that the caller asks for.
    static <T> Answer page(ApiCall call, List<T> all, Function<T, ?> shown) {
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        return page(all.stream().skip((page - 1L) * size).limit(size).map(shown).toList(), page, size, all.size());
    }

    static Answer page(List<?> shown, int page, int size, int total) {
        int pages = Math.max(1, (total + size - 1) / size);
        return new Answer.Data(
                200, shown, Map.of("page", page, "size", size, "total", total, "pages", pages), Map.of());
    }
}
