package pitwall.client.rest;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pitwall.client.AlarmAct;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.RegionFile;
import pitwall.protocol.rest.AcknowledgeAlarms;
import pitwall.protocol.rest.AlarmComment;
import pitwall.protocol.rest.ApprovePolicy;
import pitwall.protocol.rest.RegionBody;
import pitwall.protocol.rest.RejectPolicy;
import pitwall.protocol.rest.ShelveAlarm;
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
            case FleetCommand.SaveRegion(var region, var revision) ->
                api.saveRegion(
                        bearer,
                        key,
                        key,
                        revision == null ? null : tag(revision),
                        region.name(),
                        RegionBody.of(region));
            case FleetCommand.ImportRegions(var regions, long revision) ->
                api.importRegions(bearer, key, key, tag(revision), RegionFile.collection(regions));
            case FleetCommand.DeleteRegion(String name, long revision) ->
                api.deleteRegion(bearer, key, key, tag(revision), name);
            case FleetCommand.Steer(String rollout, long revision, var step) ->
                api.act(bearer, key, key, seen(revision, step), rollout, step.word(), step.body());
            case FleetCommand.OnAlarms(var act) -> of(act, bearer, key);
        };
    }

    private Call<Void> of(AlarmAct act, String bearer, String key) {
        return switch (act) {
            case AlarmAct.Acknowledge(List<String> alarms, @Nullable String comment) ->
                alarms.size() == 1
                        ? api.acknowledge(bearer, key, key, alarms.getFirst(), new AlarmComment(comment))
                        : api.acknowledgeAll(bearer, key, key, new AcknowledgeAlarms(alarms, comment));
            case AlarmAct.Shelve(String alarm, int minutes, var _, String reason) ->
                api.shelve(bearer, key, key, alarm, new ShelveAlarm(minutes, reason));
            case AlarmAct.Unshelve(String alarm) -> api.unshelve(bearer, key, key, alarm);
            case AlarmAct.Mute(var terms) -> api.mute(bearer, key, key, terms);
            case AlarmAct.Unmute(String mute) -> api.unmute(bearer, key, key, mute);
            case AlarmAct.SaveRule(var rule, @Nullable Long revision) ->
                api.saveRule(bearer, key, key, revision == null ? null : tag(revision), rule.name(), rule);
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
