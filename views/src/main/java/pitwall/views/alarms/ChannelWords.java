package pitwall.views.alarms;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.DeliveryState;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.views.kit.Strings;

/// Channels and what they told, in words.
final class ChannelWords {
    private final Strings strings;
    private final Supplier<Instant> now;

    ChannelWords(Strings strings, Supplier<Instant> now) {
        this.strings = strings;
        this.now = now;
    }

    String kind(ChannelEntry entry) {
        return strings.get("alarms.channel.kind." + entry.channel().kind());
    }

    /// Whether it tells anything, and why not.
    String state(ChannelEntry entry) {
        if (Boolean.FALSE.equals(entry.channel().enabled())) {
            return strings.get("alarms.channels.off");
        }
        String trouble = entry.trouble();
        return trouble == null ? strings.get("alarms.channels.well") : strings.get("alarms.channels.trouble", trouble);
    }

    String lastDelivered(ChannelEntry entry) {
        Instant at = entry.deliveredAt();
        return at == null ? strings.get("alarms.channels.never") : moment(at);
    }

    String at(DeliveryEntry delivery) {
        return moment(delivery.at());
    }

    /// How far it came, and when it is tried next.
    String state(DeliveryEntry delivery) {
        @Nullable Instant next = delivery.nextAt();
        String tries = strings.plural("alarms.deliveries.tries", delivery.attempts());
        return switch (delivery.state()) {
            case WAITING ->
                next == null
                        ? strings.get("alarms.deliveries.WAITING", tries)
                        : strings.get("alarms.deliveries.WAITING.next", tries, moment(next));
            case DELIVERED -> strings.get("alarms.deliveries.DELIVERED");
            case DEAD -> strings.get("alarms.deliveries.DEAD", tries);
        };
    }

    /// Why the last try was in vain.
    String note(DeliveryEntry delivery) {
        String note = delivery.note() == null ? "" : delivery.note();
        Integer status = delivery.status();
        return status == null || delivery.state() == DeliveryState.DELIVERED || note.contains(String.valueOf(status))
                ? note
                : strings.get("alarms.deliveries.note", String.valueOf(status), note);
    }

    /// Why this cannot wait again; empty where it can.
    Optional<String> whyNotRetry(Optional<DeliveryEntry> delivery) {
        if (delivery.isEmpty()) {
            return Optional.of(strings.get("alarms.deliveries.none-chosen"));
        }
        return delivery.get().state() == DeliveryState.DEAD
                ? Optional.empty()
                : Optional.of(strings.get("alarms.deliveries.not-dead"));
    }

    private String moment(Instant at) {
        return strings.formats().moment(at, now.get());
    }
}
