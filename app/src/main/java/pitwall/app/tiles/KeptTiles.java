package pitwall.app.tiles;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.tiles.TileAnswer;
import pitwall.views.map.tiles.TileId;
import pitwall.views.map.tiles.TileServer;
import pitwall.views.map.tiles.TileSource;

/// The squares of one server: from disk as long as the server said they are good, else from the server, and from disk
/// again where the server cannot be reached. After a failure the server is left alone for a few seconds. Follows no
/// redirection, so that no other machine is asked than the one that was named. Thread-safe.
public final class KeptTiles implements TileSource {
    private static final Logger log = LoggerFactory.getLogger(KeptTiles.class);
    /// Tile servers ask for no more.
    private static final int CONNECTIONS = 4;

    private static final int LARGEST = 2 << 20;
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(5);
    /// How long a square is good where the server says nothing.
    private static final Duration USUAL = Duration.ofDays(7);

    private static final Duration LONGEST = Duration.ofDays(60);
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

    private final TileServer server;
    private final MapConnection connection;
    private final Duration patience;
    private final TileFolder folder;
    private final InstantSource clock;
    private final String agent;
    private final String prefix;
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

    private record Failure(Loss loss, Instant at) {}

    /// @param patience for one square
    /// @param mostBytes of what is kept on disk
    /// @param agent how the console names itself
    public KeptTiles(
            TileServer server,
            MapConnection connection,
            Duration patience,
            Path folder,
            long mostBytes,
            InstantSource clock,
            String agent) {
        this.server = server;
        this.connection = connection;
        this.patience = patience;
        this.folder = new TileFolder(folder, mostBytes, clock);
        this.clock = clock;
        this.agent = agent;
        this.prefix = digest(server.template());
    }

    private static String digest(String template) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(template.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private String name(TileId id) {
        return prefix + "/" + id.zoom() + "/" + id.x() + "/" + id.y();
    }

    @Override
    public TileAnswer tile(TileId id) {
        Optional<TileFile> kept = folder.find(name(id));
        if (kept.isPresent() && kept.get().goodUntil().isAfter(clock.instant())) {
            return new TileAnswer.Found(kept.get().picture());
        }
        TileAnswer answer = fetch(id, kept);
        // A picture that may be old is better than none.
        return answer instanceof TileAnswer.Failed && kept.isPresent()
                ? new TileAnswer.Found(kept.get().picture())
                : answer;
    }

    private TileAnswer fetch(TileId id, Optional<TileFile> kept) {
        try {
            connections.acquire();
            try {
                Failure before = failure.get();
                if (before != null && clock.instant().isBefore(before.at().plus(LEAVE_ALONE))) {
                    return new TileAnswer.Failed(before.loss());
                }
                TileAnswer answer = asked(id, kept);
                failure.set(answer instanceof TileAnswer.Failed(Loss loss) ? new Failure(loss, clock.instant()) : null);
                return answer;
            } finally {
                connections.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TileAnswer.Failed(Loss.UNREACHABLE);
        }
    }

    private TileAnswer asked(TileId id, Optional<TileFile> kept) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(id))
                .header("User-Agent", agent)
                .header("Accept", "image/png, image/jpeg");
        kept.map(TileFile::tag).filter(tag -> !tag.isEmpty()).ifPresent(tag -> request.header("If-None-Match", tag));
        CompletableFuture<HttpResponse<byte[]>> asking;
        try {
            asking = connection
                    .client()
                    .sendAsync(
                            request.build(),
                            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
        } catch (IOException e) {
            return new TileAnswer.Failed(Loss.UNREACHABLE);
        }
        try {
            return read(id, kept, asking.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            asking.cancel(true);
            return new TileAnswer.Failed(Loss.SLOW);
        } catch (ExecutionException e) {
            log.debug("a square of the map did not come: {}", String.valueOf(e.getMessage()));
            return new TileAnswer.Failed(Loss.UNREACHABLE);
        }
    }

    private TileAnswer read(TileId id, Optional<TileFile> kept, HttpResponse<byte[]> response) {
        String control = response.headers().firstValue("Cache-Control").orElse("");
        int status = response.statusCode();
        if (status == 304 && kept.isPresent()) {
            TileFile before = kept.get();
            folder.keep(name(id), new TileFile(goodUntil(control), before.tag(), before.picture()));
            return new TileAnswer.Found(before.picture());
        }
        if (status == 200) {
            if (!control.contains("no-store")) {
                String tag = response.headers().firstValue("ETag").orElse("");
                folder.keep(name(id), new TileFile(goodUntil(control), tag, response.body()));
            }
            return new TileAnswer.Found(response.body());
        }
        return switch (status) {
            case 204, 404, 410 -> new TileAnswer.Missing();
            case 401, 402, 403, 407, 451 -> new TileAnswer.Failed(Loss.REFUSED);
            default -> new TileAnswer.Failed(Loss.UNREACHABLE);
        };
    }

    private Instant goodUntil(String control) {
        Matcher age = MAX_AGE.matcher(control);
        Duration good = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : USUAL;
        if (control.contains("no-cache")) {
            return clock.instant();
        }
        return clock.instant().plus(good.compareTo(LONGEST) > 0 ? LONGEST : good);
    }

    @Override
    public void isNoPicture(TileId id) {
        folder.forget(name(id));
    }

    @Override
    public boolean keeps() {
        return folder.keeps();
    }
}
