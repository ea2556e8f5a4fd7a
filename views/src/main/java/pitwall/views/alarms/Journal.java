package pitwall.views.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.protocol.rest.AlarmJournalLine;

/// The lines of the journal that were asked for so far, the newest first, and those of them that a filter finds. FX
/// thread; needs no toolkit.
final class Journal {
    static final int PAGE = 200;

    private final FleetAlarms reading;
    private final JournalWords words;
    private final Executor fxThread;
    private final TreeMap<Long, AlarmJournalLine> known = new TreeMap<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<AlarmJournalLine>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final Asked<AlarmJournalLine> newest;
    private boolean asking;

    /// @param failed title of the message if the server says no
    Journal(FleetAlarms reading, JournalWords words, String failed, Executor fxThread) {
        this.reading = reading;
        this.words = words;
        this.fxThread = fxThread;
        this.newest = new Asked<>(() -> reading.journal(null, PAGE), failed, fxThread);
        newest.listProperty().subscribe(this::newest);
        filter.subscribe(_ -> show());
    }

    /// What the server said of the newest page.
    Asked<AlarmJournalLine> asked() {
        return newest;
    }

    /// Begins anew where lines between are missing.
    private void newest(List<AlarmJournalLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        boolean joins = known.isEmpty() || lines.getLast().n() <= known.lastKey() + 1;
        if (!joins) {
            known.clear();
        }
        boolean first = known.isEmpty();
        lines.forEach(line -> known.put(line.n(), line));
        if (first) {
            more.set(lines.size() >= PAGE);
        }
        show();
    }

    /// Asks for the next older page.
    void older() {
        if (asking || known.isEmpty() || !more.get()) {
            return;
        }
        asking = true;
        CompletableFuture<?> unused =
                reading.journal(known.firstKey(), PAGE).thenAccept(answer -> fxThread.execute(() -> heard(answer)));
    }

    private void heard(Answer<List<AlarmJournalLine>> answer) {
        asking = false;
        switch (answer) {
            case Answer.Given<List<AlarmJournalLine>>(var lines) -> older(lines);
            case Answer.Remembered<List<AlarmJournalLine>>(var lines, var _) -> older(lines);
            case Answer.Refused<List<AlarmJournalLine>> _ -> {}
            case Answer.Unanswered<List<AlarmJournalLine>> _ -> {}
        }
    }

    private void older(List<AlarmJournalLine> lines) {
        lines.forEach(line -> known.put(line.n(), line));
        more.set(lines.size() >= PAGE);
        show();
    }

    private void show() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        List<AlarmJournalLine> lines = new ArrayList<>(known.descendingMap().values());
        shown.set(
                wanted.isEmpty()
                        ? List.copyOf(lines)
                        : lines.stream().filter(line -> finds(line, wanted)).toList());
    }

    /// Every word must stand somewhere in the line.
    private boolean finds(AlarmJournalLine line, String wanted) {
        String text = String.join(
                        " ",
                        words.what(line),
                        words.object(line),
                        String.valueOf(line.alarm()),
                        String.valueOf(line.rule()),
                        String.valueOf(line.level()),
                        String.valueOf(line.by()),
                        String.valueOf(line.note()))
                .toLowerCase(Locale.ROOT);
        return List.of(wanted.split("\\s+")).stream().allMatch(text::contains);
    }

    /// How many lines were asked for so far.
    int size() {
        return known.size();
    }

    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<List<AlarmJournalLine>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// True where there are older lines.
    ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }
}
