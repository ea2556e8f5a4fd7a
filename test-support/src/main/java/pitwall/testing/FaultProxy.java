package pitwall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// A bad network on loopback: clients connect to [#port] and reach the server behind it through two [Lane]s whose
/// faults can be changed at any time. Works on bytes and knows no protocol. Shared between threads; owns its own.
///
/// A server that is not there looks to a client like a connection that is reset at once; [#refuseConnections] makes
/// the operating system refuse it.
public final class FaultProxy implements AutoCloseable {
    private final Lane toServer;
    private final Lane toClient;
    private final ProxyDoor door;
    private final ReentrantLock doorLock = new ReentrantLock();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private volatile int serverPort;
    private boolean closed;

    private FaultProxy(int serverPort, long seed) {
        this.serverPort = serverPort;
        SplittableRandom random = new SplittableRandom(seed);
        this.toServer = new Lane(random.split(), this::resetTorn);
        this.toClient = new Lane(random.split(), this::resetTorn);
        this.door = new ProxyDoor(this::admit);
    }

    /// A proxy on a free port before the server at `serverPort` on loopback, with no fault yet.
    ///
    /// @param seed decides the jitter
    public static FaultProxy before(int serverPort, long seed) {
        FaultProxy proxy = new FaultProxy(serverPort, seed);
        proxy.acceptConnections();
        return proxy;
    }

    /// Where clients connect; the same for the proxy's whole life.
    public int port() {
        return door.port();
    }

    /// The direction from clients to the server.
    public Lane toServer() {
        return toServer;
    }

    /// The direction from the server to clients.
    public Lane toClient() {
        return toClient;
    }

    /// Leads connections that come from now on to another port, as after a restart of the server.
    public void retarget(int newServerPort) {
        serverPort = newServerPort;
    }

    /// Silence in both directions on sockets that stay open and accept every write.
    public void halfOpen() {
        toServer.swallow();
        toClient.swallow();
    }

    /// Ends every connection with an RST on both sides.
    public void resetConnections() {
        connections.forEach(ProxiedConnection::reset);
    }

    /// Ends every connection with a FIN on both sides.
    public void closeConnections() {
        connections.forEach(ProxiedConnection::close);
    }

    /// Lets the operating system refuse new connections until [#acceptConnections]. Those that are open stay.
    public void refuseConnections() {
        atTheDoor(door::shut);
    }

    /// Listens again, or for the first time. Does nothing once the proxy is closed.
    public void acceptConnections() {
        atTheDoor(() -> {
            if (!closed) {
                door.open();
            }
        });
    }

    /// Removes every fault and accepts connections again. Connections that lost bytes are reset.
    public void heal() {
        toServer.heal();
        toClient.heal();
        acceptConnections();
    }

    /// Connections that are open now.
    public int openConnections() {
        return connections.size();
    }

    /// Connections accepted so far.
    public long acceptedConnections() {
        return accepted.get();
    }

    /// Resets what is open, gives the port back and waits for the threads that served it.
    @Override
    public void close() {
        atTheDoor(() -> {
            closed = true;
            door.remove();
            for (ProxiedConnection connection : connections) {
                connection.reset();
                connection.join();
            }
        });
    }

    private void admit(Socket client) {
        accepted.incrementAndGet();
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        String name = "fault-proxy-" + port() + "-" + accepted.get();
        ProxiedConnection connection =
                new ProxiedConnection(name, client, server, toServer, toClient, connections::remove);
        connections.add(connection);
        connection.start();
    }

    private void resetTorn() {
        connections.forEach(ProxiedConnection::resetIfTorn);
    }

    private void atTheDoor(DoorWork work) {
        doorLock.lock();
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy's port cannot be changed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            doorLock.unlock();
        }
    }

    @FunctionalInterface
    private interface DoorWork {
        void run() throws IOException, InterruptedException;
    }
}
