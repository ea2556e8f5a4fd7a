package pitwall.server.integration.symphony;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;

/// The routes of Symphony that are about targets. Owned by one thread, apart from [#close].
///
/// Follows no redirects, reads no more than 64 KiB of an answer, and gives up when the whole of it is not there in
/// time. What Symphony answers is not trusted: only its status and a token that looks like one are used.
final class SymphonyApi implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    /// Answers that are not about one target: who asks may not, or asks too often.
    private static final Set<Integer> TO_EVERYTHING = Set.of(UNAUTHORIZED, 403, 429);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");
    private static final ObjectMapper JSON = Json.tolerant();

    private final SymphonySettings settings;
    private final HttpClient http;
    private @Nullable String token;

    SymphonyApi(SymphonySettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.pace().patience())
                .build();
    }

    private record SignIn(String username, String password) {}

    /// Makes a target, or replaces it.
    ///
    /// @throws RefusedTargetException where the answer is no
    /// @throws IOException where there is no answer, or nobody may ask
    void put(Target target) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("POST", target.name(), target.json());
        if (answer.statusCode() == NOT_FOUND) {
            throw new IOException("Symphony knows no targets at " + settings.base());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new RefusedTargetException(answer.statusCode(), target.name());
        }
    }

    /// Removes a target with what Symphony deployed to it; that it is not there is as good.
    ///
    /// @throws RefusedTargetException where the answer is no
    /// @throws IOException where there is no answer, or nobody may ask
    void delete(String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("DELETE", name, "");
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != NOT_FOUND) {
            throw new RefusedTargetException(answer.statusCode(), name);
        }
    }

    /// Asks with the token at hand, and once more with a new one where that is over.
    private HttpResponse<String> ask(String method, String name, String body) throws IOException, InterruptedException {
        URI address = settings.base().resolve("targets/registry/" + name + "?namespace=" + settings.namespace());
        boolean fresh = token == null;
        HttpResponse<String> answer = send(method, address, body, signedIn());
        if (answer.statusCode() == UNAUTHORIZED) {
            token = null;
            if (!fresh) {
                answer = send(method, address, body, signedIn());
            }
        }
        if (TO_EVERYTHING.contains(answer.statusCode())) {
            token = null;
            throw new IOException("Symphony answered " + answer.statusCode());
        }
        return answer;
    }

    private String signedIn() throws IOException, InterruptedException {
        String known = token;
        if (known == null) {
            known = signIn();
            token = known;
        }
        return known;
    }

    private String signIn() throws IOException, InterruptedException {
        String body = Json.text(new SignIn(settings.user(), settings.password()));
        HttpResponse<String> answer = send("POST", settings.base().resolve("users/auth"), body, null);
        if (answer.statusCode() != 200) {
            throw new IOException("Symphony answered " + answer.statusCode() + " to the sign-in");
        }
        String given = tokenIn(answer.body());
        if (!TOKEN.matcher(given).matches()) {
            throw new IOException("Symphony answered the sign-in without a token");
        }
        return given;
    }

    private static String tokenIn(String body) throws IOException {
        try {
            return JSON.readTree(body).path("accessToken").asText("");
        } catch (JsonProcessingException e) {
            throw new IOException("Symphony answered the sign-in with something else than JSON", e);
        }
    }

    private HttpResponse<String> send(String method, URI address, String body, @Nullable String bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return awaited(http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES)));
    }

    /// A timeout of the request itself would end with the headers of the answer.
    private HttpResponse<String> awaited(CompletableFuture<HttpResponse<String>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(settings.pace().patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("Symphony does not answer", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("Symphony does not answer in time", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
