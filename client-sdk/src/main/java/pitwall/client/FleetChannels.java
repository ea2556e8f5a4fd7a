package pitwall.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelTest;
import pitwall.protocol.rest.DeliveryEntry;

/// Who is told outside, and what became of it. Changes nothing on the server. Thread-safe; futures end on a virtual
/// thread and never fail.
public interface FleetChannels {
    /// All channels, by name, without their secrets.
    CompletableFuture<Answer<List<ChannelEntry>>> channels();

    /// What was told and is to be told, the newest first.
    ///
    /// @param channel only of this one; absent for all
    /// @param limit at most 500
    CompletableFuture<Answer<List<DeliveryEntry>>> deliveries(@Nullable String channel, int limit);

    /// Sends a test message, which its receiver sees, and says what became of it. Takes seconds.
    CompletableFuture<Answer<ChannelTest>> test(String channel);

    /// What an `alerts.yaml` would change.
    ///
    /// @param file its text, 256 KiB at most
    CompletableFuture<Answer<AlertsAdopted>> preview(String file);
}
