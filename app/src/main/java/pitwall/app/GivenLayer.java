package pitwall.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.update.UpdateSite;
import pitwall.protocol.tuf.TufKey;
import pitwall.views.ports.Connection;
import pitwall.views.ports.GivenSetting.Topic;
import pitwall.views.ports.UpdateSource;

/// What one file, or the environment, says; empty about what it says nothing about. Every value was checked.
record GivenLayer(
        Optional<List<Connection>> servers,
        Optional<Boolean> keepsData,
        Optional<Duration> lockAfter,
        Optional<UpdateSource> updates,
        Optional<URI> proxy,
        Optional<Path> authorities) {
    private static final int LONGEST_LOCK_HOURS = 30 * 24;

    /// The shape of a file. A word that it does not know is a mistake and no setting of a later version.
    record Stored(
            @Nullable List<StoredServer> servers,
            @Nullable StoredCache cache,
            @Nullable StoredUpdates updates,
            @Nullable String proxy,
            @Nullable String authorities) {
        static final Stored EMPTY = new Stored(null, null, null, null, null);

        Stored withUpdates(Optional<UpdateSource> source) {
            return new Stored(
                    servers,
                    cache,
                    source.map(each -> new StoredUpdates(each.address(), each.key(), each.daily()))
                            .orElse(null),
                    proxy,
                    authorities);
        }
    }

    /// @param fingerprint SHA-256 of the server's certificate, where no authority vouches for it
    record StoredServer(
            String name,
            String server,
            @Nullable String environment,
            @Nullable String fingerprint) {}

    /// @param keep false where nothing of a fleet may be remembered
    record StoredCache(@Nullable Boolean keep, @Nullable Integer lockAfterHours) {}

    /// @param key public half, hexadecimal, of what the list of programs is signed with
    /// @param daily true to look once a day; absent for no
    record StoredUpdates(
            String address, String key, @Nullable Boolean daily) {}

    /// @throws IllegalArgumentException whose message names what cannot be used
    static GivenLayer of(Stored stored) {
        StoredCache cache = stored.cache() == null ? new StoredCache(null, null) : stored.cache();
        return new GivenLayer(
                Optional.ofNullable(stored.servers())
                        .map(servers -> servers.stream().map(GivenLayer::server).toList()),
                Optional.ofNullable(cache.keep()),
                Optional.ofNullable(cache.lockAfterHours()).map(GivenLayer::hours),
                Optional.ofNullable(stored.updates())
                        .map(each -> updates(each.address(), each.key(), Boolean.TRUE.equals(each.daily()))),
                Optional.ofNullable(stored.proxy()).map(GivenLayer::proxy),
                Optional.ofNullable(stored.authorities()).map(GivenLayer::file));
    }

    /// @throws IllegalArgumentException whose message names what cannot be used
    static GivenLayer of(Map<String, String> environment) {
        Optional<String> address = said(environment, "PITWALL_UPDATE_ADDRESS");
        return new GivenLayer(
                said(environment, "PITWALL_SERVERS").map(GivenLayer::servers),
                said(environment, "PITWALL_CACHE").map(text -> isYes("PITWALL_CACHE", text)),
                said(environment, "PITWALL_CACHE_LOCK_HOURS")
                        .map(GivenLayer::whole)
                        .map(GivenLayer::hours),
                address.map(each -> updates(
                        each,
                        said(environment, "PITWALL_UPDATE_KEY").orElse(""),
                        said(environment, "PITWALL_UPDATE_DAILY")
                                .map(text -> isYes("PITWALL_UPDATE_DAILY", text))
                                .orElse(false))),
                said(environment, "PITWALL_PROXY").map(GivenLayer::proxy),
                said(environment, "PITWALL_CA").map(GivenLayer::file));
    }

    /// What is said anything about.
    Set<Topic> topics() {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        servers.ifPresent(_ -> topics.add(Topic.SERVERS));
        keepsData.ifPresent(_ -> topics.add(Topic.CACHE));
        lockAfter.ifPresent(_ -> topics.add(Topic.LOCK));
        updates.ifPresent(_ -> topics.add(Topic.UPDATES));
        proxy.ifPresent(_ -> topics.add(Topic.PROXY));
        authorities.ifPresent(_ -> topics.add(Topic.AUTHORITIES));
        return topics;
    }

    private static Optional<String> said(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /// `name=address`, with commas between.
    private static List<Connection> servers(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(each -> {
                    int equals = each.indexOf('=');
                    String address = each.substring(equals + 1);
                    String name = equals > 0 ? each.substring(0, equals) : host(uri(address));
                    return server(new StoredServer(name, address, null, null));
                })
                .toList();
    }

    private static Connection server(StoredServer stored) {
        URI address = uri(stored.server());
        if (stored.name().isBlank()
                || !hasScheme(address, "https", "http")
                || host(address).isEmpty()) {
            throw new IllegalArgumentException("a server needs a name and an https address, was " + stored.server());
        }
        return new Connection(stored.name().strip(), address, stored.environment(), stored.fingerprint());
    }

    private static UpdateSource updates(String address, String key, boolean daily) {
        if (!UpdateSite.isUsable(uri(address))) {
            throw new IllegalArgumentException("updates need an https address, was " + address);
        }
        return new UpdateSource(address, new TufKey(key.toLowerCase(Locale.ROOT)).publicHex(), daily);
    }

    private static URI proxy(String text) {
        URI proxy = uri(text);
        if (!hasScheme(proxy, "http") || host(proxy).isEmpty() || proxy.getPort() < 0 || proxy.getUserInfo() != null) {
            throw new IllegalArgumentException("a proxy is like http://proxy.example.com:3128, was " + text);
        }
        return proxy;
    }

    private static Path file(String text) {
        Path file = Path.of(text);
        if (!file.isAbsolute() || !Files.isReadable(file)) {
            throw new IllegalArgumentException("the certificates in " + text + " cannot be read");
        }
        return file;
    }

    private static Duration hours(int hours) {
        if (hours < 1 || hours > LONGEST_LOCK_HOURS) {
            throw new IllegalArgumentException(
                    "remembered data locks after 1 to " + LONGEST_LOCK_HOURS + " hours, was " + hours);
        }
        return Duration.ofHours(hours);
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number of hours: " + text, e);
        }
    }

    private static boolean isYes(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(name + " is yes or no, was " + text);
        };
    }

    private static boolean hasScheme(URI address, String... schemes) {
        return address.getScheme() != null && List.of(schemes).contains(address.getScheme());
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost();
    }

    private static URI uri(String text) {
        return URI.create(text.strip());
    }
}
