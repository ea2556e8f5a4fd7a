package pitwall.views.releases;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import pitwall.fleet.Capability;
import pitwall.views.desk.RoleWords;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.Strings;

/// What stands in the place of the list of releases. FX thread.
final class ReleasesStates {
    private final ReleasesViewModel model;
    private final Strings strings;
    private final Runnable upload;

    ReleasesStates(ReleasesViewModel model, Strings strings, Runnable upload) {
        this.model = model;
        this.strings = strings;
        this.upload = upload;
    }

    /// Empty where the list itself is to be shown.
    Optional<Node> node(ReleasesState state) {
        return switch (state) {
            case ReleasesState.Ready() -> Optional.empty();
            case ReleasesState.Loading() ->
                Optional.of(new LoadingState(strings.get("releases.loading"), strings, model::giveUp));
            case ReleasesState.Empty() -> Optional.of(empty());
            case ReleasesState.FilteredOut(int all, String text) ->
                Optional.of(new EmptyState(strings.get("kit.empty.filtered", all, text))
                        .withAction(
                                strings.get("kit.clear"),
                                () -> model.filterProperty().set("")));
            case ReleasesState.NotCached() ->
                Optional.of(new EmptyState(strings.get("releases.uncached"))
                        .withAction(strings.get("kit.retry"), model::refresh));
            case ReleasesState.Unanswered() ->
                Optional.of(atTop(new InlineMessage(
                                strings,
                                InlineMessage.Severity.ERROR,
                                strings.get("releases.refused"),
                                strings.get("releases.unanswered"))
                        .withRetry(model::refresh)));
            case ReleasesState.NotAllowed() ->
                Optional.of(new EmptyState(
                        strings.get("disabled.needs", strings.get(RoleWords.key(Capability.FLEET_READ)))));
            case ReleasesState.Refused(String sentence, String correlation) ->
                Optional.of(atTop(new InlineMessage(
                                strings, InlineMessage.Severity.ERROR, strings.get("releases.refused"), sentence)
                        .withReference(correlation)
                        .withRetry(model::refresh)));
        };
    }

    private static Node atTop(InlineMessage message) {
        VBox box = new VBox(message);
        box.getStyleClass().add("releases-messages");
        return box;
    }

    private Node empty() {
        EmptyState empty = new EmptyState(strings.get("releases.empty"));
        Optional<String> whyNot = model.whyNotUpload().get();
        return whyNot.isPresent()
                ? empty.withHint(whyNot.get())
                : empty.withAction(strings.get("releases.upload"), upload);
    }
}
