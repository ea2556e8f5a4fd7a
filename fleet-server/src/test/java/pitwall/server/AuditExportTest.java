package pitwall.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.rest.AuditHeads;
import pitwall.server.audit.AuditSettings;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

/// Exports, read by the program that people without Pitwall use, in a process of its own.
class AuditExportTest {
    private static final Path PROGRAM = Path.of("..", "docs", "tools", "Verify.java");

    @TempDir
    static Path compiled;

    @TempDir
    Path folder;

    private TestServer server;
    private Path key;
    private Path heads;

    /// Once for all tests: the launcher compiles anew each time it is given a source.
    @BeforeAll
    static void compile() {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", compiled.toString(), PROGRAM.toString());
        assertThat(result).isZero();
    }

    @BeforeEach
    void start() throws IOException {
        heads = folder.resolve("heads.ndjson");
        server = TestServer.start(
                folder,
                InstantSource.system(),
                settings -> settings.withAudit(AuditSettings.DEFAULT.withHeadFile(heads)));
        for (int i = 0; i < 12; i++) {
            server.createCar("car-" + i, i % 2 == 0 ? "munich" : "berlin");
        }
        server.admin().patch("/api/v1/cars/car-1", "{\"name\":\"\\\"Straße\\\" \\\\ 😀\\n\"}", "If-Match", "\"1\"");
        key = folder.resolve("pub.key");
        await().until(() ->
                server.admin().get("/api/v1/audit/head").data().path("keys").size() == 1);
        Files.writeString(
                key,
                server.admin()
                        .get("/api/v1/audit/head")
                        .data(AuditHeads.class)
                        .keys()
                        .getLast());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path saved(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "export", ".ndjson"), text);
    }

    private String export(Person person, String query) {
        Person.Reply reply = person.get("/api/v1/audit/export" + query);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body();
    }

    /// What the program says about files, with its exit code in front.
    private static String verified(Path... files) throws IOException, InterruptedException {
        return ran(List.of("-cp", compiled.toString(), "Verify"), files);
    }

    private static String ran(List<String> program, Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(program);
        for (Path file : files) {
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }

    @Test
    void aWholeExportIsProvenAndEveryChangeOfItIsFound() throws Exception {
        String good = export(server.admin(), "");
        List<String> lines = good.lines().toList();

        assertThat(ran(List.of(PROGRAM.toString()), saved(good), key))
                .startsWith("0 PROVEN: entries 1 to 16 are a chain without a hole");

        Map<String, String> found = new TreeMap<>();
        found.put("edited", verified(saved(ended(edited(lines, 7, "CREATE_CAR", "DELETE_CAR"))), key));
        found.put(
                "impersonated",
                verified(saved(ended(edited(lines, 7, "\"value\":\"admin\"", "\"value\":\"nobody\""))), key));
        found.put("without sum", verified(saved(good.replace("ACCEPTED", "REFUSED")), key));
        found.put("dropped", verified(saved(ended(without(lines, 7))), key));
        found.put("swapped", verified(saved(ended(swapped(lines, 7))), key));
        found.put("cut", verified(saved(String.join("\n", lines.subList(0, 9)) + "\n"), key));
        found.put("cut and ended", verified(saved(ended(without(lines, lines.size() - 2))), key));
        found.put("foreign key", verified(saved(good), foreignKey()));
        found.put("no export", verified(saved("hello\n"), key));

        assertThat(found.values()).allSatisfy(said -> assertThat(said).startsWith("1 NOT PROVEN: "));
        assertThat(found.get("edited")).contains("entry 6 was changed");
        assertThat(found.get("impersonated")).contains("the actor of entry 6 was changed");
        assertThat(found.get("cut and ended")).contains("the head is over 16 entries, there are 15");
    }

    private static List<String> edited(List<String> lines, int at, String from, String to) {
        List<String> edited = new ArrayList<>(lines);
        assertThat(edited.get(at)).contains(from);
        edited.set(at, edited.get(at).replace(from, to));
        return edited;
    }

    private static List<String> without(List<String> lines, int at) {
        List<String> rest = new ArrayList<>(lines);
        rest.remove(at);
        return rest;
    }

    private static List<String> swapped(List<String> lines, int at) {
        List<String> swapped = new ArrayList<>(lines);
        swapped.add(at, swapped.remove(at + 1));
        return swapped;
    }

    /// The same with an end that fits, as a careful forger would make it.
    private static String ended(List<String> lines) throws Exception {
        String body = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
        long entries = lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"entry\""))
                .count();
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        return body + "{\"type\":\"end\",\"entries\":" + entries + ",\"sha256\":\""
                + HexFormat.of().formatHex(sum) + "\"}\n";
    }

    private Path foreignKey() throws Exception {
        byte[] other = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        return Files.writeString(
                folder.resolve("other.key"), Base64.getEncoder().encodeToString(other));
    }

    @Test
    void aSelectionIsProvenEntryByEntry() throws Exception {
        Person lena = server.person("lena", Role.OPERATOR, new Scope(Set.of("munich"), Set.of()));
        String some = export(lena, "?action=create_car");

        assertThat(some.lines().filter(line -> line.startsWith("{\"type\":\"entry\"")))
                .hasSize(6);
        assertThat(some).doesNotContain("berlin").doesNotContain("\"address\":{");
        assertThat(verified(saved(some), key)).startsWith("0 PROVEN: 6 entries belong to the trail");
        List<String> lines = some.lines().toList();
        assertThat(verified(saved(ended(edited(lines, 3, "munich", "berlin"))), key))
                .startsWith("1 NOT PROVEN");
    }

    @Test
    void aWitnessFindsATrailThatWasMadeAnew() throws Exception {
        String early = export(server.admin(), "");
        String late = export(server.admin(), "");
        await().until(() -> Files.exists(heads) && Files.readString(heads).contains("\"size\":17"));

        assertThat(verified(saved(late), key, heads)).startsWith("0 ").contains("consistent with every head");
        assertThat(verified(saved(early), key, heads)).startsWith("1 ").contains("a witness saw 17 entries");
    }

    @Test
    void aTableOpensWithoutRunningFormulas() throws Exception {
        server.admin().patch("/api/v1/cars/=cmd('x')", "{\"name\":\"x\"}", "If-Match", "\"1\"");
        Map<String, String> files = zip("/api/v1/audit/export?format=csv");

        String table = requireNonNull(files.get("audit.csv"));
        assertThat(table.lines().findFirst())
                .contains(
                        "n,time,actor,role,origin,address,action,object,objectId,subject,cars,result,code,count,reason,ticket,approver,correlation,hash");
        assertThat(table).contains(",'=cmd('x'),").doesNotContain(",=cmd");
        assertThat(table.lines()).hasSize(18);
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
        assertThat(files.get("manifest.json"))
                .contains(HexFormat.of().formatHex(sum), "\"entries\":17", "\"signature\":", "\"whole\":true");
    }

    private Map<String, String> zip(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + path))
                                .header(
                                        "Authorization",
                                        "Bearer " + server.admin().tokens().accessToken())
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(reply.headers().firstValue("Content-Type")).isEqualTo(Optional.of("application/zip"));
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(reply.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
