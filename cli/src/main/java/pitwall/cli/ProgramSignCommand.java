package pitwall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.program.ProgramFile;
import pitwall.protocol.program.ProgramList;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;

/// `fleets program sign`: the signed list of packages that consoles look at for updates.
@Command(
        name = "sign",
        description = "Signs the list of packages of a version. Put it beside them on a web server.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class ProgramSignCommand implements Callable<Integer> {
    /// What a name ends with, and the kind that it says; the longer ending before the shorter.
    private static final List<Ending> ENDINGS = List.of(
            new Ending(".deb", "deb", ""),
            new Ending(".rpm", "rpm", ""),
            new Ending("-mac.tar.gz", "mac.tar.gz", "aarch64"),
            new Ending(".tar.gz", "tar.gz", ""),
            new Ending(".msi", "msi", ""),
            new Ending(".zip", "zip", ""),
            new Ending(".dmg", "dmg", "aarch64"));

    /// How package tools call what Java calls otherwise.
    private static final Map<String, String> ARCHITECTURES =
            Map.of("x86_64", "amd64", "arm64", "aarch64", "amd64", "amd64", "aarch64", "aarch64");

    /// @param only the one architecture for which there is such a package; empty where there are several
    private record Ending(String text, String kind, String only) {}

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The packages; each name says what it is for.")
    private List<Path> files = List.of();

    @Option(
            names = "--version-name",
            required = true,
            paramLabel = "VERSION",
            description = "What they are, for example 0.2.0.")
    private String version = "";

    @Option(names = "--notes", paramLabel = "TEXT", description = "What is new, in a sentence or two.")
    private String notes = "";

    @Option(
            names = "--days",
            defaultValue = "90",
            paramLabel = "N",
            description = "How long the list is good for; sign it anew before (default: ${DEFAULT-VALUE}).")
    private int days = 90;

    @Option(
            names = "--architecture",
            defaultValue = "amd64",
            paramLabel = "NAME",
            description = "Of files whose name says none (default: ${DEFAULT-VALUE}).")
    private String architecture = "amd64";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The list; replaced if it exists.")
    private Path out = Path.of("");

    @Mixin
    private final HeldKey key = new HeldKey();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        TufSigner signer = key.open(TufRole.TARGETS);
        ProgramList list;
        try {
            list = new ProgramList(
                    version,
                    InstantSource.system().instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS),
                    notes,
                    files.stream().map(this::described).toList());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "That is no list of packages: " + e.getMessage() + ".", e);
        }
        write(list.signed(signer));
        Told.line(
                spec,
                "Consoles believe " + out + " with the key " + signer.key().publicHex() + ".");
        return ExitCode.DONE.number();
    }

    private ProgramFile described(Path file) {
        String name = String.valueOf(file.getFileName());
        Ending ending = ENDINGS.stream()
                .filter(each -> name.endsWith(each.text()))
                .findFirst()
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.FILE_UNUSABLE,
                        "The file " + file + " is no package: it ends with none of "
                                + ENDINGS.stream().map(Ending::text).collect(Collectors.joining(", ")) + "."));
        String known = ARCHITECTURES.entrySet().stream()
                .filter(each -> name.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ending.only().isEmpty() ? architecture : ending.only());
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long length = new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return new ProgramFile(
                    name, ending.kind(), known, new Artifact(HexFormat.of().formatHex(digest.digest()), length));
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + file + " cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void write(byte[] list) {
        try {
            Files.write(out, list);
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FILE_UNUSABLE, "The file " + out + " cannot be written.", e);
        }
    }
}
