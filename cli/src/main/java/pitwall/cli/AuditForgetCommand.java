package pitwall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ErasePerson;

/// `fleets audit forget`: takes what names a person out of the trail.
@Command(
        name = "forget",
        description = "Takes what names a person out of the audit trail of a server, for good. The entries and their "
                + "hashes stay, so the trail remains provable. The person must have no account any more.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class AuditForgetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PERSON", description = "As the trail names them.")
    private String person = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; kept in the entry about it, so do not name the person.")
    private String reason = "";

    @Mixin
    private final ServerAccess server = new ServerAccess();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Told.line(spec, server.with(spec, door -> {
            int entries = door.send("POST", "/api/v1/audit/erasure", Json.text(new ErasePerson(person, reason)))
                    .path("entries")
                    .asInt();
            return "Forgotten in " + entries + " entries.";
        }));
        return ExitCode.DONE.number();
    }
}
