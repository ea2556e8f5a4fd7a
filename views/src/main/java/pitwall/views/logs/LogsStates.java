package pitwall.views.logs;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import pitwall.client.LogWish.Origin;
import pitwall.views.desk.CacheText;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;

/// What stands in the place of the lines when there are none. FX thread.
final class LogsStates {
    private final LogsViewModel model;
    private final Strings strings;
    private final Supplier<OfflineStatus> offline;

    LogsStates(LogsViewModel model, Strings strings, Supplier<OfflineStatus> offline) {
        this.model = model;
        this.strings = strings;
        this.offline = offline;
    }

    /// Empty where the lines themselves are shown.
    Optional<Node> node(LogsState state) {
        return switch (state) {
            case LogsState.Ready() -> Optional.empty();
            case LogsState.Loading() -> Optional.of(new EmptyState(strings.get("logs.state.loading")));
            case LogsState.Empty(Origin origin) -> {
                String key = origin == Origin.SERVER ? "logs.state.empty.server" : "logs.state.empty";
                yield Optional.of(new EmptyState(strings.get(key))
                        .withHint(strings.get(key + ".hint"))
                        .withAction(strings.get("logs.state.empty.again"), model::reload));
            }
            case LogsState.FilteredOut(String query) ->
                Optional.of(new EmptyState(strings.get("logs.state.filtered", query))
                        .withHint(strings.get("logs.state.filtered.hint"))
                        .withAction(
                                strings.get("kit.clear"),
                                () -> model.question().textProperty().set("")));
            case LogsState.NotAllowed(Origin origin) ->
                Optional.of(
                        origin == Origin.SERVER
                                ? new EmptyState(strings.get("logs.state.not-allowed.server"))
                                        .withHint(strings.get("logs.state.not-allowed.server.hint"))
                                        .withAction(
                                                strings.get("logs.origin.back"),
                                                () -> model.question().choose(Origin.CARS))
                                : new EmptyState(strings.get("logs.state.not-allowed"))
                                        .withHint(strings.get("disabled.needs", strings.get("capability.fleet-read"))));
            case LogsState.NotCached(Origin origin) ->
                Optional.of(
                        origin == Origin.SERVER
                                ? new EmptyState(strings.get("logs.state.not-cached.server"))
                                        .withHint(strings.get("logs.state.not-cached.server.hint"))
                                        .withAction(
                                                strings.get("logs.origin.back"),
                                                () -> model.question().choose(Origin.CARS))
                                : new EmptyState(new CacheText(strings).nothingHere(offline.get())));
            case LogsState.Failed() ->
                Optional.of(new EmptyState(strings.get("logs.state.failed"))
                        .withAction(strings.get("kit.retry"), model::reload));
        };
    }
}
