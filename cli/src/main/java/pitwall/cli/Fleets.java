package pitwall.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// The launcher `fleets`: a fleet server, a fleet without cars, or the signing of releases.
@Command(
        name = "fleets",
        description = "Runs a fleet server or a simulated fleet, and signs releases.",
        subcommands = {ServerCommand.class, SimulateCommand.class, ReleaseCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class)
public final class Fleets {
    private static final Logger LOG = LoggerFactory.getLogger(Fleets.class);

    /// Ends the program with an [ExitCode].
    public static void main(String[] arguments) {
        LogSetup.apply(new LogOptions());
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new Fleets())
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Fleets::failed)
                .setParameterExceptionHandler(Fleets::misused);
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        return switch (failure) {
            case ParameterException misuse ->
                misused(misuse, parsed.originalArgs().toArray(new String[0]));
            case CommandFailedException foreseen -> {
                say(command.getErr(), foreseen.getMessage());
                LOG.debug("why", foreseen);
                yield foreseen.code().number();
            }
            default -> {
                LOG.error("This should not have happened.", failure);
                yield ExitCode.UNEXPECTED.number();
            }
        };
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        say(command.getErr(), misuse.getMessage());
        say(command.getErr(), "Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_FLAG.number();
    }

    private static void say(PrintWriter to, @Nullable String sentence) {
        to.println(sentence);
        to.flush();
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
