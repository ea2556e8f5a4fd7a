package pitwall.app;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.OsTrust;
import pitwall.client.ServerTrust;

/// Trust in a server: the authorities of this computer, or one certificate the user looked at and chose. The host name
/// is checked either way.
final class PinnedTrust {
    private static final Logger log = LoggerFactory.getLogger(PinnedTrust.class);
    private static final Duration LIMIT = Duration.ofSeconds(4);

    private PinnedTrust() {}

    /// @param fingerprint SHA-256 of the chosen certificate in hex with colons; absent for the authorities alone
    /// @param authorities a file with further ones
    static ServerTrust of(@Nullable String fingerprint, Optional<Path> authorities) {
        try {
            ServerTrust usual = OsTrust.with(authorities);
            if (fingerprint == null) {
                return usual;
            }
            return ServerTrust.of(new Pin(usual.manager(), fingerprint));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this computer's certificates cannot be read", e);
        }
    }

    /// The fingerprint of the certificate a server shows, whoever vouches for it; empty where it shows none.
    static Optional<String> shownBy(URI server) {
        try {
            SSLContext context = ServerTrust.of(new Anybody()).context();
            try (Socket way = WayOut.open(server, LIMIT);
                    SSLSocket socket = (SSLSocket)
                            context.getSocketFactory().createSocket(way, server.getHost(), port(server), true)) {
                socket.startHandshake();
                Certificate[] chain = socket.getSession().getPeerCertificates();
                return chain.length == 0 ? Optional.empty() : Optional.of(fingerprint(chain[0]));
            }
        } catch (GeneralSecurityException | IOException e) {
            log.debug("the server shows no certificate", e);
            return Optional.empty();
        }
    }

    static int port(URI server) {
        if (server.getPort() >= 0) {
            return server.getPort();
        }
        return "https".equals(server.getScheme()) ? 443 : 80;
    }

    private static String fingerprint(Certificate certificate) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    }

    /// Believes what `usual` believes, and the one certificate.
    private record Pin(X509TrustManager usual, String fingerprint) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            usual.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            try {
                if (chain.length > 0
                        && fingerprint.toUpperCase(Locale.ROOT).equals(PinnedTrust.fingerprint(chain[0]))) {
                    chain[0].checkValidity();
                    return;
                }
            } catch (CertificateException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new CertificateException("the certificate has no fingerprint", e);
            }
            usual.checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return usual.getAcceptedIssuers();
        }
    }

    /// Looks at a certificate without believing it: used for one handshake that carries no data.
    private record Anybody() implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this side asks nobody for a certificate");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Nothing is sent over this handshake; the fingerprint goes to the user's eyes.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
