package pitwall.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Believes the certificates that this computer believes: those of the operating system, where an organisation
/// installs its own authority, and those of the Java runtime.
public final class OsTrust {
    private static final Logger LOG = LoggerFactory.getLogger(OsTrust.class);
    private static final List<String> STORES = List.of("Windows-ROOT", "KeychainStore-ROOT");
    private static final List<Path> BUNDLES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"));

    private OsTrust() {}

    /// What this computer believes.
    ///
    /// @param extra further authorities in PEM; absent where there are none
    public static ServerTrust with(Optional<Path> extra) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        addRuntime(all);
        STORES.forEach(store -> addStore(all, store));
        BUNDLES.stream().filter(Files::isReadable).findFirst().ifPresent(bundle -> addOptional(all, bundle));
        if (extra.isPresent()) {
            addBundle(all, extra.get());
        }
        return ServerTrust.of(all);
    }

    private static void addRuntime(KeyStore all) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                for (X509Certificate issuer : trust.getAcceptedIssuers()) {
                    add(all, issuer);
                }
            }
        }
    }

    private static void addStore(KeyStore all, String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (certificate != null) {
                    add(all, certificate);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.debug("This computer has no certificates in {}: {}", type, e.getMessage());
        }
    }

    private static void addOptional(KeyStore all, Path bundle) {
        try {
            addBundle(all, bundle);
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("The certificates in {} cannot be read", bundle, e);
        }
    }

    private static void addBundle(KeyStore all, Path bundle) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(bundle)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                add(all, certificate);
            }
        }
    }

    private static void add(KeyStore all, Certificate certificate) throws GeneralSecurityException {
        all.setCertificateEntry("authority-" + all.size(), certificate);
    }
}
