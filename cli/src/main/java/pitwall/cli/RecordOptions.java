package pitwall.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.agent.machine.MachineSettings;

/// Whether the talk of the nodes of a machine is written down.
final class RecordOptions {
    private static final long MEBIBYTE = 1024 * 1024;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Writes down what the nodes of this agent say to each other, for fleetd replay. The file must "
                            + "not exist yet, or nothing is recorded; it tells where the machine was.")
    private @Nullable Path file;

    @Option(
            names = "--record-mib",
            paramLabel = "N",
            defaultValue = "64",
            description = "The recording ends when it is this long. Default: 64.")
    private int most;

    /// Absent where nobody asked for it.
    MachineSettings.@Nullable Recording settings() {
        if (most < 1) {
            throw new IllegalArgumentException("--record-mib must be at least 1, was " + most);
        }
        return file == null ? null : new MachineSettings.Recording(file, most * MEBIBYTE);
    }
}
