package pitwall.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import pitwall.agent.machine.ContainerSettings;
import pitwall.agent.machine.ContainerTool;

/// Whether a machine runs its workload in containers, and with what.
final class ContainerOptions {
    @Option(
            names = "--containers",
            description = "Images are archives of containers, as podman save and docker save write them.")
    private boolean containers;

    @Option(
            names = "--container-tool",
            paramLabel = "COMMAND",
            description = "What runs containers. Default: podman, or else docker, whichever works.")
    private @Nullable String tool;

    @Option(
            names = "--container-options",
            paramLabel = "WORDS",
            defaultValue = "",
            description = "For the tool's run, words separated by spaces, for example: --network host.")
    private String options = "";

    /// Absent where the workload is a process.
    ///
    /// @throws CommandFailedException if containers are wanted and cannot be run here
    @Nullable
    ContainerSettings settings() {
        if (!containers) {
            return null;
        }
        List<String> tools = tool == null ? ContainerTool.KNOWN : List.of(tool);
        List<String> words =
                options.isBlank() ? List.of() : List.of(options.strip().split("\\s+"));
        return switch (ContainerTool.find(tools)) {
            case ContainerTool.Found.Usable(ContainerTool found) -> new ContainerSettings(found, words);
            case ContainerTool.Found.None(String sentence) ->
                throw new CommandFailedException(ExitCode.NO_CONTAINERS, sentence);
        };
    }
}
