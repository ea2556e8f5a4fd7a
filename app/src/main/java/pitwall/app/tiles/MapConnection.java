package pitwall.app.tiles;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Deferred;
import pitwall.client.ServerTrust;

/// Asks servers of maps, and believes those that the other connections of this console believe. Follows no redirection,
/// so that no other machine is asked than the one that was named. Certificates are read with the first question.
/// Thread-safe.
public final class MapConnection {
    private static final Logger log = LoggerFactory.getLogger(MapConnection.class);

    private final Duration patience;
    private final Deferred<HttpClient> client;

    /// @param trust whose authorities are believed
    /// @param patience until a server takes the connection
    public MapConnection(Supplier<ServerTrust> trust, Duration patience) {
        this.patience = patience;
        this.client = new Deferred<>(() -> client(trust.get(), patience));
    }

    /// The context is not that of the fleet's servers: those of maps may know nothing newer than TLS 1.2.
    private static HttpClient client(ServerTrust trust, Duration patience) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust.manager()}, null);
            return HttpClient.newBuilder()
                    .connectTimeout(patience)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .sslContext(context)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    /// @throws IOException where the certificates of this computer cannot be read
    HttpClient client() throws IOException {
        try {
            return client.get();
        } catch (IllegalStateException e) {
            log.warn("no server of maps can be asked", e);
            throw new IOException("no server of maps can be asked", e);
        }
    }

    /// True where somebody who is believed answers, whatever the answer is. Waits.
    public boolean reaches(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            client().send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
