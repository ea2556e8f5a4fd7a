package pitwall.server.stream;

import java.io.IOException;

/// The wire to one console.
public interface ConsoleSocket {
    /// Sends one message and returns when the network took it, so that at most one is ever outstanding. Fails when
    /// the connection is gone.
    void send(String text) throws IOException, InterruptedException;

    /// Closes in good order.
    void close(int code, String reason);

    /// Cuts the connection; whatever was outstanding fails.
    void cut();
}
