package pitwall.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/// How this computer reaches a server: straight, or led on by a proxy, as the settings of the program and the system
/// say. Thread-safe.
final class WayOut {
    private WayOut() {}

    /// True where nothing of the server is looked up or reached by this computer itself.
    static boolean isLed(URI server) {
        return proxy(server).type() != Proxy.Type.DIRECT;
    }

    /// Blocks for `limit` at most.
    ///
    /// @return an open connection to the port of the server; the caller closes it
    /// @throws IOException where the server is not reached, or the proxy does not lead on
    static Socket open(URI server, Duration limit) throws IOException {
        Proxy proxy = proxy(server);
        String host = String.valueOf(server.getHost());
        int port = PinnedTrust.port(server);
        Socket socket = new Socket(proxy);
        try {
            socket.setSoTimeout((int) limit.toMillis());
            socket.connect(
                    proxy.type() == Proxy.Type.DIRECT
                            ? new InetSocketAddress(host, port)
                            : InetSocketAddress.createUnresolved(host, port),
                    (int) limit.toMillis());
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Proxy proxy(URI server) {
        ProxySelector selector = ProxySelector.getDefault();
        return selector == null ? Proxy.NO_PROXY : selector.select(server).getFirst();
    }
}
