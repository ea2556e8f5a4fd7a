package pitwall.server.telemetry;

/// What a figure was within a step.
public record Range(int least, double mean, int most) {
    /// One value.
    static Range of(int value) {
        return new Range(value, value, value);
    }
}
