package pitwall.fleet.release;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// A version of the stack that can be put on cars, with what its signed metadata says about it (B-13).
///
/// @param version unique among releases
/// @param artifact the bytes
/// @param counter anti-rollback number, rises with every release; a car refuses a smaller one unless the intent is an
///     authorised way back that names it
/// @param trust what the signatures are worth
/// @param models the models it is made for; empty means every model
/// @param hardware the revisions of a car's computer it is made for; empty means every one
/// @param fromVersions the versions it can be installed over; empty means every version
/// @param minimumBatteryPercent the charge it asks for itself, 0 to 100; the policy may ask for more
/// @param notes what people wrote about it
/// @param signedBy the ids of the keys whose signatures hold, sorted; empty when unsigned
/// @param createdAt server time of its registration
/// @param minimumAgent the oldest version of a car's agent that can install it; absent for every one
public record Release(
        String version,
        Artifact artifact,
        long counter,
        ReleaseTrust trust,
        Set<String> models,
        Set<String> hardware,
        Set<String> fromVersions,
        int minimumBatteryPercent,
        String notes,
        Set<String> signedBy,
        Instant createdAt,
        @Nullable String minimumAgent) {
    /// A release that every agent can install.
    public Release(
            String version,
            Artifact artifact,
            long counter,
            ReleaseTrust trust,
            Set<String> models,
            Set<String> hardware,
            Set<String> fromVersions,
            int minimumBatteryPercent,
            String notes,
            Set<String> signedBy,
            Instant createdAt) {
        this(
                version,
                artifact,
                counter,
                trust,
                models,
                hardware,
                fromVersions,
                minimumBatteryPercent,
                notes,
                signedBy,
                createdAt,
                null);
    }

    public Release {
        Versions.requireValid(version);
        models = Set.copyOf(models);
        hardware = Set.copyOf(hardware);
        fromVersions = Set.copyOf(fromVersions);
        signedBy = Set.copyOf(signedBy);
        if (minimumAgent != null) {
            Versions.requireValid(minimumAgent);
        }
        if (counter < 0) {
            throw new IllegalArgumentException("counter must not be negative, was " + counter);
        }
        if (minimumBatteryPercent < 0 || minimumBatteryPercent > 100) {
            throw new IllegalArgumentException("battery must be 0 to 100 percent, was " + minimumBatteryPercent);
        }
    }

    /// The build that a car proves once this release runs on it.
    public Software software() {
        return new Software(version, artifact.sha256(), counter);
    }

    /// Why this release can never be put on any car; empty for a trusted one.
    public Optional<ReasonCode> refusal() {
        return switch (trust) {
            case TRUSTED -> Optional.empty();
            case UNSIGNED, UNVERIFIABLE, REVOKED -> Optional.of(ReasonCode.SIGNATURE_INVALID);
        };
    }

    /// Why this release does not fit a car of `model` and `revision` that runs `installed`; empty if it fits. A car
    /// of which one of these is unknown fits only a release that does not ask for it.
    public Optional<ReasonCode> misfit(String model, @Nullable String revision, @Nullable String installed) {
        Optional<ReasonCode> otherCar = misfit(model, revision);
        if (otherCar.isPresent()) {
            return otherCar;
        }
        if (!fromVersions.isEmpty() && (installed == null || !fromVersions.contains(installed))) {
            return Optional.of(ReasonCode.FROM_VERSION);
        }
        return Optional.empty();
    }

    /// Why a car's agent cannot install this release; empty if it can. An agent that never said its version installs
    /// only a release that asks for none.
    public Optional<ReasonCode> misfit(@Nullable String agent) {
        boolean fits = minimumAgent == null || agent != null && VersionOrder.INSTANCE.compare(agent, minimumAgent) >= 0;
        return fits ? Optional.empty() : Optional.of(ReasonCode.AGENT_TOO_OLD);
    }

    /// As [#misfit(String, String, String)] for a way back, which may start from any version.
    public Optional<ReasonCode> misfit(String model, @Nullable String revision) {
        if (!models.isEmpty() && !models.contains(model)) {
            return Optional.of(ReasonCode.MODEL_MISMATCH);
        }
        boolean fits = hardware.isEmpty() || revision != null && hardware.contains(revision);
        return fits ? Optional.empty() : Optional.of(ReasonCode.HARDWARE_MISMATCH);
    }
}
