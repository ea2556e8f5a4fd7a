package pitwall.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;

/// A rule as people write it. What is absent is as short, as early or as empty as it can be.
///
/// @param condition such as `cpu_usage > 90`
/// @param duration how long the condition must hold, such as `5m`
/// @param delayOff how long it must be gone
/// @param count how often it must come within the window
/// @param window such as `10m`
/// @param scope a query that limits the cars
/// @param level absent means an event, which asks nobody to act
/// @param text the alarm in words, with `{object}`, `{region}`, `{rollout}`, `{value}`
/// @param channels who is told: names or addresses of webhooks, or `email`
public record AlarmRuleBody(
        String name,
        String condition,
        @Nullable String duration,
        @Nullable String delayOff,
        @Nullable Integer count,
        @Nullable String window,
        @Nullable String scope,
        @Nullable AlarmLevel level,
        @Nullable String text,
        @Nullable String meaning,
        @Nullable String consequence,
        @Nullable String action,
        @Nullable String link,
        @Nullable String owner,
        @Nullable List<String> channels,
        @Nullable Boolean enabled) {
    public AlarmRuleBody {
        channels = channels == null ? null : List.copyOf(channels);
    }
}
