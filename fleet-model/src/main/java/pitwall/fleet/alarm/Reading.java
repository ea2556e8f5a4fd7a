package pitwall.fleet.alarm;

/// Whether a condition holds.
public enum Reading {
    HOLDS,
    DOES_NOT,
    /// Nobody can tell, for example because the car is not heard: what was so before stays so.
    UNKNOWN;

    static Reading of(boolean holds) {
        return holds ? HOLDS : DOES_NOT;
    }
}
