package pitwall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.server.release.KeyFile;

/// A key that the person at this command holds.
final class HeldKey {
    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The file with your key.")
    private Path file = Path.of("");

    @Mixin
    private final Passphrase passphrase = new Passphrase();

    TufSigner open(TufRole role) {
        KeyFile kept = read(file);
        if (kept.tufRole() != role) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE,
                    "The key in " + file + " is for " + kept.role() + ", not for "
                            + role.name().toLowerCase(Locale.ROOT) + ".");
        }
        char[] secret = passphrase.read(false);
        try {
            return kept.open(secret)
                    .orElseThrow(() -> new CommandFailedException(
                            ExitCode.SECRET_UNREADABLE,
                            "The passphrase does not open " + file + ", or the file was changed."));
        } finally {
            Arrays.fill(secret, ' ');
        }
    }

    /// The public half needs no passphrase.
    static KeyFile read(Path file) {
        try {
            return KeyFile.read(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE, "The file " + file + " is no key file that can be read.", e);
        }
    }
}
