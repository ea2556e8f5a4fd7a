package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the server sends to a car. Everything it wants is declarative: there is no frame that makes a car do
/// something at once (G-10).
public sealed interface CarServerFrame extends Frame {
    /// The first frame of a connection: sign this.
    record Challenge(String nonce) implements CarServerFrame {}

    /// The identity is proven.
    ///
    /// @param lastSeq the highest sequence of this boot that is on disk; 0 for a new boot
    /// @param missing what never came below `lastSeq`, oldest first; absent where nothing is missing
    record Accepted(
            Instant serverTime,
            @JsonProperty("heartbeatMs") Duration heartbeat,
            long lastSeq,
            @Nullable List<Range> missing)
            implements CarServerFrame {
        public Accepted {
            missing = missing == null || missing.isEmpty() ? null : List.copyOf(missing);
        }

        /// Nothing is missing.
        public Accepted(Instant serverTime, Duration heartbeat, long lastSeq) {
            this(serverTime, heartbeat, lastSeq, null);
        }
    }

    /// Sequences from `first` to `last`, both included.
    record Range(long first, long last) {
        public boolean contains(long seq) {
            return first <= seq && seq <= last;
        }
    }

    /// Everything up to `seq` that is not missing is on disk; the car may forget it, and sends again what it still
    /// has of the missing.
    ///
    /// @param missing what never came below `seq`, oldest first; absent where nothing is missing
    record Ack(long seq, @Nullable List<Range> missing) implements CarServerFrame {
        public Ack {
            missing = missing == null || missing.isEmpty() ? null : List.copyOf(missing);
        }

        /// Nothing is missing.
        public Ack(long seq) {
            this(seq, null);
        }
    }

    /// A frame that was not taken. A close follows where the connection cannot go on.
    record Refusal(String code, String message, String correlation) implements CarServerFrame {}

    /// The software this car shall run. The car decides when, and whether it may; only its own state proves that
    /// it does. The server may send the same intent as often as it likes, each time with a fresh token.
    ///
    /// @param generation rises for ever for a car; the highest one counts
    /// @param intent the command's id, grammar `[A-Za-z0-9._:-]{1,64}`; a car takes each only once
    /// @param forced the server's own gates were lifted; nothing in the car is (G-10)
    /// @param notBefore in server time
    /// @param notAfter in server time; a car that has not begun to apply by then never does
    /// @param timeout from the beginning of the apply until the new software is proven healthy
    /// @param rollbackTimeout from the beginning of the way back until the old software is proven healthy
    /// @param token lets this car pull this version, for a short time, as `Authorization: Bearer`; secret
    /// @param traceparent of W3C Trace Context: what this order is a part of; absent where nobody follows it
    record Desired(
            long generation,
            String intent,
            String version,
            DesiredKind kind,
            boolean forced,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            @JsonProperty("timeoutMs") Duration timeout,
            @JsonProperty("rollbackTimeoutMs") Duration rollbackTimeout,
            ArtifactRef artifact,
            String token,
            ApplyConditions conditions,
            @Nullable String traceparent)
            implements CarServerFrame {
        public Desired {
            SoftwareRules.check("generation", generation >= 1);
            SoftwareRules.check("intent", SoftwareRules.isIntent(intent));
            SoftwareRules.check("version", SoftwareRules.isVersion(version));
            SoftwareRules.check("timeoutMs", timeout.isPositive());
            SoftwareRules.check("rollbackTimeoutMs", rollbackTimeout.isPositive());
            SoftwareRules.check("traceparent", traceparent == null || SoftwareRules.isTrace(traceparent));
        }

        /// Nobody follows it.
        public Desired(
                long generation,
                String intent,
                String version,
                DesiredKind kind,
                boolean forced,
                @Nullable Instant notBefore,
                @Nullable Instant notAfter,
                Duration timeout,
                Duration rollbackTimeout,
                ArtifactRef artifact,
                String token,
                ApplyConditions conditions) {
            this(
                    generation,
                    intent,
                    version,
                    kind,
                    forced,
                    notBefore,
                    notAfter,
                    timeout,
                    rollbackTimeout,
                    artifact,
                    token,
                    conditions,
                    null);
        }

        /// The same with another token.
        public Desired withToken(String other) {
            return new Desired(
                    generation,
                    intent,
                    version,
                    kind,
                    forced,
                    notBefore,
                    notAfter,
                    timeout,
                    rollbackTimeout,
                    artifact,
                    other,
                    conditions,
                    traceparent);
        }

        /// Never shows the token.
        @Override
        public String toString() {
            return "Desired[" + kind + " to " + version + ", generation " + generation + ", intent " + intent + "]";
        }
    }

    /// The car may pull this release now: it will probably be asked to run it. Not an order: the car changes nothing
    /// and answers nothing, and one that does not pull now pulls when it is asked. Only for cars that say through what
    /// they are connected; older ones do not know this frame.
    ///
    /// @param token see [Desired#token]
    /// @param unmetered pull only where bytes cost nothing
    record Prepare(String version, ArtifactRef artifact, String token, boolean unmetered) implements CarServerFrame {
        public Prepare {
            SoftwareRules.check("version", SoftwareRules.isVersion(version));
        }

        /// The same without what opens the way to the release.
        public Prepare withoutToken() {
            return new Prepare(version, artifact, "", unmetered);
        }

        /// Never shows the token.
        @Override
        public String toString() {
            return "Prepare[" + version + (unmetered ? ", unmetered]" : "]");
        }
    }

    /// Where the bytes are and what they must be.
    ///
    /// @param path on this server, for example `/api/v1/releases/4.3.0/artifact`
    /// @param sha256 of the whole artifact, 64 hexadecimal digits in lower case
    /// @param length in bytes; nothing beyond it is read
    /// @param counter of the release: rises from release to release, so that an older one is recognised
    record ArtifactRef(String path, String sha256, long length, long counter) {
        public ArtifactRef {
            SoftwareRules.check("path", SoftwareRules.isPath(path));
            SoftwareRules.check("sha256", SoftwareRules.isDigest(sha256));
            SoftwareRules.check("length", length >= 1);
            SoftwareRules.check("counter", counter >= 0);
        }
    }

    /// What the fleet's policy asks of the moment. A car may ask for more, never for less.
    ///
    /// @param stationary always true: whatever this says, a moving car is never switched
    /// @param windowEnd in server time; the apply begins before it or not in this window
    /// @param charging the apply begins only with power from outside; absent means that none is asked for
    /// @param unmetered the car pulls only where bytes cost nothing; absent means anywhere
    record ApplyConditions(
            boolean stationary,
            int minimumBatteryPercent,
            @Nullable Instant windowEnd,
            @Nullable Boolean charging,
            @Nullable Boolean unmetered) {
        /// With any power and on any network.
        public ApplyConditions(boolean stationary, int minimumBatteryPercent, @Nullable Instant windowEnd) {
            this(stationary, minimumBatteryPercent, windowEnd, null, null);
        }

        /// Whether the apply waits for power from outside.
        public boolean needsPower() {
            return Boolean.TRUE.equals(charging);
        }

        /// Whether the pull waits for a network on which bytes cost nothing.
        public boolean needsUnmetered() {
            return Boolean.TRUE.equals(unmetered);
        }

        public ApplyConditions {
            SoftwareRules.check("minimumBatteryPercent", minimumBatteryPercent >= 0 && minimumBatteryPercent <= 100);
        }
    }

    /// The intent no longer holds. A car that has not begun to apply drops it and says so, also when it never heard of
    /// it; one that has goes on.
    record Withdrawn(long generation, String intent, String version) implements CarServerFrame {
        public Withdrawn {
            SoftwareRules.check("generation", generation >= 1);
            SoftwareRules.check("intent", SoftwareRules.isIntent(intent));
            SoftwareRules.check("version", SoftwareRules.isVersion(version));
        }
    }
}
