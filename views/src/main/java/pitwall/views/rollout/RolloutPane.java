package pitwall.views.rollout;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.views.act.ActionTrouble;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.LoadingState;
import pitwall.views.kit.PlainScrollSkin;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;
import pitwall.views.progress.RolloutWords;

/// The live view put together: how it stands and why, how to steer it, its phases, its failures, what was decided, its
/// cars. FX thread.
final class RolloutPane extends StackPane {
    private final RolloutViewModel model;
    private final Steering steering;
    private final Strings strings;
    private final Supplier<String> nothingCached;
    private final Runnable list;
    private final VBox all = new VBox();
    /// Scrolls where not even all lines at their least find room.
    private final ScrollPane room = new ScrollPane(all);

    private final StateGlyph mark = new StateGlyph();
    private final Label title = new Label();
    private final Label release = new Label();
    private final Label state = new Label();
    private final Label requested = new Label();
    private final Label facts = new Label();
    private final Label why = new Label();
    private final Label note = new Label();
    private final Label remembered = new Label();
    private final VBox troubles = new VBox();

    /// @param nothingCached says why nothing is remembered
    /// @param list leads to all rollouts
    RolloutPane(
            RolloutViewModel model,
            Steering steering,
            RolloutParts parts,
            Pieces pieces,
            Strings strings,
            Supplier<String> nothingCached,
            Runnable list) {
        this.model = model;
        this.steering = steering;
        this.strings = strings;
        this.nothingCached = nothingCached;
        this.list = list;
        getStyleClass().add("rollout-screen");
        all.getStyleClass().add("rollout-all");
        troubles.getStyleClass().add("gap-4");
        WrapRow bottom = new WrapRow(8, pieces.failures(), pieces.events(), pieces.members());
        bottom.setStretched(true);
        bottom.getStyleClass().add("rollout-bottom");
        VBox.setVgrow(bottom, Priority.ALWAYS);
        pieces.failures().getStyleClass().add("rollout-failures");
        pieces.events().getStyleClass().add("rollout-events");
        pieces.members().getStyleClass().add("rollout-members");
        HBox.setHgrow(pieces.members(), Priority.ALWAYS);
        all.setMinHeight(Region.USE_PREF_SIZE);
        room.getStyleClass().add("screen-room");
        room.setFitToWidth(true);
        room.setSkin(new PlainScrollSkin(room)); // what is in it can have the focus at once
        room.setFitToHeight(true);
        room.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        all.getChildren()
                .setAll(
                        head(),
                        why,
                        note,
                        pieces.second(),
                        pieces.bar(),
                        troubles,
                        pieces.drift(),
                        pieces.lanes().pane(),
                        bottom);
        model.headingProperty().subscribe(shown -> shown.ifPresent(this::show));
        model.knownProperty().subscribe(known -> {
            known.ifPresent(now -> pieces.bar().show(now.rollout()));
            pieces.second().show(known);
            showFailures(pieces.failures());
        });
        model.lanesProperty().subscribe(pieces.lanes()::show);
        model.failuresProperty().subscribe(_ -> showFailures(pieces.failures()));
        model.stateProperty().subscribe(this::show);
        model.troubleProperty().subscribe(_ -> showTroubles());
        steering.troubleProperty().subscribe(_ -> showTroubles());
        show(remembered, model.rememberedProperty());
        show(requested, steering.requestedProperty());
        parts.themes().rowHeightProperty().subscribe(height -> {
            pieces.lanes().setRowHeight(height.doubleValue());
            pieces.members().setRowHeight(height.doubleValue());
        });
        parts.themes().scaleProperty().subscribe(factor -> {
            pieces.lanes().setScale(factor.doubleValue());
            pieces.members().setScale(factor.doubleValue());
        });
    }

    private void showFailures(FailurePane pane) {
        int failed = model.knownProperty()
                .get()
                .map(known -> known.figures().failed())
                .orElse(0);
        pane.show(model.failuresProperty().get(), failed);
    }

    /// What the view is made of.
    record Pieces(
            SteerBar bar,
            SecondPerson second,
            DriftBar drift,
            LanesTable lanes,
            FailurePane failures,
            EventPane events,
            MemberPane members) {}

    private WrapRow head() {
        title.getStyleClass().add("section-title");
        release.getStyleClass().addAll("mono", "muted");
        state.getStyleClass().add("pill");
        state.setGraphic(mark);
        requested.getStyleClass().addAll("tag", "rollout-requested");
        facts.getStyleClass().addAll("muted", "caption");
        remembered.getStyleClass().add("stale-value");
        why.getStyleClass().add("rollout-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("muted", "rollout-note");
        note.setWrapText(true);
        for (Label each : List.of(state, requested, remembered)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        WrapRow head = new WrapRow(10, state, title, release, requested, space, remembered, facts);
        head.getStyleClass().add("rollout-head");
        return head;
    }

    private static void show(Label label, ObservableValue<String> text) {
        text.subscribe(words -> {
            label.setText(words);
            label.setVisible(!words.isEmpty());
            label.setManaged(!words.isEmpty());
        });
    }

    private void show(RolloutHeading heading) {
        mark.show(RolloutWords.mark(heading.status()), Optional.empty());
        title.setText(heading.title());
        release.setText(heading.release());
        state.setText(heading.state());
        why.setText(heading.why());
        facts.setText(heading.facts());
        note.setText(heading.note().isEmpty() ? "" : strings.get("rollout.note", heading.note()));
        note.setVisible(!heading.note().isEmpty());
        note.setManaged(note.isVisible());
    }

    private void show(RolloutScreenState shown) {
        Node node = switch (shown) {
            case RolloutScreenState.Ready() -> room;
            case RolloutScreenState.Loading() ->
                new LoadingState(strings.get("rollout.loading"), strings, model::giveUp);
            case RolloutScreenState.Unanswered() ->
                new EmptyState(strings.get("rollout.trouble.unanswered"))
                        .withAction(strings.get("kit.retry"), model::refresh)
                        .withAction(strings.get("rollout.to-list"), list);
            case RolloutScreenState.Unseen() ->
                new EmptyState(strings.get("rollout.unseen", model.id()))
                        .withHint(strings.get("rollout.unseen.hint"))
                        .withAction(strings.get("rollout.to-list"), list);
            case RolloutScreenState.Refused(String sentence, String correlation) ->
                new VBox(refused(sentence, correlation).withAction(strings.get("rollout.to-list"), list));
            case RolloutScreenState.NotCached() -> new EmptyState(nothingCached.get());
            case RolloutScreenState.NotAllowed() ->
                new EmptyState(strings.get("rollouts.not-allowed")).withHint(strings.get("rollouts.not-allowed.hint"));
        };
        if (getChildren().size() != 1 || getChildren().getFirst() != node) {
            getChildren().setAll(node);
        }
    }

    private void showTroubles() {
        troubles.getChildren().clear();
        steering.troubleProperty()
                .get()
                .ifPresent(trouble -> troubles.getChildren().add(message(trouble)));
        model.troubleProperty()
                .get()
                .ifPresent(trouble -> troubles.getChildren().addAll(messages(trouble)));
    }

    private InlineMessage message(ActionTrouble trouble) {
        InlineMessage message =
                new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
        trouble.correlation().ifPresent(message::withReference);
        return message.withAction(strings.get("kit.dismiss"), steering::dismissTrouble);
    }

    private InlineMessage refused(String sentence, String correlation) {
        return new InlineMessage(
                        strings, InlineMessage.Severity.ERROR, strings.get("rollout.trouble.refused"), sentence)
                .withReference(correlation)
                .withRetry(model::refresh);
    }

    /// The stream goes on while an answer is missing, so what it tells is still right.
    private List<Node> messages(RolloutStory.Trouble trouble) {
        return switch (trouble) {
            case RolloutStory.Trouble.Unseen() ->
                List.of(new InlineMessage(
                        strings,
                        InlineMessage.Severity.INFO,
                        strings.get("rollout.trouble.unseen"),
                        strings.get("rollout.trouble.unseen.detail")));
            case RolloutStory.Trouble.Refused(String sentence, String correlation) ->
                List.of(refused(sentence, correlation));
            case RolloutStory.Trouble.Unanswered() ->
                List.of(new InlineMessage(
                                strings,
                                InlineMessage.Severity.WARNING,
                                strings.get("rollout.trouble.unanswered"),
                                strings.get("rollout.trouble.unanswered.detail"))
                        .withRetry(model::refresh));
        };
    }
}
