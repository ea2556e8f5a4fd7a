package pitwall.client.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import pitwall.client.AlarmAct;
import pitwall.client.ChannelAct;
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
        Map<String, String> write = WriteHeaders.of(bearer, id);
        return switch (command) {
            case FleetCommand.Create(var car) -> api.create(write, car);
            case FleetCommand.Edit(var car, long revision, var patch) ->
                api.edit(WriteHeaders.of(bearer, id, revision), car.value(), patch);
            case FleetCommand.Note(var car, var note, var _, var _, var _) -> api.note(write, car.value(), note);
            case FleetCommand.Delete(var car, long revision) ->
                api.delete(WriteHeaders.of(bearer, id, revision), car.value());
            case FleetCommand.Update(var car, UpdateKind kind, var wish) ->
                switch (kind) {
                    case UPDATE -> api.update(write, car.value(), wish);
                    case ROLLBACK -> api.rollBack(write, car.value(), wish);
                };
            case FleetCommand.NoteExport(var note) -> api.noteExport(write, note);
            case FleetCommand.ApproveWeakerPolicy(String hash, String reason) ->
                api.approveWeakerPolicy(write, new ApprovePolicy(hash, reason));
            case FleetCommand.RejectWeakerPolicy(String hash, String reason) ->
                api.rejectWeakerPolicy(write, new RejectPolicy(hash, reason));
            case FleetCommand.Withdraw(var _, String rollout, String reason) -> {
                // never refused because something happened meanwhile: stopping is always right
                RolloutStep end = new RolloutStep.Abort(reason);
                yield api.act(write, rollout, end.word(), end.body());
            }
            case FleetCommand.Bulk(var wish) -> api.bulk(write, wish);
            case FleetCommand.Plan(var plan, var _) -> api.plan(write, plan);
            case FleetCommand.SaveRegion(var region, var revision) ->
                api.saveRegion(seen(bearer, id, revision), region.name(), RegionBody.of(region));
            case FleetCommand.ImportRegions(var regions, long revision) ->
                api.importRegions(WriteHeaders.of(bearer, id, revision), RegionFile.collection(regions));
            case FleetCommand.DeleteRegion(String name, long revision) ->
                api.deleteRegion(WriteHeaders.of(bearer, id, revision), name);
            case FleetCommand.Steer(String rollout, long revision, var step) ->
                api.act(
                        always(step) ? write : WriteHeaders.of(bearer, id, revision),
                        rollout,
                        step.word(),
                        step.body());
            case FleetCommand.OnAlarms(var act) -> of(act, bearer, id);
            case FleetCommand.OnChannels(var act) -> of(act, bearer, id);
        };
    }

    private Call<Void> of(AlarmAct act, String bearer, UUID id) {
        Map<String, String> write = WriteHeaders.of(bearer, id);
        return switch (act) {
            case AlarmAct.Acknowledge(List<String> alarms, @Nullable String comment) ->
                alarms.size() == 1
                        ? api.acknowledge(write, alarms.getFirst(), new AlarmComment(comment))
                        : api.acknowledgeAll(write, new AcknowledgeAlarms(alarms, comment));
            case AlarmAct.Shelve(String alarm, int minutes, var _, String reason) ->
                api.shelve(write, alarm, new ShelveAlarm(minutes, reason));
            case AlarmAct.Unshelve(String alarm) -> api.unshelve(write, alarm);
            case AlarmAct.Mute(var terms) -> api.mute(write, terms);
            case AlarmAct.Unmute(String mute) -> api.unmute(write, mute);
            case AlarmAct.SaveRule(var rule, @Nullable Long revision) ->
                api.saveRule(seen(bearer, id, revision), rule.name(), rule);
        };
    }

    private Call<Void> of(ChannelAct act, String bearer, UUID id) {
        Map<String, String> write = WriteHeaders.of(bearer, id);
        return switch (act) {
            case ChannelAct.Save(var channel, @Nullable Long revision) ->
                api.saveChannel(seen(bearer, id, revision), channel.name(), channel);
            case ChannelAct.Remove(String channel, long revision) ->
                api.removeChannel(WriteHeaders.of(bearer, id, revision), channel);
            case ChannelAct.RetryOne(long delivery) -> api.retryDelivery(write, delivery);
            case ChannelAct.RetryAll(String channel) -> api.retryChannel(write, channel);
            case ChannelAct.ImportAlerts(String file) -> api.importAlerts(write, yaml(file));
        };
    }

    static RequestBody yaml(String file) {
        return RequestBody.create(file.getBytes(StandardCharsets.UTF_8), MediaType.get("application/yaml"));
    }

    /// A pause or a no is never refused because somebody else acted meanwhile: stopping is always right.
    private static boolean always(RolloutStep step) {
        return step instanceof RolloutStep.Pause || step instanceof RolloutStep.Reject;
    }

    /// @param revision what was seen, or null where there was nothing yet
    private static Map<String, String> seen(String bearer, UUID id, @Nullable Long revision) {
        return revision == null ? WriteHeaders.of(bearer, id) : WriteHeaders.of(bearer, id, revision);
    }
}
