package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.views.ports.Connection;
import pitwall.views.ports.GivenSetting.Topic;
import pitwall.views.ports.UpdateSource;

class GivenSettingsTest {
    private static final String KEY = "ab".repeat(32);

    @TempDir
    private Path folder;

    private Path computer;
    private Path user;

    @BeforeEach
    void makeFolders() throws IOException {
        computer = Files.createDirectory(folder.resolve("etc")).resolve("settings.json");
        user = Files.createDirectory(folder.resolve("user"));
    }

    @Test
    void nobodyNeedsToSayAnything() throws IOException {
        GivenSettings given = read(Map.of());

        assertThat(given).isEqualTo(GivenSettings.NONE);
        assertThat(given.retention().lockAfter()).isEqualTo(Duration.ofHours(72));
        assertThat(given.lines()).isEmpty();
    }

    @Test
    void anAdministratorSetsEverything() throws IOException {
        Path authorities = Files.writeString(folder.resolve("ca.pem"), "");
        Files.writeString(computer, """
                {"servers": [{"name": "Munich", "server": "https://fleet.example:8443", "environment": "production"}],
                 "cache": {"keep": false, "lockAfterHours": 8},
                 "updates": {"address": "https://example.com/programs.txt", "key": "%s", "daily": true},
                 "proxy": "http://proxy.example:3128",
                 "authorities": "%s"}
                """.formatted(KEY.toUpperCase(java.util.Locale.ROOT), authorities));

        GivenSettings given = read(Map.of());

        assertThat(given.servers())
                .containsExactly(
                        new Connection("Munich", URI.create("https://fleet.example:8443"), "production", null));
        assertThat(given.keepsData()).isFalse();
        assertThat(given.retention().lockAfter()).isEqualTo(Duration.ofHours(8));
        assertThat(given.updates()).contains(new UpdateSource("https://example.com/programs.txt", KEY, true));
        assertThat(given.proxy()).contains(URI.create("http://proxy.example:3128"));
        assertThat(given.authorities()).contains(authorities);
        assertThat(given.fixed()).containsExactlyInAnyOrder(Topic.values());
        assertThat(given.lines()).hasSize(6).allMatch(line -> line.byAdministrator());
    }

    @Test
    void theAdministratorComesBeforeTheEnvironmentAndThatBeforeTheUser() throws IOException {
        Files.writeString(computer, "{\"proxy\": \"http://first.example:1\"}");
        Files.writeString(
                user.resolve("settings.json"),
                "{\"proxy\": \"http://third.example:3\", \"cache\": {\"lockAfterHours\": 3},"
                        + " \"updates\": {\"address\": \"https://third.example/x\", \"key\": \"" + KEY + "\"}}");
        Map<String, String> environment =
                Map.of("PITWALL_PROXY", "http://second.example:2", "PITWALL_CACHE_LOCK_HOURS", "2");

        GivenSettings given = read(environment);

        assertThat(given.proxy()).contains(URI.create("http://first.example:1"));
        assertThat(given.lockAfter()).contains(Duration.ofHours(2));
        assertThat(given.updates()).contains(new UpdateSource("https://third.example/x", KEY, false));
        assertThat(given.fixed()).containsExactly(Topic.PROXY);
    }

    @Test
    void theEnvironmentNamesThePlaceOfUpdatesAndHowOftenToLook() throws IOException {
        Map<String, String> place =
                Map.of("PITWALL_UPDATE_ADDRESS", "https://example.com/programs.txt", "PITWALL_UPDATE_KEY", KEY);
        assertThat(read(place).updates().orElseThrow().daily()).isFalse();

        Map<String, String> daily = new java.util.HashMap<>(place);
        daily.put("PITWALL_UPDATE_DAILY", "yes");
        assertThat(read(daily).updates().orElseThrow().daily()).isTrue();
        daily.put("PITWALL_UPDATE_DAILY", "often");
        assertThatThrownBy(() -> read(daily)).hasMessageContaining("PITWALL_UPDATE_DAILY is yes or no");
    }

    @Test
    void theEnvironmentNamesServers() throws IOException {
        GivenSettings given = read(
                Map.of("PITWALL_SERVERS", "Munich=https://m.example, https://b.example:8443", "PITWALL_CACHE", "no"));

        assertThat(given.servers())
                .extracting(Connection::name, Connection::server)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Munich", URI.create("https://m.example")),
                        org.assertj.core.groups.Tuple.tuple("b.example", URI.create("https://b.example:8443")));
        assertThat(given.keepsData()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"prxy\": \"http://a.example:1\"}",
                "{\"proxy\": \"socks://a.example:1\"}",
                "{\"proxy\": \"http://user:secret@a.example:1\"}",
                "{\"servers\": [{\"name\": \"\", \"server\": \"https://a.example\"}]}",
                "{\"servers\": [{\"name\": \"a\", \"server\": \"ftp://a.example\"}]}",
                "{\"cache\": {\"lockAfterHours\": 0}}",
                "{\"updates\": {\"address\": \"http://a.example/x\", \"key\": \"00\"}}",
                "{\"authorities\": \"/nowhere/ca.pem\"}"
            })
    void whatAnAdministratorSaysIsNeverLeftOutSilently(String text) throws IOException {
        Files.writeString(computer, text);

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(computer.toString());
    }

    @Test
    void aFileThatEverybodyCanWriteIsNotTheAdministrators() throws IOException {
        Files.writeString(computer, "{}");
        Files.setPosixFilePermissions(computer, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("chmod o-w");
    }

    @Test
    void whatTheUserSaysAboutUpdatesStandsBesideTheRest() throws IOException {
        Files.writeString(user.resolve("settings.json"), "{\"proxy\": \"http://a.example:1\"}");
        UpdateSource source = new UpdateSource("https://a.example/programs.txt", KEY, false);

        GivenSettings.keepUpdates(user, Optional.of(source));

        assertThat(read(Map.of()).updates()).contains(source);
        assertThat(read(Map.of()).proxy()).isPresent();
        GivenSettings.keepUpdates(user, Optional.empty());
        assertThat(read(Map.of()).updates()).isEmpty();
    }

    @Test
    void whatTheUserSaysIsReplacedAsAWhole() throws IOException {
        Path file = user.resolve("settings.json");
        Files.writeString(file, "{}");
        Path before = Files.createLink(user.resolve("before"), file);

        GivenSettings.keepUpdates(user, Optional.empty());

        assertThat(before).as("nothing is written into the file that is there").hasContent("{}");
        assertThat(Files.isSameFile(before, file)).isFalse();
        try (Stream<Path> files = Files.list(user)) {
            assertThat(files).containsExactlyInAnyOrder(file, before);
        }
    }

    @Test
    void aGivenServerStaysAsItIs() {
        Connection munich = new Connection("Munich", URI.create("https://fleet.example"), null, null);
        ConnectionFile file = new ConnectionFile(user, List.of(munich));

        file.remember(new Connection("Munich", URI.create("https://other.example"), null, null));
        file.remember(new Connection("Own", URI.create("https://own.example"), null, null));
        file.forget("Munich");
        file.use("Munich");

        assertThat(new ConnectionFile(user, List.of(munich)).known())
                .extracting(Connection::server)
                .containsExactly(URI.create("https://fleet.example"), URI.create("https://own.example"));
        assertThat(file.last()).contains(munich);
    }

    @Test
    void theProxyIsForOthersThanThisComputer() {
        GivenProxy proxy = new GivenProxy(URI.create("http://proxy.example:3128"));

        assertThat(proxy.select(URI.create("wss://fleet.example/api")))
                .singleElement()
                .matches(each -> each.type() == Proxy.Type.HTTP);
        for (String here : List.of("http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080")) {
            assertThat(proxy.select(URI.create(here))).as(here).containsExactly(Proxy.NO_PROXY);
        }
    }

    @Test
    void everySystemHasItsPlace() {
        assertThat(GivenSettings.ofComputer(Optional.empty(), "Linux"))
                .isEqualTo(Path.of("/etc/pitwall/settings.json"));
        assertThat(GivenSettings.ofComputer(Optional.empty(), "Mac OS X"))
                .isEqualTo(Path.of("/Library/Application Support/Pitwall/settings.json"));
        Path program = Path.of("Programs", "pitwall", "pitwall.exe");
        assertThat(GivenSettings.ofComputer(Optional.of(program), "Windows 11"))
                .isEqualTo(Path.of("Programs", "pitwall", "settings.json"));
        assertThat(GivenSettings.ofComputer(Optional.empty(), "Windows 11").toString())
                .startsWith("C:\\Program Files");
    }

    private GivenSettings read(Map<String, String> environment) throws IOException {
        return GivenSettings.read(computer, environment, user);
    }
}
