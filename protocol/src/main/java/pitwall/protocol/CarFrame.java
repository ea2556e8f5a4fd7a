package pitwall.protocol;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;

/// What a car sends over `/api/v1/cars/{id}/link`. Apart from the hello every frame carries the car's own
/// sequence within one boot: the server ignores duplicates, applies late ones only where they are still
/// true, and acknowledges events and logs once they are on disk.
public sealed interface CarFrame extends Frame {
    /// The answer to [CarServerFrame.Challenge], proving who speaks (I-14).
    ///
    /// @param boot identifies this run of the agent, newest wins; rises with every start of the car
    /// @param publicKey Ed25519, X.509 encoding, Base64
    /// @param signature Ed25519 over [LinkProof#text] of the nonce, Base64
    /// @param enrolment lets an unknown car in or binds a first key; absent once the server knows the key
    /// @param profile what the car says about itself; used when enrolment creates it
    record Hello(
            CarId car,
            long boot,
            String publicKey,
            String signature,
            @Nullable String enrolment,
            Profile profile) implements CarFrame {}

    /// How a car describes itself.
    record Profile(
            String name,
            String region,
            String model,
            int ring,
            String agentName,
            @Nullable String vin,
            Map<String, String> labels) {
        public Profile {
            labels = Map.copyOf(labels);
        }
    }

    /// The whole state of the car, sent every heartbeat and at once when an axis changes (I-7).
    ///
    /// @param software what runs now; absent from cars whose software nobody manages
    record State(
            long seq,
            Instant at,
            Condition condition,
            Readings readings,
            @Nullable Software software) implements CarFrame {
        /// A state that says nothing about its software.
        public State(long seq, Instant at, Condition condition, Readings readings) {
            this(seq, at, condition, readings, null);
        }
    }

    /// What runs in the car, as it has measured itself: the only proof of an update.
    ///
    /// @param digest SHA-256 of the artifact it runs from, 64 hexadecimal digits in lower case
    /// @param counter of the release that runs
    /// @param generation the highest desired generation this car has on disk; 0 for none yet
    /// @param confirmed it was healthy after the switch and is what the car boots next
    /// @param previous the version in the other slot, to which the car can go back without a server
    /// @param hardware revision of the car's computer; absent where it has none. Releases for certain revisions are
    ///     offered to no other car
    /// @param agent version of the agent that says so; absent from agents that do not say it. Releases for newer agents
    ///     are offered to no such car
    record Software(
            String version,
            String digest,
            SoftwareSlot slot,
            long counter,
            long generation,
            boolean confirmed,
            @Nullable String previous,
            @Nullable String hardware,
            @Nullable String agent) {
        /// A car whose computer has no revision, and whose agent does not say its version.
        public Software(
                String version,
                String digest,
                SoftwareSlot slot,
                long counter,
                long generation,
                boolean confirmed,
                @Nullable String previous) {
            this(version, digest, slot, counter, generation, confirmed, previous, null, null);
        }

        public Software {
            SoftwareRules.check("version", SoftwareRules.isVersion(version));
            SoftwareRules.check("digest", SoftwareRules.isDigest(digest));
            SoftwareRules.check("counter", counter >= 0);
            SoftwareRules.check("generation", generation >= 0);
            SoftwareRules.check("previous", previous == null || SoftwareRules.isVersion(previous));
            SoftwareRules.check("hardware", hardware == null || SoftwareRules.isRevision(hardware));
            SoftwareRules.check("agent", agent == null || SoftwareRules.isVersion(agent));
        }
    }

    /// The axes only the car may write.
    ///
    /// @param convergence the car's own view; the server derives `CONVERGED` and `PENDING` itself
    /// @param autonomous it drives, or is about to drive, without a person; absent from cars that cannot
    record Condition(
            Motion motion,
            Workload workload,
            AgentStatus agent,
            SafetyState safety,
            Convergence convergence,
            @Nullable String actualVersion,
            @Nullable ReasonCode reason,
            @Nullable String message,
            @Nullable Boolean autonomous) {
        /// A car that always has a driver.
        public Condition(
                Motion motion,
                Workload workload,
                AgentStatus agent,
                SafetyState safety,
                Convergence convergence,
                @Nullable String actualVersion,
                @Nullable ReasonCode reason,
                @Nullable String message) {
            this(motion, workload, agent, safety, convergence, actualVersion, reason, message, null);
        }

        /// Whether it drives itself, or is about to.
        public boolean drivesItself() {
            return Boolean.TRUE.equals(autonomous);
        }
    }

    /// Measured figures; absent ones were not measured. Units as in `pitwall.fleet.Vitals`.
    record Readings(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Integer headingDegrees,
            @Nullable Integer speedKmh,
            @Nullable Integer batteryPercent,
            @Nullable Boolean charging,
            @Nullable Integer progressPercent,
            @Nullable Integer temperatureCelsius,
            @Nullable Integer cpuPercent,
            @Nullable Integer memoryPercent,
            @Nullable Integer diskPercent,
            @Nullable Integer signalPercent,
            @Nullable Long uptimeSeconds,
            @Nullable NetworkKind network) {
        /// Of a car that does not say through what it is connected.
        public Readings(
                @Nullable Double latitude,
                @Nullable Double longitude,
                @Nullable Integer headingDegrees,
                @Nullable Integer speedKmh,
                @Nullable Integer batteryPercent,
                @Nullable Boolean charging,
                @Nullable Integer progressPercent,
                @Nullable Integer temperatureCelsius,
                @Nullable Integer cpuPercent,
                @Nullable Integer memoryPercent,
                @Nullable Integer diskPercent,
                @Nullable Integer signalPercent,
                @Nullable Long uptimeSeconds) {
            this(
                    latitude,
                    longitude,
                    headingDegrees,
                    speedKmh,
                    batteryPercent,
                    charging,
                    progressPercent,
                    temperatureCelsius,
                    cpuPercent,
                    memoryPercent,
                    diskPercent,
                    signalPercent,
                    uptimeSeconds,
                    null);
        }

        public Readings {
            checkRange("latitude", latitude, -90, 90);
            checkRange("longitude", longitude, -180, 180);
            checkRange("headingDegrees", headingDegrees, 0, 359);
            checkRange("speedKmh", speedKmh, 0, 500);
            checkRange("batteryPercent", batteryPercent, 0, 100);
            checkRange("progressPercent", progressPercent, 0, 100);
            checkRange("temperatureCelsius", temperatureCelsius, -100, 300);
            checkRange("cpuPercent", cpuPercent, 0, 100);
            checkRange("memoryPercent", memoryPercent, 0, 100);
            checkRange("diskPercent", diskPercent, 0, 100);
            checkRange("signalPercent", signalPercent, 0, 100);
            checkRange("uptimeSeconds", uptimeSeconds, 0, Long.MAX_VALUE);
        }

        private static void checkRange(String name, @Nullable Number value, double least, double most) {
            if (value != null && !(value.doubleValue() >= least && value.doubleValue() <= most)) {
                throw new IllegalArgumentException(name + " must be between " + least + " and " + most);
            }
        }
    }

    /// Something happened (I-8); kept in the car's timeline.
    ///
    /// @param kind for example `safe_mode_entered`, grammar `[a-z][a-z0-9_]{0,63}`
    record Event(
            long seq, Instant at, String kind, @Nullable ReasonCode reason, Map<String, String> fields)
            implements CarFrame {
        public Event {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// New log lines, oldest first; at most 100.
    record Log(long seq, List<Line> lines) implements CarFrame {
        public Log {
            lines = List.copyOf(lines);
        }
    }

    /// One log line as the car wrote it; the server redacts it before anything else sees it.
    record Line(long number, Instant at, LogLevel level, String source, String message, Map<String, String> fields) {
        public Line {
            fields = Map.copyOf(fields);
        }
    }
}
