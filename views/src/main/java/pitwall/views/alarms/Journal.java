package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/// The lines of the journal that were asked for so far, the newest first, and those of them that a filter finds. In the
/// past the lines until the moment, for which older pages are asked for. FX thread; needs no toolkit.
final class Journal {
    static final int PAGE = 200;
    /// So many lines are asked for at once on the way to a moment of the past.
    static final int FAR = 500;

    /// So many of them lead to a moment of the past at most.
    private static final int MOST_PAGES = 20;

    private final FleetAlarms reading;
    private final JournalWords words;
    private final Executor fxThread;
    private final TreeMap<Long, AlarmJournalLine> known = new TreeMap<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<AlarmJournalLine>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final Asked<AlarmJournalLine> newest;
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.THERE);
    private Optional<Instant> until = Optional.empty();
    private boolean asking;
    /// Pages asked for on the way to moments that came one after the other, and whether one did not come.
    private int pages;
    private boolean lost;

    /// How far the lines lead towards the moment of the past.
    enum Reach {
        /// They do, or the present is shown.
        THERE,
        /// Older ones are asked for.
        ON_THE_WAY,
        /// Nobody says what happened until then.
        NOT_KNOWN
    }

    /// @param failed title of the message if the server says no
    Journal(FleetAlarms reading, JournalWords words, String failed, Executor fxThread) {
        this.reading = reading;
        this.words = words;
        this.fxThread = fxThread;
        this.newest = new Asked<>(() -> reading.journal(null, PAGE), failed, fxThread);
        newest.listProperty().subscribe(this::newest);
        filter.subscribe(_ -> show());
    }

    /// Shows what happened until a moment of the past, or all again.
    ///
    /// @return whether that is another moment than before
    boolean until(Optional<Instant> moment) {
        if (moment.equals(until)) {
            return false;
        }
        if (until.isEmpty() || moment.isEmpty() || moment.get().isBefore(until.get())) {
            pages = 0;
            lost = false;
        }
        until = moment;
        show();
        lead();
        return true;
    }

    /// Asks for older lines until there is one that is no later than the moment.
    private void lead() {
        boolean later = until.isPresent()
                && !known.isEmpty()
                && known.firstEntry().getValue().at().isAfter(until.get());
        if (later && more.get()) {
            boolean goesOn = !lost && pages < MOST_PAGES;
            reach.set(goesOn ? Reach.ON_THE_WAY : Reach.NOT_KNOWN);
            if (goesOn && !asking) {
                pages++;
                older(FAR);
            }
        } else {
            reach.set(Reach.THERE);
        }
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
        lost = false;
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
        lead();
    }

    /// Asks for the next older page.
    void older() {
        older(PAGE);
    }

    private void older(int limit) {
        if (asking || known.isEmpty() || !more.get()) {
            return;
        }
        asking = true;
        CompletableFuture<?> unused = reading.journal(known.firstKey(), limit)
                .thenAccept(answer -> fxThread.execute(() -> heard(answer, limit)));
    }

    private void heard(Answer<List<AlarmJournalLine>> answer, int limit) {
        asking = false;
        switch (answer) {
            case Answer.Given<List<AlarmJournalLine>>(var lines) -> older(lines, limit);
            case Answer.Remembered<List<AlarmJournalLine>>(var lines, var _) -> older(lines, limit);
            case Answer.Refused<List<AlarmJournalLine>> _ -> notReached();
            case Answer.Unanswered<List<AlarmJournalLine>> _ -> notReached();
        }
    }

    private void notReached() {
        if (reach.get() == Reach.ON_THE_WAY) {
            lost = true;
            reach.set(Reach.NOT_KNOWN);
        }
    }

    private void older(List<AlarmJournalLine> lines, int limit) {
        lines.forEach(line -> known.put(line.n(), line));
        more.set(lines.size() >= limit);
        show();
        lead();
    }

    private void show() {
        String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
        List<AlarmJournalLine> lines = lines();
        shown.set(
                wanted.isEmpty()
                        ? List.copyOf(lines)
                        : lines.stream().filter(line -> finds(line, wanted)).toList());
    }

    private List<AlarmJournalLine> lines() {
        Instant last = until.orElse(Instant.MAX);
        return known.descendingMap().values().stream()
                .filter(line -> !line.at().isAfter(last))
                .toList();
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

    /// How many lines were asked for so far; in the past those until the moment.
    int size() {
        return lines().size();
    }

    ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
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
