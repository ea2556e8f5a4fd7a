package pitwall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where a machine keeps what outlives its agent.
final class StateOption {
    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            defaultValue = "fleetd",
            description = "Folder of this machine's agent: its key, its slots, its journal. Default: fleetd.")
    private Path folder = Path.of("fleetd");

    Path folder() {
        return folder;
    }
}
