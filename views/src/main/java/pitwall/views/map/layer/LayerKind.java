package pitwall.views.map.layer;

/// The maps that there are.
public enum LayerKind {
    /// The outlines that come with the console: no network, no key.
    BUILT_IN,
    /// Squares of a server that the user named.
    TILES,
    /// Google Maps, where there is a key.
    GOOGLE;

    /// As it stands in keys of words and among the preferences.
    public String word() {
        return switch (this) {
            case BUILT_IN -> "built-in";
            case TILES -> "tiles";
            case GOOGLE -> "google";
        };
    }
}
