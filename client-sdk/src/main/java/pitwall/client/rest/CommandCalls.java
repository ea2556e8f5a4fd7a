package pitwall.client.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.rest.ApprovePolicy;
import pitwall.protocol.rest.RejectPolicy;
import retrofit2.Call;

/// Turns commands into calls. Pure.
final class CommandCalls {
    private final FleetApi api;

    CommandCalls(FleetApi api) {
        this.api = api;
    }

    /// @param id idempotency key and correlation in one
    Call<Void> of(FleetCommand command, UUID id, String token) {
        String bearer = SignInService.bearer(token);
        String key = id.toString();
        return switch (command) {
            case FleetCommand.Create(var car) -> api.create(bearer, key, key, car);
            case FleetCommand.Edit(var car, long revision, var patch) ->
                api.edit(bearer, key, key, tag(revision), car.value(), patch);
            case FleetCommand.Delete(var car, long revision) ->
                api.delete(bearer, key, key, tag(revision), car.value());
            case FleetCommand.Update(var car, UpdateKind kind, var wish) ->
                switch (kind) {
                    case UPDATE -> api.update(bearer, key, key, car.value(), wish);
                    case ROLLBACK -> api.rollBack(bearer, key, key, car.value(), wish);
                };
            case FleetCommand.NoteExport(var note) -> api.noteExport(bearer, key, key, note);
            case FleetCommand.ApproveWeakerPolicy(String hash, String reason) ->
                api.approveWeakerPolicy(bearer, key, key, new ApprovePolicy(hash, reason));
            case FleetCommand.RejectWeakerPolicy(String hash, String reason) ->
                api.rejectWeakerPolicy(bearer, key, key, new RejectPolicy(hash, reason));
            case FleetCommand.Withdraw(var _, String rollout, String reason) -> {
                // never refused because something happened meanwhile: stopping is always right
                RolloutStep end = new RolloutStep.Abort(reason);
                yield api.act(bearer, key, key, null, rollout, end.word(), end.body());
            }
            case FleetCommand.Bulk(var wish) -> api.bulk(bearer, key, key, wish);
            case FleetCommand.Plan(var plan, var _) -> api.plan(bearer, key, key, plan);
            case FleetCommand.Steer(String rollout, long revision, var step) ->
                api.act(bearer, key, key, seen(revision, step), rollout, step.word(), step.body());
        };
    }

    /// A pause or a no is never refused because somebody else acted meanwhile: stopping is always right.
    private static @Nullable String seen(long revision, RolloutStep step) {
        return step instanceof RolloutStep.Pause || step instanceof RolloutStep.Reject ? null : tag(revision);
    }

    private static String tag(long revision) {
        return "\"" + revision + "\"";
    }
}
