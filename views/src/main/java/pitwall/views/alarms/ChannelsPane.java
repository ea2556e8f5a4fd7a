package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// Who is told outside, what became of it below, and the channel that somebody writes beside them. FX thread.
final class ChannelsPane extends VBox {
    private final Asked<ChannelEntry> channels;
    private final Asked<DeliveryEntry> deliveries;
    private final Strings strings;
    private final ChannelWords words;
    private final ChannelSaving saving;
    private final Supplier<ChannelTrial> trials;
    private final ListFrame<ChannelEntry> list;
    private final ListFrame<DeliveryEntry> told;
    private final Button retryAll;
    private final Button remove;
    private final Button retry;
    private final Label why = new Label();
    private final Label whyNotRetry = new Label();
    private final StackPane place = new StackPane();
    private @Nullable ChannelForm form;
    private @Nullable ChannelEditor editor;

    /// @param trials make what tries a channel out
    ChannelsPane(
            Asked<ChannelEntry> channels,
            Asked<DeliveryEntry> deliveries,
            ChannelSaving saving,
            Supplier<ChannelTrial> trials,
            Strings strings,
            Supplier<Instant> now,
            Supplier<String> nothingCached) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.saving = saving;
        this.trials = trials;
        this.strings = strings;
        this.words = new ChannelWords(strings, now);
        Button create = button("alarms.channels.create", this::create);
        this.retryAll = button("alarms.channels.retry", () -> chosen().ifPresent(saving::retryAll));
        this.remove =
                button("alarms.channel.remove", () -> chosen().ifPresent(entry -> saving.remove(entry, this::nothing)));
        this.retry = button("alarms.deliveries.retry", () -> chosenDelivery().ifPresent(saving::retry));
        this.list = new ListFrame<>(
                channels,
                bar(new Label(), retryAll, remove, create),
                new EmptyState(strings.get("alarms.channels.empty"))
                        .withHint(strings.get("alarms.channels.empty.hint")),
                strings,
                now,
                nothingCached);
        this.told = new ListFrame<>(
                deliveries,
                bar(whyNotRetry, retry),
                new EmptyState(strings.get("alarms.deliveries.empty")),
                strings,
                now,
                nothingCached);
        columns();
        follow(create);
        SplitPane left = new SplitPane(list, told);
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.42);
        SplitPane both = new SplitPane(left, place);
        both.setDividerPositions(0.54);
        VBox.setVgrow(both, Priority.ALWAYS);
        why.getStyleClass().addAll("muted", "channel-why");
        why.setWrapText(true);
        getChildren().setAll(why, both);
        nothing();
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static HBox bar(Label why, Button... buttons) {
        why.getStyleClass().addAll("muted", "actions-why");
        why.setWrapText(true);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(why, space);
        bar.getChildren().addAll(buttons);
        return bar;
    }

    private void columns() {
        list.column(
                strings.get("alarms.channels.column.name"),
                110,
                entry -> entry.channel().name());
        list.column(strings.get("alarms.channels.column.kind"), 70, words::kind);
        list.column(strings.get("alarms.channels.column.state"), 240, words::state);
        list.column(
                strings.get("alarms.channels.column.waiting"),
                60,
                entry -> strings.formats().count(entry.waiting()));
        list.column(
                strings.get("alarms.channels.column.dead"),
                75,
                entry -> strings.formats().count(entry.dead()));
        list.column(strings.get("alarms.channels.column.last"), 100, words::lastDelivered);
        list.table().setAccessibleText(strings.get("alarms.channels.spoken"));
        told.column(strings.get("alarms.deliveries.column.at"), 110, words::at);
        told.column(strings.get("alarms.deliveries.column.channel"), 80, DeliveryEntry::channel);
        told.column(strings.get("alarms.deliveries.column.state"), 165, words::state);
        told.column(strings.get("alarms.deliveries.column.note"), 145, words::note);
        told.column(strings.get("alarms.deliveries.column.text"), 155, DeliveryEntry::text);
        told.table().setAccessibleText(strings.get("alarms.deliveries.spoken"));
    }

    private void follow(Button create) {
        list.table().getSelectionModel().selectedItemProperty().subscribe(entry -> {
            judge();
            if (entry != null && !isShown(entry)) {
                edit(new ChannelForm(entry));
            }
        });
        told.table().getSelectionModel().selectedItemProperty().subscribe(_ -> judge());
        channels.listProperty().subscribe(this::heard);
        deliveries.listProperty().subscribe(told::rows);
        saving.reasonProperty().subscribe(said -> {
            create.setDisable(said.isPresent());
            judge();
        });
    }

    private void judge() {
        Optional<String> against = saving.reasonProperty().get();
        Optional<ChannelEntry> entry = chosen();
        remove.setDisable(against.isPresent() || entry.isEmpty());
        retryAll.setDisable(
                against.isPresent() || entry.isEmpty() || entry.get().dead() == 0);
        why.setText(against.orElse(""));
        why.setVisible(against.isPresent());
        why.setManaged(against.isPresent());
        Optional<String> againstRetry = words.whyNotRetry(chosenDelivery());
        retry.setDisable(against.isPresent() || againstRetry.isPresent());
        whyNotRetry.setText(against.isPresent() ? "" : againstRetry.orElse(""));
    }

    private void nothing() {
        form = null;
        editor = null;
        place.getChildren().setAll(new EmptyState(strings.get("alarms.channels.none-chosen")));
    }

    /// What is being written stays when the server tells of other changes, and what a test said where nothing but
    /// the figures of its channel are others.
    private void heard(List<ChannelEntry> entries) {
        list.rows(entries);
        form().ifPresent(shown -> shown.base()
                .map(base -> base.channel().name())
                .ifPresent(name -> named(entries, name).ifPresentOrElse(this::keep, () -> {
                    if (!shown.isChanged()) {
                        nothing();
                    }
                })));
        judge();
    }

    private void keep(ChannelEntry entry) {
        if (!isShown(entry)) {
            edit(new ChannelForm(entry));
        }
        list.table().getSelectionModel().select(entry);
    }

    private static Optional<ChannelEntry> named(List<ChannelEntry> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.channel().name().equals(name))
                .findFirst();
    }

    private boolean isShown(ChannelEntry entry) {
        return form().filter(shown -> shown.base()
                        .filter(base ->
                                base.channel().name().equals(entry.channel().name()))
                        .filter(base -> shown.isChanged() || base.revision() == entry.revision())
                        .isPresent())
                .isPresent();
    }

    private void edit(ChannelForm next) {
        form = next;
        ChannelEditor made = new ChannelEditor(
                next,
                strings,
                saving.reasonProperty(),
                trials.get(),
                written -> saving.save(written, this::saved),
                this::revert);
        editor = made;
        place.getChildren().setAll(made);
    }

    /// Begins a new channel. Its form is in the window only once the panes around it have their skins, and nothing
    /// outside the window takes the focus.
    void create() {
        list.table().getSelectionModel().clearSelection();
        edit(new ChannelForm(null));
        applyCss();
        Optional.ofNullable(editor).ifPresent(ChannelEditor::focusFirst);
    }

    /// Throws away what was written and shows the channel as the server has it.
    private void revert() {
        form().flatMap(ChannelForm::base)
                .flatMap(base ->
                        named(channels.listProperty().get(), base.channel().name()))
                .ifPresentOrElse(entry -> edit(new ChannelForm(entry)), this::nothing);
        channels.ask();
    }

    /// After a channel was written down nothing of what was typed is kept, least of all its secrets.
    private void saved(ChannelForm written) {
        if (form == written) {
            nothing();
        }
    }

    private Optional<ChannelEntry> chosen() {
        return Optional.ofNullable(list.table().getSelectionModel().getSelectedItem());
    }

    private Optional<DeliveryEntry> chosenDelivery() {
        return Optional.ofNullable(told.table().getSelectionModel().getSelectedItem());
    }

    /// What is being written.
    Optional<ChannelForm> form() {
        return Optional.ofNullable(form);
    }
}
