package pitwall.client.rest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetChannels;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelTest;
import pitwall.protocol.rest.DeliveryEntry;

/// Asks the server about channels, each time on a virtual thread of its own. Thread-safe.
public final class ChannelReading implements FleetChannels {
    private final Asking asking;

    public ChannelReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<List<ChannelEntry>>> channels() {
        return asking.later((api, bearer) -> api.channels(bearer), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<DeliveryEntry>>> deliveries(@Nullable String channel, int limit) {
        return asking.later((api, bearer) -> api.deliveries(bearer, channel, limit), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<ChannelTest>> test(String channel) {
        return asking.patiently((api, bearer) -> api.testChannel(bearer, channel), UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<AlertsAdopted>> preview(String file) {
        return asking.patiently(
                (api, bearer) -> api.previewAlerts(bearer, CommandCalls.yaml(file)), UnaryOperator.identity());
    }
}
