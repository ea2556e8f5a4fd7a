package pitwall.fleet.audit;

/// Where in the fleet something happened, for readers of limited scope.
public record AuditPlace(String region, String model) implements Comparable<AuditPlace> {
    @Override
    public int compareTo(AuditPlace other) {
        int regions = region.compareTo(other.region);
        return regions != 0 ? regions : model.compareTo(other.model);
    }
}
