package pitwall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import pitwall.protocol.Json;
import pitwall.protocol.rest.SignIn;

/// A fleet server, as the person at this command.
final class ServerAccess {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(
            names = "--user",
            required = true,
            paramLabel = "NAME",
            description = "Who signs in, for example a release manager.")
    private String user = "";

    @Option(names = "--password", paramLabel = "TEXT", description = "Better: --password-file.")
    private @Nullable String password;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the password.")
    private @Nullable Path passwordFile;

    /// Signs in and does something there.
    <T> T with(@Nullable CommandSpec spec, Visit<T> visit) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        String secret = new Secret("--password", password, passwordFile)
                .read(spec)
                .orElseThrow(() -> new CommandFailedException(ExitCode.SECRET_UNREADABLE, "Give --password-file."));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            Door door = new Door(client, server.uri(), "");
            JsonNode tokens = door.send("POST", "/api/v1/auth/sign-in", Json.text(new SignIn(user, secret)));
            return visit.visit(
                    new Door(client, server.uri(), tokens.path("accessToken").asText()));
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.SERVER_UNREACHABLE, "No fleet server answers at " + server.uri() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(ExitCode.SERVER_UNREACHABLE, "Interrupted.", e);
        }
    }

    @FunctionalInterface
    interface Visit<T> {
        T visit(Door door) throws IOException, InterruptedException;
    }

    /// An open connection, signed in.
    record Door(HttpClient client, URI server, String token) {
        JsonNode get(String path) throws IOException, InterruptedException {
            return data(ask("GET", path, BodyPublishers.noBody(), Map.of()));
        }

        /// @param json the body
        JsonNode send(String method, String path, String json) throws IOException, InterruptedException {
            return data(ask(method, path, BodyPublishers.ofString(json), Map.of("Content-Type", "application/json")));
        }

        /// The answer as it is; a refusal ends the command.
        HttpResponse<String> ask(String method, String path, BodyPublisher body, Map<String, String> headers)
                throws IOException, InterruptedException {
            HttpResponse<String> response = tell(method, path, body, headers);
            if (response.statusCode() >= 400) {
                JsonNode problem = parse(response.body());
                throw new CommandFailedException(
                        ExitCode.REFUSED,
                        "The server refused: " + problem.path("code").asText("status " + response.statusCode()) + ". "
                                + problem.path("detail").asText());
            }
            return response;
        }

        /// Saves an answer of whatever size in a file.
        void save(String path, Path file) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .build();
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(fresh));
            if (response.statusCode() != 200) {
                Files.delete(fresh);
                throw new CommandFailedException(
                        ExitCode.REFUSED, "The server refused: status " + response.statusCode() + ".");
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }

        HttpResponse<String> tell(String method, String path, BodyPublisher body, Map<String, String> headers)
                throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(server.resolve(path)).method(method, body);
            headers.forEach(request::header);
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        private static JsonNode data(HttpResponse<String> response) {
            return parse(response.body()).path("data");
        }

        private static JsonNode parse(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new CommandFailedException(
                        ExitCode.SERVER_UNREACHABLE, "What answers there is no fleet server.", e);
            }
        }

        @Override
        public String toString() {
            return "Door[" + server + "]";
        }
    }
}
