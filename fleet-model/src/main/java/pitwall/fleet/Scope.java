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
        return covers(car.region(), car.model());
    }

    /// Whether cars of this region and model belong to it.
    public boolean covers(String region, String model) {
        return (regions.isEmpty() || regions.contains(region)) && (models.isEmpty() || models.contains(model));
    }

    public boolean isUnlimited() {
        return regions.isEmpty() && models.isEmpty();
    }
}
