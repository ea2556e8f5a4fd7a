package pitwall.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.DeliveryState;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.protocol.rest.RetriedDeliveries;
import pitwall.server.notify.Notifications;
import pitwall.server.registry.Write;

/// What channels told and are to tell, over REST.
final class DeliveryRoutes {
    private static final int MOST = 500;

    private final Notifications notifications;

    DeliveryRoutes(Notifications notifications) {
        this.notifications = notifications;
    }

    /// The newest first.
    Answer list(ApiCall call) {
        call.allowOnly(Set.of("channel", "state", "before", "limit"));
        ChannelRoutes.requireWholeFleet(call);
        int limit = call.number("limit", 100, 1, MOST);
        long before = call.number("before", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        @Nullable String channel = call.query("channel").orElse(null);
        List<DeliveryEntry> shown = notifications.deliveries(channel, state(call), before, limit);
        Map<String, Object> metadata =
                shown.size() < limit ? Map.of() : Map.of("next", shown.getLast().n());
        return new Answer.Data(200, shown, metadata, Map.of());
    }

    private static @Nullable DeliveryState state(ApiCall call) {
        Optional<String> text = call.query("state");
        if (text.isEmpty()) {
            return null;
        }
        for (DeliveryState state : DeliveryState.values()) {
            if (state.name().equals(text.get().toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        throw new FaultException(Fault.validation("state", "must be WAITING, DELIVERED or DEAD"));
    }

    Write<Answer> retry(ApiCall call) {
        ChannelRoutes.requireWholeFleet(call);
        String text = call.path("id");
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new FaultException(Fault.notFound());
        }
        long n = Long.parseLong(text);
        return draft -> {
            Optional<DeliveryEntry> entry = notifications.retry(draft, n);
            entry.ifPresent(call.audit()::after);
            return entry.map(Answer::ok).orElseGet(() -> Answer.refused(Fault.notFound()));
        };
    }

    Write<Answer> retryAll(ApiCall call) {
        ChannelRoutes.requireWholeFleet(call);
        String name = call.path("name");
        return draft -> {
            RetriedDeliveries retried = new RetriedDeliveries(notifications.retry(draft, name));
            call.audit().after(retried);
            return Answer.ok(retried);
        };
    }
}
