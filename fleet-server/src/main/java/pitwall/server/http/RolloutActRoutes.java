package pitwall.server.http;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.Ask;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.rest.RolloutAct;
import pitwall.server.registry.Write;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.StagedRollouts.Asker;

/// What people do to rollouts over REST.
final class RolloutActRoutes {
    private static final int LONGEST_REASON = 500;

    private final Rollouts rollouts;

    RolloutActRoutes(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    Write<Answer> start(ApiCall call) {
        readable(call);
        return act(call, true, new PersonAct.Launch(user(call)));
    }

    /// The second person proves who they are, and says yes to exactly what they saw.
    Write<Answer> approve(ApiCall call) {
        call.requireFreshProof();
        RolloutAct body = call.body(RolloutAct.class);
        String hash = body.planHash();
        if (hash == null) {
            throw new FaultException(Fault.validation("planHash", "names what was reviewed"));
        }
        return act(call, true, new PersonAct.Approve(user(call), hash, remark(body)));
    }

    /// The second person says no, and why.
    Write<Answer> reject(ApiCall call) {
        return act(call, false, new PersonAct.Reject(user(call), reason(call)));
    }

    /// Making it safer is never refused for an old revision.
    Write<Answer> pause(ApiCall call) {
        return act(call, false, new PersonAct.Halt(user(call), reason(call)));
    }

    Write<Answer> resume(ApiCall call) {
        readable(call);
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
        RolloutId id = RolloutCalls.id(call);
        @Nullable Long revision = revisionNeeded || call.header("If-Match").isPresent() ? call.ifMatch() : null;
        Asker asker = RolloutCalls.asker(call);
        call.audit().on(id.value());
        if (!act.why().isEmpty()) {
            call.audit().because(act.why());
        }
        return draft -> {
            Optional<Rollout> before = RolloutCalls.note(call, draft, rollouts.staged(), asker);
            if (act instanceof PersonAct.Approve approve) {
                before.ifPresent(asked -> bothPeople(call, asked, approve));
            }
            return RolloutCalls.told(call, rollouts.staged().act(draft, id, revision, act, asker));
        };
    }

    /// Who asked and who agrees, in one entry. Why is in the words of who agrees, or else of who asked.
    private static void bothPeople(ApiCall call, Rollout asked, PersonAct.Approve approve) {
        RolloutHead head = asked.state().head();
        Ask ask = head.ask();
        Approval approval = head.approval();
        if (ask != null) {
            call.audit().subject(ask.requestedBy());
            if (approve.reason().isEmpty()) {
                call.audit().because(ask.act().why());
            }
        } else if (approval != null) {
            call.audit().subject(approval.requestedBy());
        }
        call.audit().approvedBy(user(call));
    }

    /// Needs nothing of the body; what is there must be what it says it is.
    private static void readable(ApiCall call) {
        if (call.bytes().length > 0) {
            call.body(RolloutAct.class);
        }
    }

    private static String user(ApiCall call) {
        return call.caller().user();
    }

    private static String reason(ApiCall call) {
        String reason = call.body(RolloutAct.class).reason();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new FaultException(Fault.validation("reason", "must have 1 to 500 characters"));
        }
        return reason.strip();
    }

    /// What whoever agrees says to it; empty where they say nothing.
    private static String remark(RolloutAct body) {
        String said = body.reason();
        String reason = said == null ? "" : said.strip();
        if (reason.length() > LONGEST_REASON) {
            throw new FaultException(Fault.validation("reason", "must have at most 500 characters"));
        }
        return reason;
    }
}
