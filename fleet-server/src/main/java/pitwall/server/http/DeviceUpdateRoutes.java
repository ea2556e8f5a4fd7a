package pitwall.server.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.Timing;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.integration.fleetd.DeviceUpdate;
import pitwall.server.registry.Write;
import pitwall.server.release.Releases;

/// The update of a device, for clients of fleetd: the update of a car to a release that is known and signed, and
/// nothing else.
final class DeviceUpdateRoutes {
    private static final String HASH = "sha256:";

    private final UpdateRoutes updates;
    private final Releases releases;

    DeviceUpdateRoutes(UpdateRoutes updates, Releases releases) {
        this.updates = updates;
        this.releases = releases;
    }

    Write<Answer> update(ApiCall call) {
        call.allowOnly(Set.of());
        DeviceUpdate wanted = call.body(DeviceUpdate.class);
        if (wanted.binaryUrl() != null) {
            throw new FaultException(Fault.validation(
                    "binary_url",
                    "must be empty: a car pulls signed releases of this server, chosen by their version"));
        }
        if (Boolean.TRUE.equals(wanted.force())) {
            throw new FaultException(Fault.validation(
                    "force_update",
                    "must be false: forcing needs a reason, as POST /api/v1/cars/{id}/update takes it"));
        }
        Write<Answer> write = updates.wanted(
                call,
                new UpdateCar(wanted.version(), null, null, null),
                UpdateKind.UPDATE,
                Timing.DEFAULT.carTimeout());
        return draft -> {
            Optional<Fault> other = otherBytes(wanted.version(), wanted.checksum());
            return other.map(Answer::refused).orElseGet(() -> accepted(write.apply(draft), wanted.version()));
        };
    }

    /// Only what was accepted reads as fleetd says it; a refusal is the same in both.
    private static Answer accepted(Answer answer, String version) {
        return switch (answer) {
            case Answer.Data data ->
                new Answer.Bare(
                        Map.of(
                                "status",
                                "accepted",
                                "message",
                                "It is wanted; whether it happens is read from the device.",
                                "version",
                                version),
                        data.headers());
            case Answer.Bare bare -> bare;
            case Answer.Nothing nothing -> nothing;
            case Answer.Text text -> text;
            case Answer.Refused refused -> refused;
        };
    }

    /// Where the caller means other bytes than those of the release. Whether there is such a release is asked after
    /// this.
    private Optional<Fault> otherBytes(String version, @Nullable String checksum) {
        if (checksum == null) {
            return Optional.empty();
        }
        String hash = checksum.strip().toLowerCase(Locale.ROOT);
        String hex = hash.startsWith(HASH) ? hash.substring(HASH.length()) : hash;
        return releases.find(version)
                .filter(known -> !known.release().software().digest().equals(hex))
                .map(known -> Fault.of(
                        409, "HASH_MISMATCH", "The release " + version + " has other bytes than that checksum says."));
    }
}
