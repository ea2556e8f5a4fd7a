package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness;
import pitwall.views.desk.CacheText;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.shell.Band.Button;

/// Says in words what mode the console is in: on the pill, in the band, and to assistive technology. Knows no toolkit.
final class ModeText {
    /// For how long a lost connection is only shown on the pill.
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final Strings strings;
    private final Formats formats;
    private final CacheText cache;

    ModeText(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.cache = new CacheText(strings);
    }

    /// @param serverNow the server's time
    /// @param localNow this computer's clock
    String pill(Freshness freshness, Instant serverNow, Instant localNow) {
        return switch (freshness) {
            case Freshness.Live(Duration lag) -> strings.get("mode.live.pill", formats.lag(lag));
            case Freshness.Late(Duration lag, var ignored) -> strings.get("mode.lagging.pill", formats.lag(lag));
            case Freshness.Reconnecting(int attempt, Instant next, var from, var since) ->
                next == null || !next.isAfter(localNow)
                        ? strings.get("mode.reconnecting.now.pill", attempt)
                        : strings.get("mode.reconnecting.pill", attempt, formats.age(wait(localNow, next)));
            case Freshness.Resyncing(int received, int total, var from) ->
                total == 0
                        ? strings.get("mode.resyncing.start.pill")
                        : strings.get("mode.resyncing.pill", received, total);
            case Freshness.Offline(Instant from, var attempt, var next, var trouble) ->
                from == null
                        ? strings.get("mode.offline.empty.pill")
                        : strings.get("mode.offline.pill", formats.age(Duration.between(from, serverNow)));
            case Freshness.Replay(Instant at) ->
                strings.get("mode.replay.pill", formats.utc(at), formats.distance(at, serverNow));
        };
    }

    /// What the band says; empty where there is none.
    ///
    /// @param remembered how the cache is doing: the reason where there is nothing to show
    Optional<Band> band(Freshness freshness, OfflineStatus remembered, Instant serverNow, Instant localNow) {
        return switch (freshness) {
            case Freshness.Live ignored -> Optional.empty();
            case Freshness.Late(Duration lag, Freshness.Cause cause) ->
                Optional.of(Band.plain(
                        strings.get("mode.lagging.band", formats.lag(lag), strings.get("mode.cause." + cause.name()))));
            case Freshness.Reconnecting(var attempt, var next, Instant from, Instant since) ->
                localNow.isBefore(since.plus(QUIET))
                        ? Optional.empty()
                        : Optional.of(disconnected(reconnecting(from, serverNow), Freshness.Trouble.NONE));
            case Freshness.Resyncing(int received, int total, var from) -> Optional.of(resyncing(received, total));
            case Freshness.Offline(Instant from, int attempt, Instant next, Freshness.Trouble trouble) ->
                from == null && attempt == 0 && next == null
                        ? Optional.of(new Band(cache.nothingToShow(remembered), "", Button.CONNECT))
                        : Optional.of(disconnected(offline(from, remembered, serverNow), trouble));
            case Freshness.Replay ignored -> Optional.of(Band.plain(strings.get("mode.replay.band")));
        };
    }

    private Band resyncing(int received, int total) {
        return Band.plain(
                total == 0
                        ? strings.get("mode.resyncing.start.band")
                        : strings.get("mode.resyncing.band", received, total));
    }

    private String reconnecting(@Nullable Instant from, Instant serverNow) {
        return from == null
                ? strings.get("mode.reconnecting.empty.band")
                : strings.get(
                        "mode.reconnecting.band", formats.utc(from), formats.age(Duration.between(from, serverNow)));
    }

    private String offline(@Nullable Instant from, OfflineStatus remembered, Instant serverNow) {
        return from == null
                ? cache.nothingToShow(remembered)
                : strings.get("mode.offline.band", formats.utc(from), formats.age(Duration.between(from, serverNow)));
    }

    private Band disconnected(String sentence, Freshness.Trouble trouble) {
        return switch (trouble) {
            case NONE -> new Band(sentence, "", Button.RETRY_NOW, Button.CACHED);
            case SILENT, UNREACHABLE -> new Band(sentence, why(trouble), Button.RETRY_NOW, Button.CACHED);
            case UNTRUSTED, INCOMPATIBLE -> new Band(sentence, why(trouble), Button.CONNECT, Button.CACHED);
            case SIGN_IN_NEEDED -> new Band(sentence, why(trouble), Button.SIGN_IN, Button.CACHED);
        };
    }

    private String why(Freshness.Trouble trouble) {
        return strings.get("mode.trouble." + trouble.name());
    }

    /// Up to the next whole second, so that the countdown ends at "in 1 s" and never says "in 0 s".
    private static Duration wait(Instant now, Instant next) {
        return Duration.ofSeconds(
                Math.max(1, Math.ceilDiv(Duration.between(now, next).toMillis(), 1_000)));
    }
}
