package pitwall.views.testing;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.notify.ChannelKind;
import pitwall.fleet.notify.DeliveryState;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.DeliveryEntry;

/// Channels and what they told.
public final class SampleChannels {
    private SampleChannels() {}

    /// A webhook with a signature and a secret header that does not come through.
    public static ChannelEntry pager(long revision) {
        ChannelBody body = new ChannelBody(
                "pager",
                ChannelKind.WEBHOOK,
                "https://alerts.example.org/hook",
                "POST",
                null,
                List.of("device_offline", "update_failed"),
                List.of(AlarmLevel.P1, AlarmLevel.P2),
                List.of("munich", "berlin"),
                null,
                null,
                true,
                null);
        return new ChannelEntry(
                body,
                true,
                List.of("Authorization"),
                3,
                1,
                Frames.NOW.minus(Duration.ofHours(2)),
                "the receiver answered 503",
                revision,
                "a.huber",
                Frames.NOW.minus(Duration.ofDays(2)));
    }

    /// A message to people.
    public static ChannelEntry mail() {
        ChannelBody body = new ChannelBody(
                "control-room",
                ChannelKind.EMAIL,
                null,
                null,
                List.of("noc@example.org", "night.shift@example.org"),
                List.of(),
                List.of(),
                List.of(),
                "[{level}] {text}",
                null,
                true,
                null);
        return new ChannelEntry(
                body,
                false,
                List.of(),
                0,
                0,
                Frames.NOW.minus(Duration.ofMinutes(6)),
                null,
                1,
                "a.huber",
                Frames.NOW.minus(Duration.ofDays(9)));
    }

    /// What was told in each state there is.
    public static List<DeliveryEntry> deliveries() {
        return List.of(
                delivery(44, DeliveryState.WAITING, 3, 503, "the receiver answered 503"),
                delivery(43, DeliveryState.DELIVERED, 1, 204, null),
                delivery(42, DeliveryState.DEAD, 100, null, "the address is not one of the public internet"));
    }

    private static DeliveryEntry delivery(
            long n, DeliveryState state, int attempts, @Nullable Integer status, @Nullable String note) {
        boolean waits = state == DeliveryState.WAITING;
        return new DeliveryEntry(
                n,
                "0197-" + n,
                "pager",
                "alert_triggered",
                "Failure gate: R-118 Munich wave 2",
                Frames.NOW.minus(Duration.ofMinutes(50 - n)),
                state,
                attempts,
                waits ? Frames.NOW.plusSeconds(40) : null,
                waits ? null : Frames.NOW.minus(Duration.ofMinutes(1)),
                status,
                note);
    }
}
