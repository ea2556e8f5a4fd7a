package pitwall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pitwall.agent.machine.MachineStatus;
import pitwall.agent.machine.StateFolder;
import pitwall.protocol.CarFrame;
import pitwall.protocol.Json;

/// `fleetd status`: how the agent of this machine is at this moment.
@Command(
        name = "status",
        description = "Tells how the running agent of this machine is. Ends with 11 when there is none.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class StatusCommand implements Callable<Integer> {
    private static final Duration FRESH = Duration.ofSeconds(15);

    @Mixin
    private final StateOption state = new StateOption();

    @Option(names = "--json", description = "One JSON object instead of words.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not say which command this is");
        }
        PrintWriter out = spec.commandLine().getOut();
        MachineStatus status = read(state.folder());
        if (json) {
            out.println(Json.text(status));
        } else {
            tell(status, out);
        }
        out.flush();
        return ExitCode.DONE.number();
    }

    private static MachineStatus read(Path folder) {
        try {
            if (!StateFolder.isTaken(folder)) {
                throw notRunning("No agent runs on the folder " + folder + ".");
            }
            MachineStatus status = MachineStatus.read(folder)
                    .orElseThrow(() -> notRunning("The agent on the folder " + folder + " has not said anything yet."));
            Duration age = Duration.between(status.at(), InstantSource.system().instant());
            if (age.compareTo(FRESH) > 0) {
                throw notRunning("The agent has not said anything for " + age.toSeconds() + " s.");
            }
            return status;
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.STATE_UNUSABLE, "The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static CommandFailedException notRunning(String sentence) {
        return new CommandFailedException(ExitCode.AGENT_NOT_RUNNING, sentence);
    }

    private static void tell(MachineStatus status, PrintWriter out) {
        out.println("car       " + status.car());
        out.println("server    " + status.server() + ", " + status.link());
        out.println("safety    " + status.safety() + ", " + status.motion());
        out.println("software  " + software(status.software()));
        out.println("update    " + status.convergence()
                + (status.progress() == null ? "" : ", " + status.progress() + " %")
                + (status.reason() == null ? "" : ", " + status.reason())
                + (status.message() == null ? "" : ": " + status.message()));
    }

    private static String software(CarFrame.@Nullable Software software) {
        if (software == null) {
            return "none yet";
        }
        return software.version() + " in slot " + software.slot() + (software.confirmed() ? "" : ", on trial")
                + (software.previous() == null ? "" : ", can go back to " + software.previous());
    }
}
