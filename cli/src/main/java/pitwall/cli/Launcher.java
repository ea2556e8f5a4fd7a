package pitwall.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// What all launchers have in common: flags that are also variables, and failures that are a sentence and an
/// [ExitCode].
final class Launcher {
    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private Launcher() {}

    /// @param program the object with the launcher's `@Command`
    static CommandLine of(Object program, Map<String, String> environment) {
        return new CommandLine(program)
                .setDefaultValueProvider(new EnvironmentDefaults(environment))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Launcher::failed)
                .setParameterExceptionHandler(Launcher::misused);
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
}
