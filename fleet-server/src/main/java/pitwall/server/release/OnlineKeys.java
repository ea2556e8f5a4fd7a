package pitwall.server.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;

/// The keys that the server itself signs with: what is newest, again and again, but never what is a release. Which
/// of them count is decided by the root, which they cannot sign. Thread-safe.
final class OnlineKeys {
    private static final Logger LOG = LoggerFactory.getLogger(OnlineKeys.class);
    private static final List<TufRole> ROLES = List.of(TufRole.SNAPSHOT, TufRole.TIMESTAMP);
    /// The passphrase is 32 bytes of chance: stretching it would add nothing.
    private static final int ITERATIONS = 1_000;

    private final Path folder;
    private final char[] passphrase;
    private final List<Held> held = new CopyOnWriteArrayList<>();

    private record Held(TufRole role, TufSigner signer) {}

    /// Opens the keys in a folder and makes the first ones if there are none.
    ///
    /// @param secret 32 bytes that only this server knows
    OnlineKeys(Path folder, byte[] secret) {
        this.folder = folder;
        this.passphrase = HexFormat.of().formatHex(secret).toCharArray();
        try {
            StoreFolder.create(folder);
            open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the keys of releases in " + folder, e);
        }
    }

    private void open() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file -> file.toString().endsWith(".key"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            KeyFile kept = KeyFile.read(file);
            Optional<TufSigner> signer = kept.open(passphrase);
            if (signer.isPresent()) {
                held.add(new Held(kept.tufRole(), signer.get()));
            } else {
                LOG.error("The key in {} was sealed with another secret key; releases signed by it run out", file);
            }
        }
        if (held.isEmpty()) {
            create();
        }
    }

    /// Makes a new key for each role. It counts as soon as a root names it.
    void create() throws IOException {
        for (TufRole role : ROLES) {
            TufSigner signer = TufSigner.generate();
            KeyFile.seal(signer, role, passphrase, ITERATIONS)
                    .write(folder.resolve(role.word() + "-" + signer.key().id().substring(0, 16) + ".key"));
            held.add(new Held(role, signer));
        }
    }

    /// The public halves, the newest last.
    List<PublicKey> all() {
        List<PublicKey> keys = new ArrayList<>();
        held.forEach(key -> keys.add(new PublicKey(key.role(), key.signer().key())));
        return keys;
    }

    record PublicKey(TufRole role, TufKey key) {}

    /// Whoever of us may sign for a role; empty if that root names none of our keys, or wants more than one.
    Optional<TufSigner> signer(TufMetadata.Root root, TufRole role) {
        return root.keysOf(role).threshold() > 1
                ? Optional.empty()
                : held.stream()
                        .filter(key -> key.role() == role
                                && root.keysOf(role)
                                        .keyIds()
                                        .contains(key.signer().key().id()))
                        .map(Held::signer)
                        .findFirst();
    }
}
