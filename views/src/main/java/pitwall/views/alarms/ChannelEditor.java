package pitwall.views.alarms;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.ChannelKind;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.views.kit.FormArea;
import pitwall.views.kit.Strings;

/// One channel, part by part. Secrets are typed behind dots and never come back. Ctrl+Enter writes it down. FX thread.
final class ChannelEditor extends VBox {
    private final ChannelForm form;
    private final Strings strings;
    private final ObservableValue<Optional<String>> reason;
    private final FormRows<ChannelForm.Field> rows = new FormRows<>(ChannelForm.Field.class);
    private final Label why = new Label();
    private final Button save;
    private final Button test;
    private final CheckBox enabled;
    private final Control first;

    /// @param reason why nobody can write it down or try it; it is said above
    /// @param trial tries it out
    /// @param saved takes the form once it is complete
    ChannelEditor(
            ChannelForm form,
            Strings strings,
            ObservableValue<Optional<String>> reason,
            ChannelTrial trial,
            Consumer<ChannelForm> saved,
            Runnable revert) {
        this.form = form;
        this.strings = strings;
        this.reason = reason;
        this.save = new Button(strings.get("alarms.channel.save"));
        this.test = new Button(strings.get("alarms.channel.test"));
        this.enabled = new CheckBox(strings.get("alarms.channel.enabled"));
        getStyleClass().add("rule-editor");
        Control name = row(ChannelForm.Field.NAME, new TextField());
        Control kind = kinds();
        boolean known = form.base().isPresent();
        name.setDisable(known);
        kind.setDisable(known);
        Control url = row(ChannelForm.Field.URL, new TextField());
        choice(ChannelForm.Field.METHOD, "POST", "PUT");
        row(ChannelForm.Field.RECIPIENTS, area());
        row(ChannelForm.Field.REGIONS, new TextField());
        row(ChannelForm.Field.SUBJECT, new TextField());
        row(ChannelForm.Field.TEMPLATE, area());
        row(ChannelForm.Field.SIGNING, new PasswordField());
        row(ChannelForm.Field.HEADER, new TextField());
        row(ChannelForm.Field.HEADER_VALUE, new PasswordField());
        this.first = known ? url : name;
        VBox body = new VBox(rows.grid(), kept(), events(), levels());
        body.getStyleClass().add("rule-editor");
        getChildren().setAll(title(), FormRows.scroll(body), testRow(trial), foot(saved, revert));
        follow();
    }

    private void follow() {
        enabled.selectedProperty().bindBidirectional(form.enabledProperty());
        Stream.of(ChannelForm.Field.values()).forEach(field -> form.text(field).subscribe(_ -> judge()));
        Stream.concat(form.events().values().stream(), form.levels().values().stream())
                .forEach(box -> box.subscribe(_ -> judge()));
        Stream.of(form.enabledProperty(), form.unsignedProperty(), form.bareProperty())
                .forEach(box -> box.subscribe(_ -> judge()));
        reason.subscribe(_ -> judge());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !save.isDisabled()) {
                event.consume();
                save.fire();
            }
        });
        judge();
    }

    private Label title() {
        Label title = new Label(form.base()
                .map(base -> strings.get(
                        "alarms.rule.title",
                        base.channel().name(),
                        base.revision(),
                        base.changedBy(),
                        strings.formats().full(base.changedAt())))
                .orElseGet(() -> strings.get("alarms.channels.create")));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        return title;
    }

    private Control row(ChannelForm.Field field, TextInputControl control) {
        control.textProperty().bindBidirectional(form.text(field));
        control.setPromptText(strings.get("alarms.channel.prompt." + field));
        return place(field, control);
    }

    private Control place(ChannelForm.Field field, Control control) {
        control.setId("channel" + field);
        rows.add(field, strings.get("alarms.channel.field." + field), control);
        return control;
    }

    private static TextArea area() {
        TextArea area = new FormArea();
        area.setPrefRowCount(2);
        area.setWrapText(true);
        return area;
    }

    private Control kinds() {
        return choice(
                ChannelForm.Field.KIND,
                Stream.of(ChannelKind.values()).map(Enum::name).toArray(String[]::new));
    }

    private Control choice(ChannelForm.Field field, String... values) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null
                        ? ""
                        : strings.find("alarms.channel.kind." + value).orElse(value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        });
        box.valueProperty().bindBidirectional(form.text(field));
        return place(field, box);
    }

    /// Which secrets there are, and how to be rid of them.
    private VBox kept() {
        VBox kept = new VBox();
        kept.getStyleClass().add("channel-kept");
        Optional<ChannelEntry> base = form.base();
        base.filter(ChannelEntry::signed)
                .ifPresent(_ -> kept.getChildren()
                        .add(box("channelUnsigned", strings.get("alarms.channel.unsigned"), form.unsignedProperty())));
        base.filter(known -> !known.headers().isEmpty())
                .ifPresent(known -> kept.getChildren()
                        .add(box(
                                "channelBare",
                                strings.get("alarms.channel.bare", String.join(", ", known.headers())),
                                form.bareProperty())));
        kept.setManaged(!kept.getChildren().isEmpty());
        return kept;
    }

    private static CheckBox box(String id, String words, BooleanProperty on) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(on);
        return box;
    }

    private VBox events() {
        FlowPane boxes = boxes();
        form.events()
                .forEach((kind, on) -> boxes.getChildren()
                        .add(box("channelEvent" + kind, strings.get("alarms.channel.event." + kind), on)));
        return group("alarms.channel.events", boxes);
    }

    private VBox levels() {
        FlowPane boxes = boxes();
        form.levels()
                .forEach((level, on) ->
                        boxes.getChildren().add(box("channelLevel" + level, strings.get("alarm.level." + level), on)));
        return group("alarms.channel.levels", boxes);
    }

    private static FlowPane boxes() {
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("channel-boxes");
        return boxes;
    }

    private VBox group(String key, Node boxes) {
        Label words = new Label(strings.get(key));
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        return new VBox(words, boxes);
    }

    private HBox testRow(ChannelTrial trial) {
        test.setId("channelTest");
        test.setMinWidth(Region.USE_PREF_SIZE);
        test.setOnAction(
                _ -> form.base().ifPresent(base -> trial.ask(base.channel().name())));
        Label said = new Label();
        said.setWrapText(true);
        said.textProperty().bind(trial.sentenceProperty());
        HBox row = new HBox(test, said);
        row.getStyleClass().add("rule-foot");
        return row;
    }

    private HBox foot(Consumer<ChannelForm> saved, Runnable revert) {
        save.setId("channelSave");
        save.getStyleClass().addAll("primary", "dangerous");
        save.setMinWidth(Region.USE_PREF_SIZE);
        save.setOnAction(_ -> saved.accept(form));
        Button back = new Button(strings.get("alarms.rule.revert"));
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> revert.run());
        enabled.setId("channelEnabled");
        enabled.setMinWidth(Region.USE_PREF_SIZE);
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setMaxWidth(Double.MAX_VALUE);
        HBox foot = new HBox(enabled, why, back, save);
        foot.getStyleClass().add("rule-foot");
        return foot;
    }

    private void judge() {
        for (ChannelForm.Field field : ChannelForm.Field.values()) {
            rows.show(field, form.has(field));
        }
        rows.judge(field -> form.trouble(field).map(trouble -> strings.get("alarms.channel.trouble." + trouble)));
        Optional<String> against = reason.getValue();
        boolean changed = form.isChanged();
        enabled.setDisable(against.isPresent());
        save.setDisable(!form.isReady() || against.isPresent());
        test.setDisable(form.base().isEmpty() || changed || against.isPresent());
        why.setText(strings.get(changed ? "alarms.channel.test.first" : "alarms.rule.unchanged"));
        why.setVisible(against.isEmpty());
    }

    void focusFirst() {
        first.requestFocus();
    }
}
