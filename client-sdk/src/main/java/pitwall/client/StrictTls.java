package pitwall.client;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// Makes the connections of another context and leaves them TLS 1.3 alone. The limit lies here and not where a
/// connection is made, because there it gets lost: Tyrus forgets the protocols it was given, and a context asked for
/// as "TLSv1.3" offers 1.2 too. Only `java.net.http.HttpClient` sets its own list over this one and needs
/// [SSLContext#getDefaultSSLParameters()] besides.
final class StrictTls extends SSLContextSpi {
    private static final String TLS_1_3 = "TLSv1.3";

    private final SSLContext context;

    private StrictTls(SSLContext context) {
        this.context = context;
    }

    /// A context for clients that speaks what `context` speaks, without anything older than TLS 1.3.
    static SSLContext of(SSLContext context) {
        return context instanceof Limited ? context : new Limited(context);
    }

    private static final class Limited extends SSLContext {
        private Limited(SSLContext context) {
            super(new StrictTls(context), context.getProvider(), TLS_1_3);
        }
    }

    static String[] protocols() {
        return new String[] {TLS_1_3};
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
        return limited(context.createSSLEngine());
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
        return limited(context.createSSLEngine(host, port));
    }

    private static SSLEngine limited(SSLEngine engine) {
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(protocols());
        return engine;
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
        return new StrictTlsSockets(context.getSocketFactory());
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
        return limited(context.getDefaultSSLParameters());
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
        return limited(context.getSupportedSSLParameters());
    }

    private static SSLParameters limited(SSLParameters parameters) {
        parameters.setProtocols(protocols());
        return parameters;
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
        return context.getClientSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
        throw new UnsupportedOperationException("this context is for clients");
    }

    @Override
    protected void engineInit(
            KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
            throws KeyManagementException {
        throw new KeyManagementException("whom this context believes is settled");
    }
}
