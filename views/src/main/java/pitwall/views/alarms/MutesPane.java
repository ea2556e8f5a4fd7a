package pitwall.views.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.Mute;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// What hides alarms: silences with their ends, and what is out of service. FX thread.
final class MutesPane {
    private final Strings strings;
    private final ListFrame<AlarmMuteEntry> frame;
    private final Button end;
    private final Label why = new Label();
    private final ObservableValue<Optional<String>> reason;

    /// @param begin opens the form of a kind
    /// @param unmute ends one
    /// @param reason why nothing can be hidden or shown again
    MutesPane(
            Asked<AlarmMuteEntry> asked,
            Strings strings,
            Supplier<Instant> now,
            Supplier<String> nothingCached,
            Consumer<Mute.Kind> begin,
            Consumer<AlarmMuteEntry> unmute,
            ObservableValue<Optional<String>> reason) {
        this.strings = strings;
        this.reason = reason;
        Button silence = button("alarms.mutes.silence", () -> begin.accept(Mute.Kind.SILENCE));
        Button service = button("alarms.mutes.out-of-service", () -> begin.accept(Mute.Kind.OUT_OF_SERVICE));
        this.end = button("alarms.mutes.end", () -> chosen().ifPresent(unmute));
        why.getStyleClass().addAll("muted", "actions-why");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(space, why, end, silence, service);
        this.frame = new ListFrame<>(
                asked,
                bar,
                new EmptyState(strings.get("alarms.empty.SILENCED"))
                        .withHint(strings.get("alarms.empty.SILENCED.hint")),
                strings,
                now,
                nothingCached);
        frame.column(strings.get("alarms.mutes.column.id"), 56, AlarmMuteEntry::id);
        frame.column(
                strings.get("alarms.mutes.column.kind"), 110, mute -> strings.get("alarms.mutes.kind." + mute.kind()));
        frame.column(strings.get("alarms.mutes.column.what"), 330, this::matcher);
        frame.column(
                strings.get("alarms.mutes.column.hides"),
                70,
                mute -> strings.formats().count(mute.hides()));
        frame.column(strings.get("alarms.mutes.column.until"), 190, mute -> until(mute.until(), now.get()));
        frame.column(strings.get("alarms.mutes.column.by"), 90, AlarmMuteEntry::by);
        frame.column(strings.get("alarms.mutes.column.reason"), 370, AlarmMuteEntry::reason);
        frame.table().setAccessibleText(strings.get("alarms.mutes.spoken"));
        frame.table().getSelectionModel().selectedItemProperty().subscribe(_ -> judge());
        asked.listProperty().subscribe(frame::rows);
        reason.subscribe(_ -> judge());
        reason.subscribe(said -> {
            silence.setDisable(said.isPresent());
            service.setDisable(said.isPresent());
        });
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void judge() {
        Optional<String> against = reason.getValue()
                .or(() -> chosen().isEmpty() ? Optional.of(strings.get("alarms.mutes.none-chosen")) : Optional.empty());
        end.setDisable(against.isPresent());
        why.setText(against.orElse(""));
    }

    /// What it fits, in the words of a query.
    private String matcher(AlarmMuteEntry mute) {
        List<String> parts = new ArrayList<>();
        note(parts, "rule", mute.rule());
        note(parts, "region", mute.region());
        note(parts, "object", mute.object());
        note(parts, "rollout", mute.rollout());
        note(parts, "priority", mute.level() == null ? null : mute.level().name());
        return String.join(" ", parts);
    }

    private static void note(List<String> parts, String name, @Nullable String value) {
        Stream.ofNullable(value).map(text -> name + ":" + text).forEach(parts::add);
    }

    private String until(@Nullable Instant until, Instant now) {
        return until == null
                ? strings.get("alarms.mute.no-end")
                : strings.formats().moment(until, now);
    }

    private Optional<AlarmMuteEntry> chosen() {
        return Optional.ofNullable(frame.table().getSelectionModel().getSelectedItem());
    }

    ListFrame<AlarmMuteEntry> node() {
        return frame;
    }
}
