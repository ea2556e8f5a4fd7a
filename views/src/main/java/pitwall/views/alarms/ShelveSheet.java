package pitwall.views.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmLimits;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// Asks for how long an alarm is put aside, and why. FX thread.
final class ShelveSheet {
    private final Strings strings;
    private final Supplier<Instant> now;
    private final Supplier<List<String>> notes;

    /// @param notes sentences that must not be missed
    ShelveSheet(Strings strings, Supplier<Instant> now, Supplier<List<String>> notes) {
        this.strings = strings;
        this.now = now;
        this.notes = notes;
    }

    /// @param shelve takes the minutes and the reason
    void open(ActSheet sheet, AlarmView alarm, BiConsumer<Integer, String> shelve) {
        List<ShelfTime> allowed =
                ShelfTime.allowed(alarm.level(), now.get(), strings.formats().zone());
        ToggleGroup choice = new ToggleGroup();
        FlowPane times = new FlowPane();
        times.getStyleClass().add("shelf-times");
        for (ShelfTime time : allowed) {
            ToggleButton button = new ToggleButton(strings.get("alarms.shelve." + time));
            button.setUserData(time);
            button.setToggleGroup(choice);
            button.setSelected(time == ShelfTime.HOUR);
            times.getChildren().add(button);
        }
        Label end = new Label();
        end.getStyleClass().add("strong");
        TextField reason = new TextField();
        reason.setId("shelfReason");
        reason.textProperty().subscribe(text -> {
            if (text.length() > AlarmLimits.MAX_WORDS) {
                reason.setText(text.substring(0, AlarmLimits.MAX_WORDS));
            }
            sheet.judge();
        });
        choice.selectedToggleProperty().subscribe(_ -> {
            end.setText(
                    choice.getSelectedToggle() == null
                            ? strings.get("alarms.shelve.no-time")
                            : strings.get(
                                    "alarms.shelve.until",
                                    strings.formats()
                                            .full(chosen(choice)
                                                    .end(
                                                            now.get(),
                                                            strings.formats().zone()))));
            sheet.judge();
        });
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ActSheet.row(grid, strings.get("alarms.shelve.alarm"), wrapped(alarm.text()));
        ActSheet.row(grid, strings.get("alarms.shelve.for"), times);
        ActSheet.row(grid, strings.get("alarms.shelve.end"), end);
        ActSheet.row(grid, strings.get("alarms.shelve.consequence"), wrapped(strings.get("alarms.shelve.then")));
        ActSheet.row(grid, strings.get("kit.sheet.unaffected"), wrapped(strings.get("alarms.shelve.unaffected")));
        ActSheet.row(grid, strings.get("kit.sheet.reason"), reason);
        List<Node> body = new ArrayList<>();
        body.add(grid);
        notes.get().forEach(note -> body.add(new InlineMessage(strings, InlineMessage.Severity.WARNING, note, "")));
        if (alarm.level() == AlarmLevel.P1) {
            body.add(wrapped(strings.get("alarms.shelve.p1")));
        }
        sheet.open(new ActSheet.Question(
                strings.get("alarms.shelve.title", alarm.id()),
                strings.get("alarms.shelve.verb"),
                body,
                reason,
                () -> choice.getSelectedToggle() != null && !reason.getText().isBlank(),
                () -> shelve.accept(
                        chosen(choice).minutes(now.get(), strings.formats().zone()),
                        reason.getText().strip())));
    }

    private static ShelfTime chosen(ToggleGroup choice) {
        return (ShelfTime) choice.getSelectedToggle().getUserData();
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(460);
        return label;
    }
}
