package pitwall.fleet.notify;

/// The ways in which somebody outside can be told.
public enum ChannelKind {
    /// An HTTP request with JSON.
    WEBHOOK,
    /// A message over the mail server that this fleet's server was given.
    EMAIL
}
