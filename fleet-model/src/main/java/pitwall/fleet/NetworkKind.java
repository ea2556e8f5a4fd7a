package pitwall.fleet;

/// Through what a car is connected.
public enum NetworkKind {
    WIRED,
    WIFI,
    /// Every byte is paid for.
    CELLULAR;

    /// Whether bytes cost nothing worth asking about.
    public boolean isUnmetered() {
        return switch (this) {
            case WIRED, WIFI -> true;
            case CELLULAR -> false;
        };
    }
}
