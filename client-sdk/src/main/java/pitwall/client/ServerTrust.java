package pitwall.client;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Which servers are believed to be who they say. See [OsTrust] for the usual answer.
///
/// @param context for clients; whatever it was made of, it speaks TLS 1.3 and nothing older, so that a server that
/// knows
///     only older versions is not believed. With `java.net.http.HttpClient` its default parameters must be set too
public record ServerTrust(SSLContext context, X509TrustManager manager) {
    /// Limits the context.
    public ServerTrust {
        context = StrictTls.of(context);
    }

    /// Believes certificates that lead to one of the authorities in `authorities`.
    public static ServerTrust of(KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return of(trust);
            }
        }
        throw new IllegalStateException("the runtime has no trust manager for X.509");
    }

    /// Believes what `manager` believes.
    public static ServerTrust of(X509TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return new ServerTrust(context, manager);
    }
}
