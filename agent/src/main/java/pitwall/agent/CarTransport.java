package pitwall.agent;

import java.net.URI;

/// Carries text frames between a car and its server. The link above it knows the protocol; the transport
/// knows sockets. Implementations are thread-safe.
public interface CarTransport {
    /// Begins to connect and returns at once; what comes of it is told to the listener.
    Session open(URI link, Listener listener);

    /// One connection, from the first try to its end.
    interface Session {
        /// Hands a frame over and returns at once. Frames leave in order; after the end they are dropped.
        void send(String text);

        /// Asks the peer for a sign of life; [Listener#ponged] is the answer.
        void ping();

        /// Frames handed over that have not left yet.
        int backlog();

        /// Says goodbye and ends the connection.
        void close(int code, String reason);

        /// Ends the connection without a word.
        void abort();
    }

    /// What a connection tells. Calls come one after another, on a thread of the transport, and must return
    /// soon; nothing comes after `closed`.
    interface Listener {
        void opened();

        void received(String text);

        void ponged();

        /// The end, told exactly once, also when the connection never opened.
        ///
        /// @param code the WebSocket close code; [#BROKEN] where there was none
        /// @param reason the peer's words or what went wrong, for the log
        void closed(int code, String reason);
    }

    /// The code of a connection that ended without a goodbye.
    int BROKEN = 1006;
}
