package pitwall.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheFolder;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// What connections leave behind on this computer: the sign-in, the secret of the cache with its marks, and the folder
/// of the cache. Blocks on the disk and on the place where secrets are kept.
final class Remains {
    private static final Logger log = LoggerFactory.getLogger(Remains.class);
    private static final HexFormat HEX = HexFormat.of();
    private static final String SIGNED_OUT = "signed-out";

    private final Path caches;

    /// @param folder of all the console's data
    Remains(Path folder) {
        this.caches = folder.resolve("cache");
    }

    /// The name under which the sign-in of a connection is kept.
    static String signInName(String connection) {
        return "refresh/" + connection;
    }

    /// True where an earlier run left a sign-in: without one nothing that was remembered is shown.
    ///
    /// @throws SecretsException where that cannot be told
    static boolean isSignedIn(SecretStore store, String connection) throws SecretsException {
        return store.read(signInName(connection)).isPresent();
    }

    /// Leaves a mark that somebody signs out, who wants nothing kept. It goes with the folder.
    void signedOut(String connection) {
        Path folder = cacheOf(connection);
        try {
            if (Files.exists(folder)) {
                Files.write(folder.resolve(SIGNED_OUT), new byte[0]);
            }
        } catch (IOException e) {
            log.warn("that somebody signed out cannot be marked", e);
        }
    }

    /// Takes the mark away.
    void signedIn(String connection) {
        try {
            Files.deleteIfExists(cacheOf(connection).resolve(SIGNED_OUT));
        } catch (IOException e) {
            log.warn("the mark of a sign-out cannot be removed", e);
        }
    }

    boolean isSignedOut(String connection) {
        return Files.exists(cacheOf(connection).resolve(SIGNED_OUT));
    }

    /// A name people chose may hold anything; its folder holds hex only.
    Path cacheOf(String connection) {
        return caches.resolve(HEX.formatHex(connection.getBytes(StandardCharsets.UTF_8)));
    }

    /// Forgets all that a connection left but its [LastHead]. The secret goes first, so that whatever cannot be removed
    /// cannot be read; the folder goes last, so that [#sweep] finds what a crash left undone. Nothing goes while
    /// another Pitwall has the cache.
    void erase(SecretStore store, String connection) {
        erase(store, connection, cacheOf(connection));
    }

    void erase(SecretStore store, String connection, Path cache) {
        try (CacheFolder held = CacheFolder.hold(cache).orElse(null)) {
            if (held == null) {
                log.info("another Pitwall has the cache of a connection; it stays");
                return;
            }
            StoredMark.remove(store, connection);
            PasswordProof.remove(store, connection);
            store.remove(signInName(connection));
            store.remove(SignInService.markOf(signInName(connection)));
            held.delete();
        } catch (SecretsException e) {
            log.warn("the secrets of a connection cannot be removed", e);
        } catch (IOException e) {
            log.warn("the cache of a connection cannot be removed; nobody can read it any more", e);
        }
    }

    /// Forgets what belongs to connections that nobody knows any more, or that somebody signed out of: what was cut
    /// short. Nothing goes where one of these is in doubt.
    ///
    /// @param all whether there are no connections but the known
    void sweep(SecretStore store, List<String> known, boolean all) {
        try (Stream<Path> folders = Files.exists(caches) ? Files.list(caches) : Stream.empty()) {
            for (Path folder : folders.toList()) {
                String name = connectionOf(folder);
                if (name != null && known.contains(name) && isSignedOut(name) && !isSignedIn(store, name)) {
                    erase(store, name);
                } else if (name != null && all && !known.contains(name)) {
                    erase(store, name);
                    new LastHead(store, name).forget();
                }
            }
        } catch (IOException e) {
            log.warn("the caches cannot be listed", e);
        } catch (SecretsException e) {
            log.warn("who is signed in cannot be told; nothing is removed", e);
        }
    }

    /// Removes everything remembered of fleets, where that is no longer wanted here, and no sign-in.
    void forgetCaches(SecretStore store) {
        try (Stream<Path> folders = Files.exists(caches) ? Files.list(caches) : Stream.empty()) {
            for (Path folder : folders.toList()) {
                try (CacheFolder held = CacheFolder.hold(folder).orElse(null)) {
                    if (held != null) {
                        forget(store, held, connectionOf(folder));
                    }
                }
            }
        } catch (IOException | SecretsException e) {
            log.warn("what was remembered cannot be removed", e);
        }
    }

    private static void forget(SecretStore store, CacheFolder held, @Nullable String connection)
            throws IOException, SecretsException {
        if (connection != null) {
            StoredMark.remove(store, connection);
        }
        held.delete();
    }

    private static @Nullable String connectionOf(Path folder) {
        try {
            return new String(HEX.parseHex(String.valueOf(folder.getFileName())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            log.debug("{} is no folder of ours", folder, e);
            return null;
        }
    }
}
