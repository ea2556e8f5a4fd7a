package pitwall.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.server.storage.DatabaseLocation;
import pitwall.server.storage.PrivateFile;

/// The server's secret, from which every key it needs is derived, so that none serves two purposes.
final class ServerSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(ServerSecrets.class);
    private static final int BYTES = 32;

    private final byte[] secret;

    private ServerSecrets(byte[] secret) {
        this.secret = secret;
    }

    /// The given secret, or the one kept beside the database file, made now if there is none. Beside a database
    /// server nothing can be kept: then it lives as long as the process, and so do sign-ins.
    static ServerSecrets of(ServerSettings settings) {
        Optional<byte[]> given = settings.keys().secretKey();
        if (given.isPresent()) {
            if (given.get().length < BYTES) {
                throw new IllegalArgumentException("the secret key needs at least " + BYTES + " bytes");
            }
            return new ServerSecrets(given.get().clone());
        }
        Optional<Path> file = DatabaseLocation.of(settings.database()).file();
        if (file.isEmpty()) {
            LOG.warn("No secret key was given: everybody has to sign in again after a restart");
            return new ServerSecrets(random());
        }
        return new ServerSecrets(kept(Path.of(file.get() + ".secret")));
    }

    private static byte[] kept(Path file) {
        try {
            if (Files.exists(file)) {
                PrivateFile.ensure(file);
                return Base64.getDecoder()
                        .decode(Files.readString(file, StandardCharsets.US_ASCII)
                                .strip());
            }
            byte[] made = random();
            PrivateFile.ensure(file);
            Files.writeString(file, Base64.getEncoder().encodeToString(made), StandardOpenOption.TRUNCATE_EXISTING);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the secret key in " + file, e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /// The key for one purpose, 32 bytes.
    byte[] key(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(("pitwall " + purpose).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
