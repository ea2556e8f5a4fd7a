package pitwall.client.trail;

/// Where in the trail to read.
public sealed interface TrailPlace {
    /// The newest entries there are.
    TrailPlace END = new Before(Long.MAX_VALUE);

    /// The newest entries before a number.
    record Before(long n) implements TrailPlace {}

    /// The oldest entries after a number.
    record After(long n) implements TrailPlace {}
}
