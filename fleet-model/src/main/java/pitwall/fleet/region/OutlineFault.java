package pitwall.fleet.region;

/// Why something is not the outline of a region.
public enum OutlineFault {
    /// Neither a polygon nor several.
    NO_POLYGON,
    /// A position is not a longitude and a latitude.
    NOT_ON_EARTH,
    /// A ring has fewer than four positions, the last of them being the first again.
    TOO_FEW_POINTS,
    /// More than [OutlineReader#MOST_CORNERS].
    TOO_MANY_POINTS,
    /// The last position of a ring is not its first.
    NOT_CLOSED,
    /// A line is longer than half around the earth: what crosses the antimeridian is cut there (RFC 7946, 3.1.9).
    ANTIMERIDIAN,
    /// Two lines of a piece cross or touch.
    CROSSES_ITSELF,
    /// A ring has no inside.
    NO_AREA,
    /// A hole is outside of what it is a hole of.
    HOLE_OUTSIDE
}
