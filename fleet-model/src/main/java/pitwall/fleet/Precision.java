package pitwall.fleet;

import java.util.Set;

/// How exactly somebody may know where cars are.
public enum Precision {
    /// As the car said it.
    EXACT,
    /// To a hundredth of a degree, about a kilometre, and without heading.
    KILOMETRE,
    /// No position at all: only the name of the region that the car belongs to.
    REGION;

    /// What the capabilities of a person amount to.
    public static Precision of(Set<Capability> capabilities) {
        if (capabilities.contains(Capability.POSITION_EXACT)) {
            return EXACT;
        }
        return capabilities.contains(Capability.POSITION_KILOMETRE) ? KILOMETRE : REGION;
    }
}
