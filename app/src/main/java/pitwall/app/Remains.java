package pitwall.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;

/// What connections leave behind on this computer: the sign-in, the secret of the cache with its marks, and the folder
/// of the cache. Blocks on the disk and on the place where secrets are kept.
final class Remains {
    private static final Logger log = LoggerFactory.getLogger(Remains.class);
    private static final HexFormat HEX = HexFormat.of();

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
    static boolean isSignedIn(SecretStore store, String connection) {
        try {
            return store.read(signInName(connection)).isPresent();
        } catch (SecretsException e) {
            log.warn("what was kept of a connection cannot be read", e);
            return false;
        }
    }

    /// A name people chose may hold anything; its folder holds hex only.
    Path cacheOf(String connection) {
        return caches.resolve(HEX.formatHex(connection.getBytes(StandardCharsets.UTF_8)));
    }

    /// Forgets all that a connection left but its [LastHead]. The secret goes first, so that whatever cannot be removed
    /// cannot be read; the folder goes last, so that [#sweep] finds what a crash left undone.
    void erase(SecretStore store, String connection) {
        erase(store, connection, cacheOf(connection));
    }

    void erase(SecretStore store, String connection, Path cache) {
        try {
            StoredMark.remove(store, connection);
            PasswordProof.remove(store, connection);
            store.remove(signInName(connection));
        } catch (SecretsException e) {
            log.warn("the secrets of a connection cannot be removed", e);
            return;
        }
        try {
            delete(cache);
        } catch (IOException e) {
            log.warn("the cache of a connection cannot be removed; nobody can read it any more", e);
        }
    }

    /// Forgets what belongs to connections that nobody knows any more, or that nobody is signed in to: a sign-out that
    /// was cut short.
    void sweep(SecretStore store, List<String> known) {
        try (Stream<Path> folders = Files.exists(caches) ? Files.list(caches) : Stream.empty()) {
            folders.map(Remains::connectionOf)
                    .filter(name -> name != null && !(known.contains(name) && isSignedIn(store, name)))
                    .forEach(name -> sweep(store, name, known.contains(name)));
        } catch (IOException e) {
            log.warn("the caches cannot be listed", e);
        }
    }

    /// Removes everything remembered of fleets, where that is no longer wanted here, and no sign-in.
    void forgetCaches(SecretStore store) {
        try (Stream<Path> folders = Files.exists(caches) ? Files.list(caches) : Stream.empty()) {
            for (Path folder : folders.toList()) {
                String connection = connectionOf(folder);
                if (connection != null) {
                    StoredMark.remove(store, connection);
                }
                delete(folder);
            }
        } catch (IOException | SecretsException e) {
            log.warn("what was remembered cannot be removed", e);
        }
    }

    private void sweep(SecretStore store, String connection, boolean known) {
        erase(store, connection);
        if (!known) {
            new LastHead(store, connection).forget();
        }
    }

    private static @Nullable String connectionOf(Path folder) {
        try {
            return new String(HEX.parseHex(String.valueOf(folder.getFileName())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            log.debug("{} is no folder of ours", folder, e);
            return null;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
