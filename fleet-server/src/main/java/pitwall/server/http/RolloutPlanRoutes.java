package pitwall.server.http;

import java.time.Duration;
import pitwall.fleet.Capability;
import pitwall.fleet.rollout.RolloutId;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.server.access.CallLimits;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Write;
import pitwall.server.rollout.Fleet;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutAnswer;
import pitwall.server.rollout.RolloutWish;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.StagedRollouts;
import pitwall.server.rollout.StagedRollouts.Asker;

/// Plans of rollouts over REST: written down, edited, looked ahead at.
final class RolloutPlanRoutes {
    private final LivePicture picture;
    private final Rollouts rollouts;
    private final CallLimits asked;

    /// @param asked counts the rollouts that one person writes down
    RolloutPlanRoutes(LivePicture picture, Rollouts rollouts, CallLimits asked) {
        this.picture = picture;
        this.rollouts = rollouts;
        this.asked = asked;
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
                        wanted.approval(),
                        wanted.forceReason())
                .asking(Boolean.TRUE.equals(wanted.charging()), Boolean.TRUE.equals(wanted.unmetered()));
        return create(call, allowed(call, wish), true);
    }

    private Write<Answer> create(ApiCall call, RolloutWish wish, boolean launch) {
        Asker asker = RolloutCalls.asker(call);
        return draft -> {
            Duration wait = asked.take(asker.user());
            if (!wait.isZero()) {
                return Answer.refused(Fault.tooMany(wait));
            }
            RolloutAnswer outcome = rollouts.staged().create(draft, wish, asker, launch);
            if (outcome instanceof RolloutAnswer.Done(Rollout rollout)) {
                call.audit().on(rollout.id().value()).after(RolloutEntries.entry(rollout));
                RolloutCalls.concerning(call, rollout);
            }
            RolloutCalls.noteForeignCar(call, draft, outcome);
            return RolloutAnswers.answer(outcome, launch ? 202 : 201);
        };
    }

    /// Another wish in the place of one that was not started.
    Write<Answer> edit(ApiCall call) {
        RolloutId id = RolloutCalls.id(call);
        long revision = call.ifMatch();
        RolloutWish wish = wish(call);
        Asker asker = RolloutCalls.asker(call);
        call.audit().on(id.value());
        return draft -> {
            RolloutCalls.note(call, draft, rollouts.staged(), asker);
            RolloutAnswer outcome = rollouts.staged().edit(draft, id, revision, wish, asker);
            RolloutCalls.noteForeignCar(call, draft, outcome);
            return RolloutCalls.told(call, outcome);
        };
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
        } else if (wish.note() != null && wish.note().text() != null) {
            call.audit().because(wish.note().text());
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
        return switch (rollouts.staged().preview(wish, Fleet.of(picture.cut()), RolloutCalls.asker(call), call.now())) {
            case StagedRollouts.Preview.Not(RolloutAnswer why) -> RolloutAnswers.answer(why, 200);
            case StagedRollouts.Preview.Shown(var preview, boolean approval) ->
                Answer.ok(RolloutEntries.outlook(preview, approval));
        };
    }
}
