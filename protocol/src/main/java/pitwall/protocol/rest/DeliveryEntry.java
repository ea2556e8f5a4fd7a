package pitwall.protocol.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.DeliveryState;

/// Something that a channel told, or is to tell.
///
/// @param n counts all deliveries
/// @param id that the receiver sees, the same at every try
/// @param channel as it was named then
/// @param event such as `alert_triggered`
/// @param text what is told, in words
/// @param at when it happened
/// @param nextAt when it is tried next; absent where it is not
/// @param endedAt when it was delivered or given up
/// @param status that a webhook answered last; absent where it did not, and for e-mail
/// @param note why the last try was in vain; absent where it was not
public record DeliveryEntry(
        long n,
        String id,
        String channel,
        String event,
        String text,
        Instant at,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt,
        @Nullable Integer status,
        @Nullable String note) {}
