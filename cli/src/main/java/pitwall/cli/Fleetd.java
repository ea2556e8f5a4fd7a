package pitwall.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The launcher `fleetd`: the agent of one machine.
@Command(
        name = "fleetd",
        description = "Runs the agent of this machine, or tells about it.",
        subcommands = {AgentCommand.class, InfoCommand.class, StatusCommand.class, ReplayCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
public final class Fleetd {
    /// Ends the program with an [ExitCode].
    public static void main(String[] arguments) {
        LogSetup.apply(new LogOptions());
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return Launcher.of(new Fleetd(), environment);
    }
}
