package pitwall.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server made of bytes on a free port of loopback: answers every upgrade as it should and then does to the
/// client whatever a test wants. Thread-safe; each connection has a virtual thread.
final class HostilePeer implements AutoCloseable {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int FIN = 0x80;
    static final int COMPRESSED = 0x40;

    private static final Logger LOG = LoggerFactory.getLogger(HostilePeer.class);
    private static final String KEY = "Sec-WebSocket-Key:";
    private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket door;
    private final Deed deed;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong upgrades = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    /// What is done to a client once it listens. Ends with an [IOException] when the client has gone.
    @FunctionalInterface
    interface Deed {
        void to(Victim victim) throws IOException;
    }

    /// A client that was let in.
    final class Victim {
        private final OutputStream out;

        private Victim(OutputStream out) {
            this.out = out;
        }

        /// A whole frame.
        ///
        /// @param first the first byte: end mark, reserved bits and opcode
        void frame(int first, byte[] payload) throws IOException {
            frame(first, payload.length, payload);
        }

        /// @param length what the header promises, which may be more than comes, or what no length may be
        void frame(int first, long length, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 10);
            frame.write(first);
            if (length >= 0 && length < 126) {
                frame.write((int) length);
            } else {
                boolean wide = length < 0 || length > 0xFFFF;
                frame.write(wide ? 127 : 126);
                for (int shift = wide ? 56 : 8; shift >= 0; shift -= 8) {
                    frame.write((int) (length >>> shift) & 0xFF);
                }
            }
            frame.writeBytes(payload);
            bytes(frame.toByteArray());
        }

        void bytes(byte[] some) throws IOException {
            out.write(some);
            out.flush();
        }
    }

    HostilePeer(Deed deed) {
        this.deed = deed;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("hostile-door").start(this::admit);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /// Clients that were let in so far.
    long upgrades() {
        return upgrades.get();
    }

    /// Connections that their clients ended.
    long ended() {
        return ended.get();
    }

    private void admit() {
        try {
            while (true) {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().name("hostile-peer").start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The door was closed: the test is over.
            open.forEach(HostilePeer::shut);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(welcome(keyOf(head(in))).getBytes(ISO_8859_1));
            out.flush();
            upgrades.incrementAndGet();
            Thread.ofVirtual().name("hostile-deed").start(() -> act(new Victim(out)));
            // The connection stays open until the client has had enough, whatever it says before.
            in.skipNBytes(Long.MAX_VALUE);
        } catch (IOException e) {
            ended.incrementAndGet();
        }
    }

    private void act(Victim victim) {
        try {
            deed.to(victim);
        } catch (IOException e) {
            LOG.debug("The client has gone", e);
        }
    }

    private static String head(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    private static String keyOf(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, KEY, 0, KEY.length()))
                .map(line -> line.substring(KEY.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String welcome(String key) {
        try {
            byte[] proof = MessageDigest.getInstance("SHA-1").digest((key + SALT).getBytes(ISO_8859_1));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(proof)
                    + "\r\nSec-WebSocket-Protocol: pitwall.v1.json\r\n\r\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shut(door);
    }

    private static void shut(ServerSocket door) {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
