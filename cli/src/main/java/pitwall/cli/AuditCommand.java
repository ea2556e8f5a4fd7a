package pitwall.cli;

import picocli.CommandLine.Command;

/// `fleets audit`: has a server check its audit trail, watches that it only grows, takes it away as a file, and forgets
/// people in it.
@Command(
        name = "audit",
        description = "Checks and exports the audit trail of a server, and forgets people in it.",
        subcommands = {AuditVerifyCommand.class, AuditExportCommand.class, AuditForgetCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
final class AuditCommand {}
