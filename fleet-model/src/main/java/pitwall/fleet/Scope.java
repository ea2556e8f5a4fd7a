package pitwall.fleet;

import java.util.Set;

/// The part of the fleet a person may see and touch (W-3). An empty set means no limit on that axis.
public record Scope(Set<String> regions, Set<String> models) {
    /// Everything.
    public static final Scope ALL = new Scope(Set.of(), Set.of());

    public Scope {
        regions = Set.copyOf(regions);
        models = Set.copyOf(models);
    }

    public boolean covers(CarInfo car) {
        return (regions.isEmpty() || regions.contains(car.region()))
                && (models.isEmpty() || models.contains(car.model()));
    }

    public boolean isUnlimited() {
        return regions.isEmpty() && models.isEmpty();
    }
}
