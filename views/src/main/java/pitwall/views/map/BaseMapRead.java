package pitwall.views.map;

/// What became of reading a base map.
public sealed interface BaseMapRead {
    record Loaded(BaseMap map) implements BaseMapRead {}

    /// The file is not there, damaged, or not one of ours.
    ///
    /// @param why for the log
    record Unreadable(String why) implements BaseMapRead {}
}
