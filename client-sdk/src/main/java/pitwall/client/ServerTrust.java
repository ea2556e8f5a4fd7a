package pitwall.client;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Which servers are believed to be who they say. See [OsTrust] for the usual answer.
public record ServerTrust(SSLContext context, X509TrustManager manager) {
    /// Believes certificates that lead to one of the authorities in `authorities`.
    public static ServerTrust of(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {trust}, null);
                return new ServerTrust(context, trust);
            }
        }
        throw new IllegalStateException("the runtime has no trust manager for X.509");
    }
}
