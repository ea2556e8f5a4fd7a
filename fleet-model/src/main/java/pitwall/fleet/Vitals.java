package pitwall.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The fast-moving figures of a car. Only the latest matters: they are conflated in memory and
/// written behind. An absent figure was never reported and is shown as unknown, never as zero.
///
/// @param heard server time of the last message of this car; absent if it was never heard
/// @param progressPercent of the running update or rollback, 0 to 100
/// @param speedKmh rounded to whole km/h
/// @param temperatureCelsius of the main computer
/// @param uptimeSeconds since the agent started
/// @param network through what it is connected
public record Vitals(
        @Nullable Instant heard,
        @Nullable Position position,
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
    /// The vitals of a car that was never heard.
    public static final Vitals NONE =
            new Vitals(null, null, null, null, null, null, null, null, null, null, null, null);

    /// Of a car that does not say through what it is connected.
    public Vitals(
            @Nullable Instant heard,
            @Nullable Position position,
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
                heard,
                position,
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

    /// These figures, heard again at `at` without any other change.
    public Vitals heardAt(Instant at) {
        return new Vitals(
                at,
                position,
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
                network);
    }
}
