package pitwall.views.alarm;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.client.FleetFrame;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;

/// When the last alarm went away. What went away before this console looked is asked of the journal, once. FX thread;
/// needs no toolkit.
public final class LastCleared {
    private static final int LINES = 100;

    private final FleetAlarms reading;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<Instant>> at = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<String, AlarmView> before = new HashMap<>();
    private SeenAlarms seen = SeenAlarms.NONE;
    private boolean asked;

    public LastCleared(FleetAlarms reading, Executor fxThread) {
        this.reading = reading;
        this.fxThread = fxThread;
    }

    /// Takes the next frame.
    ///
    /// @param now server time
    public void see(FleetFrame frame, Instant now) {
        SeenAlarms next = frame.snapshot().board().alarms();
        if (next != seen) {
            seen = next;
            Map<String, AlarmView> after = new HashMap<>();
            next.alarms().forEach(alarm -> after.put(alarm.id(), alarm));
            after.values().forEach(alarm -> later(alarm.clearedAt()));
            before.values().stream()
                    .filter(alarm -> !after.containsKey(alarm.id()) && alarm.isActive())
                    .forEach(_ -> later(now));
            before.clear();
            before.putAll(after);
        }
        if (!asked && next.alarms().isEmpty() && frame.freshness().allowsCommands()) {
            asked = true;
            ask();
        }
    }

    private void ask() {
        CompletableFuture<?> unused =
                reading.journal(null, LINES).thenAccept(answer -> fxThread.execute(() -> heard(answer)));
    }

    private void heard(Answer<List<AlarmJournalLine>> answer) {
        List<AlarmJournalLine> lines = switch (answer) {
            case Answer.Given<List<AlarmJournalLine>>(var given) -> given;
            case Answer.Remembered<List<AlarmJournalLine>>(var remembered, var _) -> remembered;
            case Answer.Refused<List<AlarmJournalLine>> _ -> List.of();
            case Answer.Unanswered<List<AlarmJournalLine>> _ -> List.of();
        };
        lines.stream()
                .filter(line -> line.what() == What.CLEARED || line.what() == What.ENDED)
                .findFirst()
                .ifPresent(line -> later(line.at()));
    }

    private void later(@Nullable Instant moment) {
        if (moment != null && (at.get().isEmpty() || moment.isAfter(at.get().get()))) {
            at.set(Optional.of(moment));
        }
    }

    /// Server time; empty where nobody knows of any.
    public ReadOnlyObjectProperty<Optional<Instant>> atProperty() {
        return at.getReadOnlyProperty();
    }
}
