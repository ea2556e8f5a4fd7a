package pitwall.views.cars.act;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.act.ActionTrouble;
import pitwall.views.cars.list.CarList;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// The bar under the list: what is marked and what can be done to it, how many changes wait, and what went wrong last.
/// Takes no room while there is nothing to say. FX thread.
public final class ActionBar extends VBox {
    private final CarList list;
    private final CarActions actions;
    private final Strings strings;
    private final TagRow tagRow;
    private final Label marked = new Label();
    private final Hyperlink markAll = new Hyperlink();
    private final BulkUpdates bulk;
    private final BulkRollBack back;
    private final Map<BulkWish, BulkRow> brought = new IdentityHashMap<>();
    private final VBox bringing = new VBox();
    private final Button set;
    private final Button goBack;
    private final Button tag;
    private final Button delete;
    private final Label why = new Label();
    private final Hyperlink waiting = new Hyperlink();
    private final VBox troubles = new VBox();
    private final HBox doing = new HBox();
    private final HBox row = new HBox();

    private record Chosen(CarActions actions, Strings strings) implements TagRow.Tagging {
        @Override
        public TagRow.Forecast forecast(String tag) {
            if (tag.isEmpty()) {
                return new TagRow.Forecast("", false);
            }
            Share applies = actions.forTag(tag);
            return new TagRow.Forecast(
                    ShareWords.sentence(applies, strings.get("cars.tag.excluded"), strings),
                    !applies.cars().isEmpty());
        }

        @Override
        public void tag(String tag) {
            actions.tag(tag, actions.forTag(tag));
        }
    }

    /// @param desired asks which version the chosen cars shall run
    /// @param delete asks and then deletes the chosen cars
    /// @param pin keeps the marked cars at hand without a connection, or no longer
    /// @param export exports the marked cars
    public ActionBar(
            CarList list,
            CarActions actions,
            BulkUpdates bulk,
            BulkRollBack back,
            Strings strings,
            Runnable desired,
            Runnable pin,
            Runnable delete,
            Runnable export) {
        this.list = list;
        this.actions = actions;
        this.strings = strings;
        this.tagRow = new TagRow(new Chosen(actions, strings), strings);
        this.bulk = bulk;
        this.back = back;
        this.set = button("cars.bulk.open-sheet", desired);
        this.goBack = button("cars.back.open", back::ask);
        this.tag = button("cars.tag.open", this::openTag);
        this.delete = button("cars.delete.open", delete);
        getStyleClass().add("cars-actions");
        Button clear = button("cars.marks.clear", list.selection()::clearMarks);
        clear.getStyleClass().add("flat");
        doing.getStyleClass().add("gap-8");
        doing.setMinWidth(Region.USE_PREF_SIZE);
        doing.getChildren()
                .setAll(
                        set,
                        goBack,
                        tag,
                        this.delete,
                        button("cars.pin.open", pin),
                        button("cars.export.open", export),
                        clear);
        marked.setMinWidth(Region.USE_PREF_SIZE);
        markAll.setMinWidth(Region.USE_PREF_SIZE);
        markAll.setOnAction(_ -> list.selection().markAll(list.listing()));
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        waiting.setOnAction(_ -> list.apply());
        why.getStyleClass().addAll("muted", "actions-why");
        why.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        row.getStyleClass().add("toolbar-row");
        row.getChildren().setAll(marked, markAll, doing, space, waiting);
        BulkWish wish = bulk.wish();
        getChildren().setAll(troubles, new BulkRow(wish, strings, wish::dismiss), bringing, tagRow, row, why);
        back.wishes().subscribe(this::showBringing);
        list.selection().revisionProperty().subscribe(this::show);
        list.waitingProperty().subscribe(_ -> show());
        list.listingProperty().subscribe(_ -> show());
        bulk.whyNot().subscribe(_ -> show());
        actions.whyNotEdit().subscribe(_ -> show());
        actions.whyNotDelete().subscribe(_ -> show());
        back.whyNot().subscribe(_ -> show());
        actions.troubleProperty().subscribe(_ -> showTroubles());
        back.troubleProperty().subscribe(_ -> showTroubles());
        show();
    }

    /// Asks for a tag for the chosen cars.
    public void openTag() {
        if (!actions.chosen().isEmpty()) {
            show(row, true);
            tagRow.open();
        }
    }

    /// True if something was open here.
    public boolean closeTag() {
        return tagRow.isVisible() && tagRow.close();
    }

    private void show() {
        int marks = list.selection().markCountProperty().get();
        int matching = list.listing().size();
        boolean some = marks > 0;
        show(marked, some);
        show(doing, some);
        marked.setText(strings.plural("cars.marked", marks, matching));
        show(markAll, some && marks < matching);
        markAll.setText(strings.get("cars.mark-all.link", matching));
        set.setDisable(bulk.whyNot().get().isPresent());
        goBack.setDisable(back.whyNot().get().isPresent());
        tag.setDisable(actions.whyNotEdit().get().isPresent());
        delete.setDisable(actions.whyNotDelete().get().isPresent());
        why.setText(reasons());
        show(why, some && !why.getText().isEmpty());
        int changes = list.waitingProperty().get();
        show(waiting, changes > 0);
        waiting.setText(strings.plural("cars.waiting", changes));
        show(row, some || changes > 0);
        if (!some && actions.chosen().isEmpty()) {
            tagRow.close();
        }
    }

    /// Why buttons are disabled: written beside them, each reason once, with the buttons that it is about where it is
    /// not about all of them.
    private String reasons() {
        Map<Button, Optional<String>> all = new LinkedHashMap<>();
        all.put(set, bulk.whyNot().get());
        all.put(goBack, back.whyNot().get());
        all.put(tag, actions.whyNotEdit().get());
        all.put(delete, actions.whyNotDelete().get());
        Map<String, List<String>> kept = new LinkedHashMap<>();
        all.forEach((button, reason) -> reason.ifPresent(
                each -> kept.computeIfAbsent(each, _ -> new ArrayList<>()).add(button.getText())));
        return kept.entrySet().stream()
                .map(entry -> entry.getValue().size() == all.size()
                        ? entry.getKey()
                        : strings.get("car.deed.why", String.join(", ", entry.getValue()), entry.getKey()))
                .collect(Collectors.joining(" · "));
    }

    private void showBringing() {
        brought.keySet().retainAll(back.wishes());
        bringing.getChildren()
                .setAll(back.wishes().stream()
                        .map(wish -> brought.computeIfAbsent(
                                wish, each -> new BulkRow(each, strings, () -> back.dismiss(each))))
                        .toList());
    }

    private void showTroubles() {
        troubles.getChildren()
                .setAll(Stream.concat(
                                actions.troubleProperty().get().stream()
                                        .map(trouble -> message(trouble, actions::dismissTrouble)),
                                back.troubleProperty().getValue().stream()
                                        .map(trouble -> message(trouble, back::dismissTrouble)))
                        .toList());
    }

    private InlineMessage message(ActionTrouble trouble, Runnable dismiss) {
        InlineMessage message =
                new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
        trouble.correlation().ifPresent(message::withReference);
        return message.withAction(strings.get("kit.dismiss"), dismiss);
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
