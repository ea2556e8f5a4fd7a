package pitwall.views.audit;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import pitwall.views.desk.CacheText;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;

/// What stands in the place of the entries when there are none. FX thread.
final class AuditStates {
    private final AuditViewModel model;
    private final Strings strings;
    private final Supplier<OfflineStatus> offline;

    AuditStates(AuditViewModel model, Strings strings, Supplier<OfflineStatus> offline) {
        this.model = model;
        this.strings = strings;
        this.offline = offline;
    }

    /// Empty where the entries themselves are shown.
    Optional<Node> node(AuditState state) {
        return switch (state) {
            case AuditState.Ready() -> Optional.empty();
            case AuditState.Loading() ->
                Optional.of(new LoadingState(strings.get("audit.state.loading"), strings, model::giveUp));
            case AuditState.Empty() ->
                Optional.of(new EmptyState(strings.get("audit.state.empty"))
                        .withHint(strings.get("audit.state.empty.hint")));
            case AuditState.FilteredOut(String query) ->
                Optional.of(new EmptyState(strings.get("audit.state.filtered", query))
                        .withAction(
                                strings.get("kit.clear"),
                                () -> model.queryTextProperty().set("")));
            case AuditState.NotAllowed() ->
                Optional.of(new EmptyState(strings.get("audit.state.not-allowed"))
                        .withHint(strings.get("disabled.needs", strings.get("capability.audit-read-own"))));
            case AuditState.NotCached() -> Optional.of(new EmptyState(nothingCached()));
            case AuditState.Failed() ->
                Optional.of(new EmptyState(strings.get("audit.state.failed"))
                        .withAction(strings.get("kit.retry"), model::reload));
        };
    }

    private String nothingCached() {
        return new CacheText(strings).nothingHere(offline.get());
    }
}
