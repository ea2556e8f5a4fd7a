package pitwall.fleet.region;

/// What became of reading an outline.
public sealed interface OutlineReading {
    record Good(Outline outline) implements OutlineReading {}

    /// @param where the path of the first thing that is wrong, for example `coordinates[0][1]`
    record Bad(OutlineFault fault, String where) implements OutlineReading {}
}
