package pitwall.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server of which only the certificate matters, on a free port of loopback: whoever believes it and asks something
/// is told 503. Thread-safe.
final class TlsPeer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsPeer.class);
    private static final String PASSWORD = "for-this-test-only";
    private static final String ALIAS = "server";
    private static final byte[] ANSWER =
            "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

    private final SSLServerSocket door;
    private final AtomicLong asked = new AtomicLong();

    /// What a server shows: a certificate that nobody else vouches for.
    ///
    /// @param fingerprint SHA-256 in hex with colons
    record Shown(KeyStore store, String fingerprint) {
        /// Makes one for a host.
        ///
        /// @param name for example `ip:127.0.0.1`
        /// @param begin from when on it is valid, relative to now as `keytool` writes it, for example `-10d`
        /// @param days for how long
        static Shown make(Path folder, String name, String begin, int days)
                throws IOException, InterruptedException, GeneralSecurityException {
            Path file = Files.createTempDirectory(folder, "certificate").resolve("store.p12");
            Path said = file.resolveSibling("keytool");
            String command = "-genkeypair -keyalg EC -alias " + ALIAS + " -dname CN=pitwall-test -ext san=" + name
                    + " -startdate " + begin + " -validity " + days + " -storetype PKCS12 -storepass " + PASSWORD
                    + " -keystore " + file;
            ProcessBuilder keytool = new ProcessBuilder(command.split(" "));
            keytool.command()
                    .addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool")
                            .toString());
            Process run = keytool.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!run.waitFor(60, TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw new IOException(Files.readString(said));
            }
            KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(store.getCertificate(ALIAS).getEncoded());
            return new Shown(store, HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash));
        }

        /// The certificate in a file of its own, as an administrator lays authorities on a computer.
        Path authority(Path folder) throws IOException, GeneralSecurityException {
            String text = Base64.getMimeEncoder()
                    .encodeToString(store.getCertificate(ALIAS).getEncoded());
            Path file = Files.createTempFile(folder, "authority", ".pem");
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        }
    }

    /// @param protocols the versions of TLS it speaks
    TlsPeer(Shown shown, String... protocols) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(shown.store(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            door = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            door.setEnabledProtocols(protocols);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("tls-door").start(this::admit);
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + door.getLocalPort());
    }

    /// How many bytes clients entrusted to this server.
    long asked() {
        return asked.get();
    }

    private void admit() {
        try {
            while (true) {
                SSLSocket socket = (SSLSocket) door.accept();
                Thread.ofVirtual().name("tls-peer").start(() -> serve(socket));
            }
        } catch (IOException e) {
            LOG.debug("The door was closed: the test is over", e);
        }
    }

    private void serve(SSLSocket socket) {
        try (socket) {
            socket.setSoTimeout(5_000);
            socket.startHandshake();
            InputStream in = socket.getInputStream();
            if (in.read() >= 0) {
                asked.addAndGet(1L + in.available());
                socket.getOutputStream().write(ANSWER);
                socket.getOutputStream().flush();
            }
        } catch (IOException e) {
            LOG.debug("A client that does not believe the certificate ends the handshake", e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
