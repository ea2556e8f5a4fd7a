package pitwall.agent.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.agent.LinkPhase;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarFrame;
import pitwall.protocol.Json;

/// How a running agent is, as it writes it down every few seconds for whoever asks on the same machine.
///
/// @param at when this was true
public record MachineStatus(
        Instant at,
        CarId car,
        String server,
        LinkPhase link,
        SafetyState safety,
        Motion motion,
        Convergence convergence,
        @Nullable ReasonCode reason,
        @Nullable String message,
        @Nullable Integer progress,
        CarFrame.@Nullable Software software) {
    /// What the agent of a folder wrote last; empty if it never did.
    public static Optional<MachineStatus> read(Path folder) throws IOException {
        Path file = StateFolder.status(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(Json.tolerant().readValue(text, MachineStatus.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
