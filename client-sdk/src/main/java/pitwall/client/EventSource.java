package pitwall.client;

import java.util.function.Consumer;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;

/// Where messages come from: a server, or whatever plays one. Has at most one connection at a time.
///
/// All methods are called on the `pitwall-fleet` thread and return at once. When to connect, when to give up and
/// what to say is not decided here.
public interface EventSource {
    /// Begins to connect. Events may be delivered on any thread, in the order in which they happened. The consumer
    /// may hold the caller back for about a second when this computer is behind; that is how the sender slows down.
    void open(long connection, Consumer<LinkEvent> events);

    /// Sends to the peer; ignored where there is no open connection.
    void send(Envelope<ClientFrame> message);

    /// Ends the connection, if there is one, without waiting for the peer.
    void close();
}
