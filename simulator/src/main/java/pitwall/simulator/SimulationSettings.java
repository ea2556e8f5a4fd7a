package pitwall.simulator;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import pitwall.simulator.fault.FaultPlan;

/// What to simulate, and where it connects.
///
/// @param server base URI of the fleet server
/// @param cars how many, 1 to [#MOST_CARS]
/// @param seed same seed, same cars and same lives
/// @param enrolmentKey lets the cars create themselves; absent where the server knows them all
/// @param speed simulated seconds in a real one, 0.1 to 100; heartbeats stay in real time
/// @param connectsPerSecond how fast the fleet comes up
/// @param prefix how car ids begin; two simulations on one server need two
/// @param trust whom to trust over TLS; absent for the platform's choice
/// @param calm no car breaks, loses its network or updates itself: only `faults` and the server make things happen
/// @param logLinesPerMinute that a driving car writes on average, 0 to [#MOST_LOG_LINES]; a resting one writes 0.15
/// times
///     as many
public record SimulationSettings(
        URI server,
        int cars,
        long seed,
        @Nullable String enrolmentKey,
        FaultPlan faults,
        double speed,
        int connectsPerSecond,
        String prefix,
        @Nullable SSLContext trust,
        boolean calm,
        double logLinesPerMinute) {
    /// The largest fleet of one process.
    public static final int MOST_CARS = 50_000;
    /// The most lines that a car may be asked to write: what the server takes from one.
    public static final double MOST_LOG_LINES = 6_000;
    /// How car ids begin unless told otherwise.
    public static final String PREFIX = "WBA";
    /// How fast a fleet comes up unless told otherwise.
    public static final int CONNECTS_PER_SECOND = 250;

    public SimulationSettings {
        if (cars < 1 || cars > MOST_CARS) {
            throw new IllegalArgumentException("cars must be 1 to " + MOST_CARS + ", was " + cars);
        }
        if (!(speed >= 0.1 && speed <= 100)) {
            throw new IllegalArgumentException("speed must be 0.1 to 100, was " + speed);
        }
        if (!(logLinesPerMinute >= 0 && logLinesPerMinute <= MOST_LOG_LINES)) {
            throw new IllegalArgumentException(
                    "log lines a minute must be 0 to " + (int) MOST_LOG_LINES + ", was " + logLinesPerMinute);
        }
        if (connectsPerSecond < 1) {
            throw new IllegalArgumentException("connects per second must be at least 1, was " + connectsPerSecond);
        }
        if (!prefix.matches("[A-Za-z0-9]{1,16}")) {
            throw new IllegalArgumentException("the prefix must be 1 to 16 letters and digits, was '" + prefix + "'");
        }
    }

    /// A fleet at the usual speed and pace.
    public SimulationSettings(URI server, int cars, long seed, @Nullable String enrolmentKey, FaultPlan faults) {
        this(server, cars, seed, enrolmentKey, faults, 1, CONNECTS_PER_SECOND, PREFIX, null, false, 1);
    }

    public SimulationSettings withSpeed(double other) {
        return new SimulationSettings(
                server,
                cars,
                seed,
                enrolmentKey,
                faults,
                other,
                connectsPerSecond,
                prefix,
                trust,
                calm,
                logLinesPerMinute);
    }

    public SimulationSettings withConnectsPerSecond(int other) {
        return new SimulationSettings(
                server, cars, seed, enrolmentKey, faults, speed, other, prefix, trust, calm, logLinesPerMinute);
    }

    public SimulationSettings withPrefix(String other) {
        return new SimulationSettings(
                server,
                cars,
                seed,
                enrolmentKey,
                faults,
                speed,
                connectsPerSecond,
                other,
                trust,
                calm,
                logLinesPerMinute);
    }

    public SimulationSettings withTrust(SSLContext other) {
        return new SimulationSettings(
                server,
                cars,
                seed,
                enrolmentKey,
                faults,
                speed,
                connectsPerSecond,
                prefix,
                other,
                calm,
                logLinesPerMinute);
    }

    public SimulationSettings calmed() {
        return new SimulationSettings(
                server,
                cars,
                seed,
                enrolmentKey,
                faults,
                speed,
                connectsPerSecond,
                prefix,
                trust,
                true,
                logLinesPerMinute);
    }

    public SimulationSettings withLogLinesPerMinute(double other) {
        return new SimulationSettings(
                server, cars, seed, enrolmentKey, faults, speed, connectsPerSecond, prefix, trust, calm, other);
    }

    /// Never shows the enrolment key.
    @Override
    public String toString() {
        return "SimulationSettings[" + cars + " cars " + prefix + ", seed " + seed + ", " + server + "]";
    }
}
