package pitwall.views.cars.asked;

import java.time.Duration;
import java.time.Instant;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.client.ConsoleMode;
import pitwall.views.act.ActionTrouble;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// Shows what an [Inquiry] brought: the content with its age where it is not of now, or the sentence that stands in its
/// place. FX thread.
public final class AnswerPane<T> extends VBox {
    private final ObservableValue<Known<T>> known;
    private final Node content;
    private final Runnable retry;
    private final FleetModel fleet;
    private final Strings strings;
    private final Label age = new Label();
    private final VBox notice = new VBox();
    private final StackPane middle = new StackPane();
    private boolean compact;

    /// @param retry asks again
    public AnswerPane(
            ObservableValue<Known<T>> known, Node content, Runnable retry, FleetModel fleet, Strings strings) {
        this.known = known;
        this.content = content;
        this.retry = retry;
        this.fleet = fleet;
        this.strings = strings;
        getStyleClass().add("answer-pane");
        notice.getStyleClass().add("answer-notice");
        age.getStyleClass().addAll("stale-value", "answer-age");
        age.setWrapText(true);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(notice, age, middle);
        known.subscribe(this::show);
    }

    /// Takes no more room than its words need; for a part of a pane.
    public AnswerPane<T> compact() {
        compact = true;
        show(known.getValue());
        return this;
    }

    /// Lets ages grow.
    public void tick() {
        showAge(known.getValue());
    }

    private void show(Known<T> now) {
        showAge(now);
        ActionTrouble trouble = now.trouble();
        notice.getChildren().clear();
        notice.setManaged(trouble != null);
        if (trouble != null) {
            InlineMessage message =
                    new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
            trouble.correlation().ifPresent(message::withReference);
            notice.getChildren().add(message.withRetry(retry));
        }
        Node wanted = now.value() == null ? instead(now.condition()) : content;
        boolean nothing = compact && wanted == content;
        middle.setVisible(!nothing);
        middle.setManaged(!nothing);
        if (!middle.getChildren().contains(wanted)) {
            middle.getChildren().setAll(wanted);
        }
    }

    private Node instead(Known.Condition condition) {
        return switch (condition) {
            case WAITING, CURRENT, REMEMBERED -> muted(strings.get("car.asked.waiting"));
            case NOT_CACHED -> compact ? muted(uncached()) : new EmptyState(uncached());
            case FAILED -> new VBox();
        };
    }

    private String uncached() {
        boolean past = fleet.frame().freshness().mode() == ConsoleMode.REPLAY;
        return strings.get(past ? "car.asked.uncached-then" : "kit.empty.uncached");
    }

    private void showAge(Known<T> now) {
        Instant asOf = now.asOf();
        if (asOf == null || now.condition() == Known.Condition.CURRENT || now.condition() == Known.Condition.WAITING) {
            age.setVisible(false);
            age.setManaged(false);
        } else {
            age.setVisible(true);
            age.setManaged(true);
            age.setText(strings.get(
                    "car.asked.as-of",
                    strings.formats().full(asOf),
                    strings.formats()
                            .age(Duration.between(
                                    asOf, fleet.serverNowProperty().get()))));
        }
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "pad-8");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
