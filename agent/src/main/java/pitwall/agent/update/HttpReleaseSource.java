package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Reads from the fleet server over HTTP. Never follows a redirect: a car pulls from the server that it knows
/// and proved itself to, and gives its token to nobody else. May be shared by many cars.
public final class HttpReleaseSource implements ReleaseSource, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(?:\\d{1,18}|\\*)");

    private final URI server;
    private final HttpClient client;

    /// @param server base URI of the fleet server, `http`, `https`, `ws` or `wss`
    /// @param trust whom to trust over TLS; absent for the platform's choice
    public HttpReleaseSource(URI server, @Nullable SSLContext trust) {
        this.server = base(server);
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER);
        if (trust != null) {
            builder.sslContext(trust);
        }
        this.client = builder.build();
    }

    @Override
    public ReleaseSource within(@Nullable String traceparent) {
        return traceparent == null ? this : (path, from, token) -> open(path, from, token, traceparent);
    }

    @Override
    public Answer open(String path, long from, String token) throws IOException {
        return open(path, from, token, null);
    }

    private Answer open(String path, long from, String token, @Nullable String traceparent) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        if (traceparent != null) {
            request.header("traceparent", traceparent);
        }
        HttpResponse<InputStream> response = send(request.build());
        return switch (response.statusCode()) {
            case 200 -> new Answer.Bytes(response.body(), 0);
            case 206 -> new Answer.Bytes(response.body(), offset(response));
            case 401, 403 -> ended(response, new Answer.AccessRefused());
            case 404, 410 -> ended(response, new Answer.Missing());
            default -> ended(response, new Answer.Unavailable(response.statusCode(), after(response)));
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the server was asked");
        }
    }

    private static Answer ended(HttpResponse<InputStream> response, Answer answer) throws IOException {
        response.body().close();
        return answer;
    }

    /// When the server wants to be asked again, an hour at most; absent where it did not say, or not in seconds.
    private static @Nullable Duration after(HttpResponse<InputStream> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT.toSeconds())))
                .orElse(null);
    }

    private static long offset(HttpResponse<InputStream> response) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            response.body().close();
            throw new IOException("the server sent a part and did not say which");
        }
        return Long.parseLong(matcher.group(1));
    }

    private static URI base(URI server) {
        String scheme = switch (server.getScheme()) {
            case "http", "ws" -> "http";
            case "https", "wss" -> "https";
            default -> throw new IllegalArgumentException("not a server address: " + server);
        };
        return URI.create(scheme + "://" + server.getRawAuthority());
    }
}
