package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.protocol.Json;
import pitwall.protocol.rest.CreateUser;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.tuf.TrustedState;
import pitwall.protocol.tuf.TufClient;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufOutcome;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// Runs `docs/guides/releases.md` against a server, command by command, with a car that watches.
class ReleaseGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "releases.md");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern FILE = Pattern.compile("\\S+\\.(key|pass|json|bin)");
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final HttpClient client = HttpClient.newHttpClient();
    private FleetServer server;

    @BeforeEach
    void start() throws Exception {
        server = FleetServer.start(
                ServerSettings.of(folder.resolve("a.db").toString())
                        .withPasswordIterations(1_000)
                        // The guide signs in oftener in a minute than a person does.
                        .withLimits(new ServerSettings.Limits(1_000, 1_000, 4)),
                InstantSource.system());
        for (String person : List.of("ada", "grace", "linus", "mary", "targets")) {
            Files.writeString(folder.resolve(person + ".pass"), "the passphrase of " + person + "\n");
        }
        Files.writeString(folder.resolve("rita.pass"), PASSWORD);
        Files.write(folder.resolve("stack-4.3.0.bin"), new byte[300_000]);
        String password = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::adminPassword)
                .orElseThrow();
        String token = signIn(FirstStartSecrets.ADMIN, password);
        post("/api/v1/users", token, new CreateUser("rita", PASSWORD, Role.RELEASE_MANAGER, null));
    }

    @AfterEach
    void stop() {
        server.close();
        client.shutdownNow();
    }

    @Test
    void everyCommandOfTheGuideWorksAndACarFollows() throws Exception {
        List<String> commands = commands();
        assertThat(commands).hasSizeGreaterThan(25);
        Optional<TrustedState> car = Optional.empty();

        for (String command : commands) {
            run(command);
            if (command.contains("release publish")) {
                TrustedState before = car.isPresent() ? car.get() : delivered();
                TufOutcome outcome = new TufClient().refresh(before, this::open, now());
                car = Optional.of(outcome.state());
                if (command.contains("targets.json")) {
                    assertThat(outcome).as(command).isInstanceOf(TufOutcome.Trusted.class);
                }
            }
        }

        TrustedState after = car.orElseThrow();
        assertThat(TufDocument.root(after.root()).metadata().version()).isEqualTo(4);
        assertThat(TufDocument.targets(String.valueOf(after.targets()))
                        .metadata()
                        .release("4.3.0"))
                .isEmpty();
        assertThat(get("/api/v1/releases/4.3.0", signIn("rita", PASSWORD))).contains("\"trust\":\"REVOKED\"");
        assertThat(said.toString()).contains("Release 4.3.0 is complete on the server: UNSIGNED.");
    }

    @Test
    void keysAreForTheirOwnersEyesAndNeverPrinted() throws Exception {
        run("fleets release keys --role root --out ada.key --passphrase-file ada.pass");

        Path key = folder.resolve("ada.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(key)).contains("\"iterations\" : 600000").doesNotContain("passphrase");
        assertThat(said.toString()).doesNotContain("passphrase").contains("for root is in");
        assertThat(execute("fleets release keys --role root --out ada.key --passphrase-file ada.pass"))
                .isEqualTo(ExitCode.FILE_UNUSABLE.number());
    }

    @Test
    void aWrongPassphraseOpensNothing() throws Exception {
        run("fleets release keys --role targets --out targets.key --passphrase-file targets.pass");

        int code = execute("fleets release add 4.3.0 --artifact stack-4.3.0.bin --counter 1 --key targets.key"
                + " --passphrase-file ada.pass");

        assertThat(code).isEqualTo(ExitCode.SECRET_UNREADABLE.number());
        assertThat(said.toString()).contains("does not open");
        assertThat(folder.resolve("targets.json")).doesNotExist();
    }

    @Test
    void aShortPassphraseSealsNothing() throws Exception {
        Files.writeString(folder.resolve("short.pass"), "hunter2");

        assertThat(execute("fleets release keys --role root --out ada.key --passphrase-file short.pass"))
                .isEqualTo(ExitCode.SECRET_UNREADABLE.number());
        assertThat(folder.resolve("ada.key")).doesNotExist();
    }

    @Test
    void anOperatorIsToldWhyTheServerRefuses() throws Exception {
        Files.writeString(folder.resolve("bad.json"), "{\"signed\": {\"_type\": \"targets\"}, \"signatures\": []}");

        int code = execute("fleets release publish bad.json --server http://127.0.0.1:8080 --user rita"
                + " --password-file rita.pass");

        assertThat(code).isEqualTo(ExitCode.REFUSED.number());
        assertThat(said.toString()).contains("The server refused: METADATA_MALFORMED.");
    }

    private TrustedState delivered() throws IOException {
        return TrustedState.of(Files.readString(folder.resolve("1.root.json")));
    }

    private static List<String> commands() throws IOException {
        try (Stream<String> lines = Files.lines(GUIDE)) {
            return lines.filter(line -> line.startsWith("fleets release ")).toList();
        }
    }

    private void run(String command) throws IOException {
        assertThat(execute(command)).as(command + "\n" + said).isZero();
    }

    private int execute(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? inFolder(matcher.group(2)) : matcher.group(1));
        }
        if (Stream.of("add", "renew", "revoke", "upload").anyMatch(words.get(2)::equals)) {
            words.addAll(List.of("--targets", inFolder("targets.json")));
        }
        return Fleets.commandLine(Map.of())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(words.subList(1, words.size()).toArray(String[]::new));
    }

    private String inFolder(String word) {
        return FILE.matcher(word).matches()
                ? folder.resolve(word).toString()
                : word.replace("http://127.0.0.1:8080", server.baseUri().toString());
    }

    private Optional<InputStream> open(String file) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.baseUri().resolve("/api/v1/tuf/" + file))
                .header("Authorization", "Bearer " + server.downloads().issue(new CarId("car-1"), "4.3.0", now()))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == 200) {
                return Optional.of(response.body());
            }
            // Whoever leaves an answer unread holds its connection.
            response.body().close();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private String signIn(String user, String password) throws Exception {
        String tokens = post("/api/v1/auth/sign-in", "", new SignIn(user, password));
        return Json.tolerant().readTree(tokens).at("/data/accessToken").asText();
    }

    private String post(String path, String token, Object body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.baseUri().resolve(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return response.body();
    }

    private String get(String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.baseUri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
