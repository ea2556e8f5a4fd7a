package pitwall.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The port at which clients knock. It can be shut and opened again without losing its number: while it is shut a
/// socket that does not listen keeps the port, and the operating system refuses every connection.
///
/// Owns the thread that accepts. Methods are called by one thread at a time.
final class ProxyDoor {
    private static final int BACKLOG = 1_024;

    private final Consumer<Socket> guests;
    private volatile int port;
    private @Nullable ServerSocket listener;
    private @Nullable Thread porter;
    private @Nullable Socket placeholder;

    /// A door that is shut and has no port yet.
    ProxyDoor(Consumer<Socket> guests) {
        this.guests = guests;
    }

    /// Known from the first opening on.
    int port() {
        return port;
    }

    void open() throws IOException {
        if (listener == null) {
            release();
            listen();
        }
    }

    void shut() throws IOException, InterruptedException {
        if (listener != null) {
            stop();
            Socket keeper = new Socket();
            keeper.setReuseAddress(true);
            keeper.bind(address(port));
            placeholder = keeper;
        }
    }

    void remove() throws IOException, InterruptedException {
        stop();
        release();
    }

    private void listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.setReceiveBufferSize(ProxiedConnection.SOCKET_BUFFER_BYTES);
        socket.bind(address(port), BACKLOG);
        port = socket.getLocalPort();
        listener = socket;
        porter = Thread.ofVirtual().name("fault-proxy-accept").start(() -> accept(socket));
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                guests.accept(socket.accept());
            } catch (IOException e) {
                // Shut, or a guest that left before the door was opened: the loop tells which.
            }
        }
    }

    private void stop() throws IOException, InterruptedException {
        if (listener != null) {
            listener.close();
            listener = null;
        }
        if (porter != null) {
            porter.join();
            porter = null;
        }
    }

    private void release() throws IOException {
        if (placeholder != null) {
            placeholder.close();
            placeholder = null;
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
