package pitwall.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.server.release.KeyFile;

/// `fleets release keys`: makes one key, for one person.
@Command(
        name = "keys",
        description = "Makes a key for signing and keeps it in a file, sealed with a passphrase.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseKeysCommand implements Callable<Integer> {
    /// What a key kept offline can be for; the server makes its own.
    enum Purpose {
        ROOT,
        TARGETS
    }

    @Option(names = "--role", required = true, description = "What the key signs: root, or targets (releases).")
    private Purpose role = Purpose.ROOT;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new file. None is replaced.")
    private Path out = Path.of("");

    @Mixin
    private final Passphrase passphrase = new Passphrase();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        TufSigner signer = TufSigner.generate();
        char[] secret = passphrase.read(true);
        try {
            KeyFile.seal(signer, TufRole.valueOf(role.name()), secret, KeyFile.ITERATIONS)
                    .write(out);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + out + " exists already.", e);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + out + " cannot be written.", e);
        } finally {
            Arrays.fill(secret, ' ');
        }
        Told.line(
                spec,
                "Key " + signer.key().id() + " for " + role.name().toLowerCase(Locale.ROOT) + " is in " + out + ".");
        return ExitCode.DONE.number();
    }
}
