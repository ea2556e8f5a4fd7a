package pitwall.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fleets audit export`: the trail, as far as one may see it, in a file that proves itself.
@Command(
        name = "export",
        description = "Takes the audit trail away as a file. docs/tools/Verify.java proves it without a server.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class AuditExportCommand implements Callable<Integer> {
    /// What the file is.
    enum Format {
        NDJSON,
        CSV
    }

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to; is replaced.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ndjson",
            description = "ndjson, which proves itself, or csv: a ZIP archive with a table. Default: ndjson.")
    private Format format = Format.NDJSON;

    @Mixin
    private final ServerAccess server = new ServerAccess();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String path = "/api/v1/audit/export?format=" + (format == Format.CSV ? "csv" : "ndjson");
        server.with(spec, door -> {
            door.save(path, out);
            return true;
        });
        Told.line(spec, "The audit trail is in " + out + ".");
        return ExitCode.DONE.number();
    }
}
