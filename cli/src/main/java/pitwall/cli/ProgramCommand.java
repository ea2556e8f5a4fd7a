package pitwall.cli;

import picocli.CommandLine.Command;

/// `fleets program`: what consoles are told about newer consoles.
@Command(
        name = "program",
        description = "Says which version of the console is the newest.",
        subcommands = ProgramSignCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
final class ProgramCommand {}
