package pitwall.views.cars.detail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.act.ActionTrouble;
import pitwall.views.cars.act.TagRow;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// What can be done to a car, with the reasons of what cannot beside it, and what went wrong last. FX thread.
final class DeedBar extends VBox {
    /// So many stand beside one another; the others are behind "More".
    private static final int IN_SIGHT = 4;

    private final CarDeeds deeds;
    private final Strings strings;
    private final List<UiAction> actions;
    private final Label why = new Label();
    private final VBox troubles = new VBox();
    private final VBox otherTroubles = new VBox();

    /// @param actions in the order of their importance
    /// @param others what can be done in any case, and changes nothing
    DeedBar(CarDeeds deeds, List<UiAction> actions, List<UiAction> others, TagRow tags, NoteRow note, Strings strings) {
        this.deeds = deeds;
        this.actions = actions;
        this.strings = strings;
        getStyleClass().add("deed-bar");
        WrapRow row = new WrapRow();
        row.getStyleClass().add("toolbar-row");
        for (UiAction action : actions.subList(0, IN_SIGHT)) {
            row.getChildren().add(button(action));
        }
        MenuButton more = new MenuButton(strings.get("car.deed.more"));
        more.setMinWidth(Region.USE_PREF_SIZE);
        for (UiAction action : actions.subList(IN_SIGHT, actions.size())) {
            more.getItems().add(item(action));
        }
        for (UiAction action : others) {
            more.getItems().add(item(action));
        }
        why.getStyleClass().addAll("muted", "deed-why");
        why.setWrapText(true);
        why.managedProperty().bind(why.textProperty().isNotEmpty());
        row.getChildren().add(more);
        getChildren().setAll(troubles, otherTroubles, row, why, tags, note);
        actions.forEach(action -> action.disabledReason().subscribe(_ -> why.setText(reasons())));
        deeds.troubleProperty().subscribe(this::show);
    }

    private Button button(UiAction action) {
        Button button = new Button(strings.get(action.titleKey()));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run().run());
        action.disabledReason().subscribe(reason -> button.setDisable(reason.isPresent()));
        return button;
    }

    private MenuItem item(UiAction action) {
        MenuItem item = new MenuItem(strings.get(action.titleKey()));
        item.setOnAction(_ -> action.run().run());
        action.disabledReason().subscribe(reason -> item.setDisable(reason.isPresent()));
        return item;
    }

    /// Each reason once, with what it keeps from being done; alone where it keeps everything.
    private String reasons() {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (UiAction action : actions) {
            Optional<String> reason = action.disabledReason().getValue();
            reason.ifPresent(
                    each -> kept.computeIfAbsent(each, _ -> new ArrayList<>()).add(strings.get(action.titleKey())));
        }
        return kept.entrySet().stream()
                .map(entry -> entry.getValue().size() == actions.size()
                        ? entry.getKey()
                        : strings.get("car.deed.why", String.join(", ", entry.getValue()), entry.getKey()))
                .collect(Collectors.joining(" · "));
    }

    /// Shows what goes wrong elsewhere, too.
    void tell(ObservableValue<Optional<ActionTrouble>> elsewhere, Runnable dismiss) {
        elsewhere.subscribe(trouble -> otherTroubles
                .getChildren()
                .setAll(trouble.stream().map(each -> message(each, dismiss)).toList()));
    }

    private void show(Optional<ActionTrouble> trouble) {
        troubles.getChildren()
                .setAll(trouble.stream()
                        .map(each -> message(each, deeds::dismissTrouble))
                        .toList());
    }

    private InlineMessage message(ActionTrouble trouble, Runnable dismiss) {
        InlineMessage message =
                new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
        trouble.correlation().ifPresent(message::withReference);
        return message.withAction(strings.get("kit.dismiss"), dismiss);
    }
}
