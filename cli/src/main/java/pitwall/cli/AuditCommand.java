package pitwall.cli;

import picocli.CommandLine.Command;

/// `fleets audit`: has a server check its audit trail, watches that it only grows, and takes it away as a file.
@Command(
        name = "audit",
        description = "Checks and exports the audit trail of a server.",
        subcommands = {AuditVerifyCommand.class, AuditExportCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
final class AuditCommand {}
