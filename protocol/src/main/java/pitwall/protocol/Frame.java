package pitwall.protocol;

/// Anything that travels in an [Envelope].
public sealed interface Frame permits ServerFrame, ClientFrame, CarFrame, CarServerFrame {}
