package pitwall.fleet.rollout;

import pitwall.fleet.CarId;

/// The unique id of a rollout, for example `R-118`. Same grammar as a [CarId], so that it never needs escaping.
public record RolloutId(String value) implements Comparable<RolloutId> {
    public RolloutId {
        if (CarId.parse(value).isEmpty()) {
            throw new IllegalArgumentException("rollout id must match [A-Za-z0-9._-]{1,64}, was '" + value + "'");
        }
    }

    @Override
    public int compareTo(RolloutId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
