package pitwall.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One client and its server, with a [LanePump] in each direction. Ends when both directions have ended, or at once
/// when it is reset. Shared between threads; owns the five that serve it.
final class ProxiedConnection {
    static final int SOCKET_BUFFER_BYTES = 64 * 1024;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int END_MILLIS = 5_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress upstream;
    private final Consumer<ProxiedConnection> ended;
    private final LanePump toServer;
    private final LanePump toClient;
    private final Thread opener;
    private final List<Thread> pumps;
    private final AtomicInteger openDirections = new AtomicInteger(2);
    private final AtomicBoolean over = new AtomicBoolean();

    ProxiedConnection(
            String name,
            Socket client,
            InetSocketAddress upstream,
            Lane toServer,
            Lane toClient,
            Consumer<ProxiedConnection> ended) {
        this.client = client;
        this.upstream = upstream;
        this.ended = ended;
        this.toServer = new LanePump(toServer, toClient, client, server, this);
        this.toClient = new LanePump(toClient, toServer, server, client, this);
        this.opener = Thread.ofVirtual().name(name + "-open").unstarted(this::open);
        this.pumps = List.of(
                thread(name + "-read-client", this.toServer::read),
                thread(name + "-to-server", () -> deliver(this.toServer)),
                thread(name + "-read-server", this.toClient::read),
                thread(name + "-to-client", () -> deliver(this.toClient)));
    }

    void start() {
        opener.start();
    }

    /// Ends both sides with an RST.
    void reset() {
        end(true);
    }

    /// Ends both sides with a FIN.
    void close() {
        end(false);
    }

    void resetIfTorn() {
        if (toServer.isTorn() || toClient.isTorn()) {
            reset();
        }
    }

    /// Waits until the threads of an ended connection are gone.
    void join() throws InterruptedException {
        opener.join(END_MILLIS);
        for (Thread pump : pumps) {
            pump.join(END_MILLIS);
        }
    }

    private void open() {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
            server.connect(upstream, CONNECT_MILLIS);
        } catch (IOException e) {
            reset();
            return;
        }
        pumps.forEach(Thread::start);
    }

    private void deliver(LanePump pump) throws InterruptedException {
        pump.deliver();
        if (openDirections.decrementAndGet() == 0) {
            close();
        }
    }

    private Thread thread(String name, Work work) {
        return Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                if (!over.get()) {
                    work.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void end(boolean hard) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        end(client, hard);
        end(server, hard);
        pumps.forEach(Thread::interrupt);
        ended.accept(this);
    }

    private static void end(Socket socket, boolean hard) {
        try (socket) {
            if (hard && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // Already gone, which is what was wanted.
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }
}
