package pitwall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.tuf.ReleaseTarget;

/// `fleets release add`: vouches for an artifact.
@Command(
        name = "add",
        description = "Adds a release to the list and signs it: these bytes, for these cars.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ReleaseAddCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "Its version, for example 4.3.0.")
    private String version = "";

    @Option(names = "--artifact", required = true, paramLabel = "FILE", description = "Its bytes.")
    private Path artifact = Path.of("");

    @Option(
            names = "--counter",
            required = true,
            paramLabel = "N",
            description = "Against going back: larger than that of every release before.")
    private long counter;

    @Option(names = "--model", paramLabel = "MODEL", split = ",", description = "For these models. Default: all.")
    private Set<String> models = new HashSet<>();

    @Option(names = "--hardware", paramLabel = "REVISION", split = ",", description = "For these only. Default: all.")
    private Set<String> hardware = new HashSet<>();

    @Option(names = "--from", paramLabel = "RELEASE", split = ",", description = "Over these only. Default: all.")
    private Set<String> from = new HashSet<>();

    @Option(
            names = "--battery",
            paramLabel = "PERCENT",
            defaultValue = "30",
            description = "What a car needs to begin. Default: 30.")
    private int battery;

    @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "", description = "For people.")
    private String notes = "";

    @Option(
            names = "--minimum-agent",
            paramLabel = "VERSION",
            description = "The oldest version of a car's agent that can install it. Default: every one.")
    private @Nullable String minimumAgent;

    @Mixin
    private final ReleaseList list = new ReleaseList();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ReleaseTarget release = release();
        Map<String, ReleaseTarget> all = list.releases();
        all.values().stream()
                .filter(other -> other.counter() == counter && !other.version().equals(version))
                .findFirst()
                .ifPresent(other -> {
                    throw misuse("The counter " + counter + " belongs to " + other.version() + ".", null);
                });
        all.put(release.path(), release);
        long signed = list.sign(all);
        Told.line(
                spec,
                "Release " + version + " with SHA-256 " + release.artifact().sha256() + " is in list " + signed + " in "
                        + list.file() + ".");
        return ExitCode.DONE.number();
    }

    private ReleaseTarget release() {
        try {
            Artifact bytes = new Artifact(sha256(artifact), Files.size(artifact));
            return new ReleaseTarget(version, bytes, counter, models, hardware, from, battery, notes, minimumAgent);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + artifact + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw misuse("Not a release: " + e.getMessage() + ".", e);
        }
    }

    private RuntimeException misuse(String sentence, @Nullable Throwable cause) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        ParameterException misuse = new ParameterException(spec.commandLine(), sentence);
        if (cause != null) {
            misuse.initCause(cause);
        }
        return misuse;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[64 * 1024];
            int read = in.read(piece);
            while (read >= 0) {
                digest.update(piece, 0, read);
                read = in.read(piece);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
