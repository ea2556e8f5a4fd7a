package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.TrustedState;
import pitwall.protocol.tuf.TufClient;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufOutcome;
import pitwall.protocol.tuf.TufReason;
import pitwall.protocol.tuf.TufRefusal;
import pitwall.protocol.tuf.TufSource;

/// Believes what the signed metadata of the server's repository says, by the client workflow of TUF, and keeps
/// what it believes on the car's disk, so that nobody can show it anything older later. Begins with the root the
/// car was delivered with. One call at a time.
public final class TufVerifier implements ReleaseVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(TufVerifier.class);
    private static final String FOLDER = "/api/v1/tuf/";

    private final String delivered;
    private final SafeFile root;
    private final SafeFile timestamp;
    private final SafeFile snapshot;
    private final SafeFile targets;
    private final TufClient client = new TufClient();

    /// @param delivered the root metadata this car trusts from the factory
    public TufVerifier(CarDisk disk, String delivered) {
        this.delivered = delivered;
        root = new SafeFile(disk, "trust-root.json");
        timestamp = new SafeFile(disk, "trust-timestamp.json");
        snapshot = new SafeFile(disk, "trust-snapshot.json");
        targets = new SafeFile(disk, "trust-targets.json");
    }

    @Override
    public Verification verify(String version, ReleaseSource source, String token, Instant serverTime) {
        try {
            TrustedState before = read();
            TufOutcome outcome = client.refresh(before, repository(source, token), serverTime);
            keep(before, outcome.state());
            return switch (outcome) {
                case TufOutcome.Trusted(TrustedState state, TufMetadata.Targets listed) ->
                    listed.release(version).map(TufVerifier::trusted).orElseGet(() -> unlisted(version));
                case TufOutcome.Refused(TrustedState state, TufRefusal refusal) -> refused(refusal);
            };
        } catch (IOException e) {
            LOG.warn("what this car believes cannot be kept", e);
            return new Verification.Unreachable("What this car believes cannot be read or written.");
        } catch (IllegalArgumentException e) {
            LOG.error("what this car believed is damaged", e);
            return new Verification.Refused(
                    ReasonCode.SIGNATURE_INVALID, "What this car believed is damaged; its root must be put back.");
        }
    }

    private static Verification trusted(ReleaseTarget release) {
        return new Verification.Trusted(new ReleaseFacts(
                release.version(),
                release.artifact().sha256(),
                release.artifact().length(),
                release.counter(),
                release.models(),
                release.hardware(),
                release.fromVersions(),
                release.minimumBatteryPercent(),
                release.minimumAgent()));
    }

    private static Verification unlisted(String version) {
        return new Verification.Refused(
                ReasonCode.SIGNATURE_INVALID, "The signed metadata knows no release " + version + ".");
    }

    private static Verification refused(TufRefusal refusal) {
        return refusal.reason().equals(TufReason.NETWORK_UNREACHABLE)
                ? new Verification.Unreachable(refusal.file() + ": " + refusal.detail())
                : new Verification.Refused(refusal.reason(), refusal.file() + ": " + refusal.detail());
    }

    private static TufSource repository(ReleaseSource source, String token) {
        return file -> switch (source.open(FOLDER + file, 0, token)) {
            case ReleaseSource.Answer.Bytes(InputStream in, long offset) -> Optional.of(in);
            case ReleaseSource.Answer.Missing() -> Optional.empty();
            case ReleaseSource.Answer.AccessRefused() -> throw new IOException("the server does not take the token");
            case ReleaseSource.Answer.Unavailable(int status, var _) ->
                throw new IOException("the server answered " + status);
        };
    }

    private TrustedState read() throws IOException {
        Optional<String> kept = root.read();
        return kept.isEmpty()
                ? TrustedState.of(delivered)
                : new TrustedState(
                        kept.get(),
                        timestamp.read().orElse(null),
                        snapshot.read().orElse(null),
                        targets.read().orElse(null));
    }

    /// The timestamp goes last: what it names is then there. A power loss in between costs a fetch, no trust.
    private void keep(TrustedState before, TrustedState now) throws IOException {
        keep(root, root.read().isPresent() ? before.root() : null, now.root());
        keep(targets, before.targets(), now.targets());
        keep(snapshot, before.snapshot(), now.snapshot());
        keep(timestamp, before.timestamp(), now.timestamp());
    }

    private static void keep(SafeFile file, @Nullable String before, @Nullable String now) throws IOException {
        if (now == null) {
            if (before != null) {
                file.delete();
            }
        } else if (!now.equals(before)) {
            file.write(now);
        }
    }
}
