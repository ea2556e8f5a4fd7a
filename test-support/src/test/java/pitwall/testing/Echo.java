package pitwall.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A server that sends back what it gets, one thread for each connection.
final class Echo implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong resets = new AtomicLong();
    private final AtomicLong ends = new AtomicLong();
    private final Thread accepting = Thread.ofVirtual().name("echo-accept").unstarted(this::accept);

    Echo() throws IOException {
        accepting.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    long received() {
        return received.get();
    }

    /// Connections that ended with an RST.
    long resets() {
        return resets.get();
    }

    /// Connections that ended with a FIN.
    long ends() {
        return ends.get();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().name("echo").start(() -> echo(socket));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void echo(Socket socket) {
        byte[] buffer = new byte[4_096];
        try (socket) {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                received.addAndGet(read);
                socket.getOutputStream().write(buffer, 0, read);
            }
            ends.incrementAndGet();
        } catch (IOException e) {
            resets.incrementAndGet();
        }
    }

    /// Returns when nobody listens at the port any more: what is asked to close is given up by the thread that accepts.
    @Override
    public void close() throws IOException {
        listener.close();
        join();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void join() {
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
