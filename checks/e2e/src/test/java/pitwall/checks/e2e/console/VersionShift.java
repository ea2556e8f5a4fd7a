package pitwall.checks.e2e.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a server on loopback look like one that speaks the next version of the protocol on its stream: every frame
/// that leaves it says `"v":2`. REST stays as it is.
final class VersionShift implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VersionShift.class);

    private final ServerSocket door;
    private final int server;

    VersionShift(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("version-shift").start(this::serve);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> pass(client, behind, "", ""));
                Thread.ofVirtual().start(() -> pass(behind, client, "{\"v\":1,", "{\"v\":2,"));
            }
        } catch (IOException e) {
            LOG.debug("The door is closed", e);
        }
    }

    /// Frames begin with their version, and the server writes each in one piece.
    private static void pass(Socket from, Socket to, String what, String instead) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[512 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, ISO_8859_1);
                out.write(text.replace(what, instead).getBytes(ISO_8859_1));
                out.flush();
            }
        } catch (IOException e) {
            LOG.debug("A connection ended", e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
