package pitwall.fleet.region;

/// How cars come to belong to a region.
public enum Assignment {
    /// A car belongs to it because somebody wrote that down. Where the car is changes nothing.
    BY_NAME,
    /// A car belongs to it because it is there: it may come from, and go to, other regions of this kind.
    BY_POSITION
}
