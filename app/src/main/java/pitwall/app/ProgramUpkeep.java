package pitwall.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Deferred;
import pitwall.client.update.UpdateFile;
import pitwall.client.update.UpdateNews;
import pitwall.client.update.UpdateSite;
import pitwall.fleet.release.VersionOrder;
import pitwall.protocol.program.ProgramFile;
import pitwall.protocol.tuf.TufKey;
import pitwall.views.ports.GivenSetting;
import pitwall.views.ports.UpdateSource;
import pitwall.views.ports.Upkeep;

/// Looks for newer consoles where it was told to, and nowhere else; remembers the newest that was ever named, so that
/// nobody can lead back to an older one. Called on the FX thread; the work happens on virtual threads.
final class ProgramUpkeep implements Upkeep {
    private static final Logger log = LoggerFactory.getLogger(ProgramUpkeep.class);
    private static final String DEVELOPMENT = "0.0.0-development";

    private final Path folder;
    private final GivenSettings given;
    private final Executor background;
    private final InstantSource clock;
    private final JsonFile<Seen> seen;
    private final AtomicReference<@Nullable Thread> fetching = new AtomicReference<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private Optional<UpdateSource> source;

    /// What is remembered of the lists of one key.
    record Seen(String key, String version) {}

    /// @param folder of the user's data
    ProgramUpkeep(Path folder, GivenSettings given, Executor background, InstantSource clock) {
        this.folder = folder;
        this.given = given;
        this.background = background;
        this.clock = clock;
        this.seen = new JsonFile<>(folder.resolve("updates-seen.json"), Seen.class);
        this.source = given.updates();
    }

    @Override
    public List<GivenSetting> given() {
        return given.lines();
    }

    @Override
    public String version() {
        return current();
    }

    /// The version of this program, as its jar tells it.
    static String current() {
        String version = ProgramUpkeep.class.getPackage().getImplementationVersion();
        return version == null ? DEVELOPMENT : version;
    }

    @Override
    public Optional<UpdateSource> source() {
        return source;
    }

    @Override
    public boolean use(Optional<UpdateSource> elsewhere) {
        try {
            elsewhere.ifPresent(this::site);
            if (given.fixed().contains(GivenSetting.Topic.UPDATES)) {
                return false;
            }
            GivenSettings.keepUpdates(folder, elsewhere);
            source = elsewhere;
            return true;
        } catch (IllegalArgumentException e) {
            log.debug("no place to look for updates", e);
            return false;
        } catch (IOException e) {
            log.warn("the place to look for updates cannot be kept", e);
            return false;
        }
    }

    @Override
    public CompletableFuture<UpdateNews> look() {
        UpdateSource now = source.orElseThrow();
        return CompletableFuture.supplyAsync(
                () -> {
                    String highest = highestSeen(now.key());
                    UpdateNews news = site(now).look(version(), highest, wanted());
                    String named = switch (news) {
                        case UpdateNews.Current(String newest) -> newest;
                        case UpdateNews.Available(String version, String _, Optional<ProgramFile> _) -> version;
                        case UpdateNews.Distrusted _, UpdateNews.Unreachable _ -> highest;
                    };
                    if (VersionOrder.INSTANCE.compare(named, highest) > 0) {
                        seen.write(new Seen(now.key(), named));
                    }
                    return news;
                },
                background);
    }

    @Override
    public CompletableFuture<UpdateFile> fetch(ProgramFile file, LongConsumer progress) {
        UpdateSource now = source.orElseThrow();
        cancelled.set(false);
        return CompletableFuture.supplyAsync(
                () -> {
                    fetching.set(Thread.currentThread());
                    try {
                        return site(now).fetch(file, folder.resolve("updates"), progress, cancelled::get);
                    } finally {
                        fetching.set(null);
                    }
                },
                background);
    }

    @Override
    public void cancel() {
        cancelled.set(true);
        Thread busy = fetching.get();
        if (busy != null) {
            busy.interrupt();
        }
    }

    @Override
    public CompletableFuture<Void> saveForSupport(Path file, String figures) {
        SupportBundle bundle =
                new SupportBundle(ConsoleLog.folder(folder), Path.of(System.getProperty("user.home", ".")));
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        bundle.write(file, figures);
                    } catch (IOException e) {
                        log.warn("the bundle for support is not written", e);
                        throw new UncheckedIOException(e);
                    }
                },
                background);
    }

    private String highestSeen(String key) {
        return seen.read()
                .filter(known -> known.key().equals(key))
                .map(Seen::version)
                .orElse("0");
    }

    /// @throws IllegalArgumentException where that is no address or no key
    private UpdateSite site(UpdateSource from) {
        return new UpdateSite(
                URI.create(from.address()),
                new TufKey(from.key()),
                new Deferred<>(() -> PinnedTrust.of(null, given.authorities())),
                clock);
    }

    /// What the package tools that are here take, and then what needs none.
    private static UpdateSite.Wanted wanted() {
        return wanted(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                Files.exists(Path.of("/usr/bin/dpkg")));
    }

    /// @param dpkg whether there is a tool for `.deb`
    static UpdateSite.Wanted wanted(String system, String architecture, boolean dpkg) {
        String name = system.toLowerCase(Locale.ROOT);
        List<String> kinds;
        if (name.contains("win")) {
            kinds = List.of("msi", "zip");
        } else if (name.contains("mac")) {
            kinds = List.of("dmg", "mac.tar.gz");
        } else {
            kinds = List.of(dpkg ? "deb" : "rpm", "tar.gz");
        }
        return new UpdateSite.Wanted(kinds, architecture);
    }
}
