package pitwall.views.alarms;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// Everything that happened to alarms, page by page, with a filter that says over how many lines it looked. FX thread.
final class JournalPane {
    private final Journal journal;
    private final Strings strings;
    private final ListFrame<AlarmJournalLine> frame;
    private final Label found = new Label();
    private final Button older;

    /// @param open shows an alarm
    JournalPane(
            Journal journal,
            JournalWords words,
            Strings strings,
            Supplier<Instant> now,
            Supplier<String> nothingCached,
            Consumer<String> open) {
        this.journal = journal;
        this.strings = strings;
        TextField filter = new TextField();
        filter.setId("journalFilter");
        filter.setPromptText(strings.get("alarms.journal.prompt"));
        filter.setAccessibleText(strings.get("alarms.journal.prompt"));
        filter.getStyleClass().add("alarm-query");
        filter.textProperty().bindBidirectional(journal.filterProperty());
        found.getStyleClass().add("muted");
        older = new Button(strings.get("alarms.journal.older"));
        older.setMinWidth(Region.USE_PREF_SIZE);
        older.setOnAction(_ -> journal.older());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        frame = new ListFrame<>(
                journal.asked(),
                new HBox(filter, found, space, older),
                new EmptyState(strings.get("alarms.journal.empty")),
                strings,
                now,
                nothingCached);
        frame.column(strings.get("alarms.journal.column.at"), 158, line -> at(line, now.get()));
        frame.column(strings.get("alarms.journal.column.what"), 150, words::what);
        frame.column(strings.get("alarms.journal.column.level"), 74, line -> level(line.level()));
        frame.column(strings.get("alarms.journal.column.alarm"), 76, line -> text(line.alarm()));
        frame.column(strings.get("alarms.journal.column.rule"), 160, line -> text(line.rule()));
        frame.column(strings.get("alarms.column.object"), 130, words::object);
        frame.column(strings.get("alarms.mutes.column.by"), 90, line -> text(line.by()));
        frame.column(strings.get("alarms.journal.column.note"), 380, line -> text(line.note()));
        frame.table().setAccessibleText(strings.get("alarms.journal.spoken"));
        frame.table().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                chosen().flatMap(line -> Optional.ofNullable(line.alarm())).ifPresent(open);
                event.consume();
            }
        });
        journal.shownProperty().subscribe(lines -> {
            frame.rows(lines);
            found.setText(strings.get("alarms.journal.found", lines.size(), journal.size()));
        });
        journal.reachProperty()
                .subscribe(reach -> frame.instead(
                        switch (reach) {
                            case THERE -> Optional.empty();
                            case ON_THE_WAY -> Optional.of(strings.get("alarms.list.loading"));
                            case NOT_KNOWN -> Optional.of(nothingCached.get());
                        }));
        journal.moreProperty().subscribe(more -> older.setDisable(!more));
    }

    private String at(AlarmJournalLine line, Instant now) {
        return strings.formats().date(line.at()).equals(strings.formats().date(now))
                ? strings.formats().millis(line.at())
                : strings.formats().moment(line.at(), now);
    }

    private String level(@Nullable AlarmLevel level) {
        return level == null ? "" : strings.get("alarm.level." + level);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Optional<AlarmJournalLine> chosen() {
        return Optional.ofNullable(frame.table().getSelectionModel().getSelectedItem());
    }

    ListFrame<AlarmJournalLine> node() {
        return frame;
    }
}
