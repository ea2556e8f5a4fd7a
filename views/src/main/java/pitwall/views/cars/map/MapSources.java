package pitwall.views.cars.map;

import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.client.CarTracks;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetRegions;

/// Where regions and trails come from, and where what is done to regions goes.
public record MapSources(FleetRegions regions, CarTracks tracks, Commands commands) {
    /// Nobody knows of any.
    public static final MapSources NONE = new MapSources(
            () -> CompletableFuture.completedFuture(new Answer.Unanswered<>()),
            (_, _, _) -> CompletableFuture.completedFuture(new Answer.Unanswered<>()),
            _ -> CompletableFuture.completedFuture(
                    new CommandOutcome.Refused(new CommandOutcome.Reason.NotLive(ConsoleMode.OFFLINE))));
}
