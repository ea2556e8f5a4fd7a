package pitwall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pitwall.agent.machine.MachineAgent;
import pitwall.agent.machine.MachineSettings;
import pitwall.agent.machine.MachineSettings.SensorSettings;
import pitwall.agent.machine.StateFolder;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;

/// `fleetd agent`: speaks for this machine until it is told to stop (V-2).
@Command(
        name = "agent",
        description = "Connects this machine to a fleet server, runs its workload and updates it when it is safe.",
        mixinStandardHelpOptions = true,
        versionProvider = Fleets.Version.class,
        sortOptions = false)
final class AgentCommand implements Callable<Integer> {
    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final StateOption state = new StateOption();

    @Option(
            names = "--car",
            paramLabel = "ID",
            description = "Id of this machine. Kept, or made up once, unless given.")
    private @Nullable String car;

    @Option(names = "--name", paramLabel = "TEXT", description = "What people call it. Default: its id.")
    private @Nullable String name;

    @Option(names = "--region", paramLabel = "NAME", defaultValue = "default", description = "Default: default.")
    private String region = "default";

    @Option(names = "--model", paramLabel = "NAME", defaultValue = "machine", description = "Default: machine.")
    private String model = "machine";

    @Option(names = "--hardware", paramLabel = "NAME", defaultValue = "", description = "Revision of its computer.")
    private String hardware = "";

    @Option(names = "--ring", paramLabel = "N", defaultValue = "3", description = "0 is updated first. Default: 3.")
    private int ring;

    @Mixin
    private final EnrolmentOptions enrolment = new EnrolmentOptions();

    @Option(
            names = "--trust-root",
            paramLabel = "FILE",
            description = "The signed root metadata this machine believes. Without one it refuses every update.")
    private @Nullable Path trustRoot;

    @Option(
            names = "--run",
            paramLabel = "COMMAND",
            defaultValue = "",
            description = "What to run, words separated by spaces, {image} for the file of the running slot. "
                    + "Default: the image itself.")
    private String run = "";

    @Mixin
    private final ContainerOptions containers = new ContainerOptions();

    @Option(
            names = "--health-url",
            paramLabel = "URL",
            description = "Answers 200 while the workload is well. Default: a process that lives is well.")
    private @Nullable URI healthUrl;

    @Option(
            names = "--parked",
            description = "This machine never moves. Without it and --motion-file it is never updated.")
    private boolean parked;

    @Option(
            names = "--motion-file",
            paramLabel = "FILE",
            description = "Holds the word parked while the machine stands still.")
    private @Nullable Path motionFile;

    @Option(
            names = "--stop-file",
            paramLabel = "FILE",
            description = "Exists while somebody holds the machine stopped.")
    private @Nullable Path stopFile;

    @Mixin
    private final RecordOptions record = new RecordOptions();

    @Mixin
    private final LogOptions log = new LogOptions();

    @Mixin
    private final Invocation invocation = new Invocation();

    @Override
    public Integer call() {
        LogSetup.apply(log);
        MachineAgent agent = start(settings());
        StopSignal stop = StopSignal.closing(agent);
        PrintWriter out = invocation.out();
        out.println("Agent of " + agent.car() + " is running.");
        out.flush();
        stop.await();
        return ExitCode.DONE.number();
    }

    private static MachineAgent start(MachineSettings settings) {
        try {
            StateFolder folder = StateFolder.take(settings.state())
                    .orElseThrow(() -> unusable("Another agent holds the folder " + settings.state() + ".", null));
            return MachineAgent.start(settings, folder, InstantSource.system());
        } catch (IOException e) {
            throw unusable("The folder " + settings.state() + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    MachineSettings settings() {
        try {
            CarId id = carId();
            String called = name == null ? id == null ? "machine" : id.value() : name;
            return new MachineSettings(
                    server.uri(),
                    state.folder(),
                    id,
                    new CarFrame.Profile(called, region, model, ring, "fleetd", null, Map.of()),
                    hardware,
                    enrolment.read(invocation).orElse(null),
                    root(),
                    run.isBlank() ? List.of() : List.of(run.strip().split("\\s+")),
                    containers.settings(),
                    healthUrl,
                    new SensorSettings(parked, motionFile, stopFile),
                    record.settings());
        } catch (IllegalArgumentException e) {
            throw invocation.misuse("Not a machine: " + e.getMessage() + ".", e);
        }
    }

    private @Nullable CarId carId() {
        try {
            return car == null ? StateFolder.car(state.folder()).orElse(null) : new CarId(car);
        } catch (IOException e) {
            throw unusable("The folder " + state.folder() + " cannot be read.", e);
        }
    }

    private @Nullable String root() {
        if (trustRoot == null) {
            return null;
        }
        try {
            return Files.readString(trustRoot, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CommandFailedException(
                    ExitCode.SECRET_UNREADABLE, "The file " + trustRoot + " of --trust-root cannot be read.", e);
        }
    }

    private static CommandFailedException unusable(String sentence, @Nullable IOException cause) {
        return cause == null
                ? new CommandFailedException(ExitCode.STATE_UNUSABLE, sentence)
                : new CommandFailedException(ExitCode.STATE_UNUSABLE, sentence, cause);
    }
}
