package pitwall.client;

/// The five global modes of a console; derived from [Freshness], never set by hand.
public enum ConsoleMode {
    LIVE,
    LAGGING,
    RECONNECTING,
    OFFLINE,
    REPLAY
}
