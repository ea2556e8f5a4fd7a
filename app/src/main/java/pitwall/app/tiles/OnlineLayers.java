package pitwall.app.tiles;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.ServerTrust;
import pitwall.views.map.AbsentMap;
import pitwall.views.map.RegionMap;
import pitwall.views.map.google.GoogleAccess;
import pitwall.views.map.google.GoogleRegionMap;
import pitwall.views.map.layer.OnlineMaps;
import pitwall.views.map.tiles.TileMap;
import pitwall.views.map.tiles.TileServer;

/// The maps of this installation that need a network: what the environment of the program says, and one shelf of
/// squares for all windows. FX thread.
public final class OnlineLayers implements OnlineMaps {
    /// The key for Google Maps.
    public static final String GOOGLE_KEY = "PITWALL_GOOGLE_MAPS_KEY";
    /// Hosts that may be asked for squares without encryption, with commas between them.
    public static final String PLAIN_HOSTS = "PITWALL_PLAIN_TILE_HOSTS";

    private static final String AGENT = "Pitwall/0.1.0 (fleet console)";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 200L << 20;

    private final Path squares;
    private final Path google;
    private final Map<String, String> environment;
    private final MapConnection connection;
    private final Supplier<Locale> language;
    private final Executor background;
    private final Executor fxThread;
    private final InstantSource clock;
    private @Nullable TileServer server;
    private @Nullable KeptTiles tiles;

    /// @param folder in which squares are kept, and what Google's page keeps
    /// @param trust which servers of squares are believed, and whether it is Google that answers
    /// @param language of the names on maps that have several
    public OnlineLayers(
            Path folder,
            Map<String, String> environment,
            Supplier<ServerTrust> trust,
            Supplier<Locale> language,
            Executor background,
            Executor fxThread,
            InstantSource clock) {
        this.squares = folder.resolve("map-tiles");
        this.google = folder.resolve("google-maps");
        this.environment = environment;
        this.connection = new MapConnection(trust, PATIENCE);
        this.language = language;
        this.background = background;
        this.fxThread = fxThread;
        this.clock = clock;
    }

    @Override
    public RegionMap tiles(TileServer wanted) {
        KeptTiles source = tiles;
        if (source == null || !wanted.equals(server)) {
            source = new KeptTiles(wanted, connection, PATIENCE, squares, MOST_BYTES, clock, AGENT);
            server = wanted;
            tiles = source;
        }
        return new TileMap(wanted, source, background, fxThread);
    }

    @Override
    public boolean keepsTiles() {
        KeptTiles source = tiles;
        return source == null || source.keeps();
    }

    @Override
    public boolean hasGoogleKey() {
        return GoogleAccess.isKey(googleKey());
    }

    private String googleKey() {
        return environment.getOrDefault(GOOGLE_KEY, "").strip();
    }

    @Override
    public RegionMap google() {
        if (!hasWebView()) {
            return new AbsentMap();
        }
        return new GoogleRegionMap(
                new GoogleAccess(GoogleAccess.GOOGLE, googleKey(), language.get()),
                google,
                javafx.util.Duration.millis(PATIENCE.toMillis()),
                connection::reaches,
                background,
                fxThread);
    }

    /// A package may come without: it is a fifth of its size.
    private static boolean hasWebView() {
        try {
            Class.forName("javafx.scene.web.WebView", false, OnlineLayers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public Set<String> plainHosts() {
        return Arrays.stream(environment.getOrDefault(PLAIN_HOSTS, "").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
