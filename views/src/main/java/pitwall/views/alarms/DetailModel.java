package pitwall.views.alarms;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmView;

/// Asks for everything about the chosen alarm, and again when it changed. FX thread; needs no toolkit.
final class DetailModel {
    private final FleetAlarms reading;
    private final Executor fxThread;
    private final Supplier<Optional<Instant>> moment;
    private final ReadOnlyObjectWrapper<Optional<Answer<AlarmDetail>>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable AlarmView shown;
    private long asked;

    /// @param moment of the past that is shown
    DetailModel(FleetAlarms reading, Executor fxThread, Supplier<Optional<Instant>> moment) {
        this.reading = reading;
        this.moment = moment;
        this.fxThread = fxThread;
    }

    /// Shows another alarm, the same one as it is now, or none.
    void show(Optional<AlarmView> alarm) {
        AlarmView before = shown;
        shown = alarm.orElse(null);
        if (alarm.isEmpty()) {
            answer.set(Optional.empty());
        } else if (!alarm.get().equals(before)) {
            if (before == null || !before.id().equals(alarm.get().id())) {
                answer.set(Optional.empty());
            }
            ask();
        }
    }

    /// Asks again.
    void ask() {
        AlarmView alarm = shown;
        if (alarm == null) {
            return;
        }
        asked++;
        long number = asked;
        CompletableFuture<?> unused = reading.detail(alarm.id())
                .thenAccept(heard -> fxThread.execute(() -> {
                    if (number == asked && shown != null) {
                        answer.set(Optional.of(heard));
                    }
                }));
    }

    /// The moment of the past that is shown; what happened later is not told.
    Optional<Instant> moment() {
        return moment.get();
    }

    /// The one that is shown.
    Optional<AlarmView> alarm() {
        return Optional.ofNullable(shown);
    }

    /// What the server said of it; empty before it said anything.
    ReadOnlyObjectProperty<Optional<Answer<AlarmDetail>>> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
