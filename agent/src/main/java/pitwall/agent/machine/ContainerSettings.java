package pitwall.agent.machine;

import java.util.List;

/// That images are archives of containers, and how to run them.
///
/// @param options for the tool's `run`, for example `--network` and `host`
public record ContainerSettings(ContainerTool tool, List<String> options) {
    public ContainerSettings {
        options = List.copyOf(options);
    }
}
