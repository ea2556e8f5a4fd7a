package pitwall.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The launcher `fleets`: a fleet server, a fleet without cars, or the signing of releases.
@Command(
        name = "fleets",
        description = "Runs a fleet server or a simulated fleet, and signs releases.",
        subcommands = {
            ServerCommand.class,
            SimulateCommand.class,
            ReleaseCommand.class,
            ProgramCommand.class,
            AuditCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
public final class Fleets {
    /// Ends the program with an [ExitCode].
    public static void main(String[] arguments) {
        LogSetup.apply(new LogOptions());
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return Launcher.of(new Fleets(), environment);
    }

    /// The version in the jar's manifest; `development` where there is no jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Fleets.class.getPackage().getImplementationVersion();
            return new String[] {"Pitwall " + (version == null ? "development" : version)};
        }
    }
}
