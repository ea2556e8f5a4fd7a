package pitwall.views.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.client.LogWish;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;

/// Everything that a car wrote shortly before and after a moment, in place of what the query finds. FX thread; needs no
/// toolkit.
final class LogSurroundings {
    /// How far they reach.
    static final Duration AROUND = Duration.ofMinutes(2);

    private final LogsParts parts;
    private final LogsViewModel model;
    private final ReadOnlyObjectWrapper<Optional<LogContext>> open = new ReadOnlyObjectWrapper<>(Optional.empty());

    LogSurroundings(LogsParts parts, LogsViewModel model) {
        this.parts = parts;
        this.model = model;
    }

    ReadOnlyObjectProperty<Optional<LogContext>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// @param live whether the server is asked; else what this computer remembers is shown
    void open(CarId car, Instant moment, boolean live) {
        int place = open.get()
                .map(LogContext::place)
                .orElseGet(() -> model.selection().lead());
        leave();
        LogWindow window = new LogWindow(parts, wish(car, moment), true, LogsViewModel.MOST, new Told());
        open.set(Optional.of(new LogContext(car, moment, window, place, live)));
        if (live) {
            window.openOldest();
        } else {
            LogLoading.remember(
                    parts,
                    (_, lines) -> window.openWith(lines.stream()
                            .filter(line -> isAround(line, car, moment))
                            .toList()));
        }
    }

    private static LogWish wish(CarId car, Instant moment) {
        return new LogWish(
                "id:" + car.value(),
                Set.of(),
                LogLevel.DEBUG,
                moment.minus(AROUND),
                moment.plus(AROUND),
                Set.of(),
                null,
                null,
                Map.of());
    }

    private static boolean isAround(LogLine line, CarId car, Instant moment) {
        return line.car().equals(car)
                && Duration.between(moment, line.at()).abs().compareTo(AROUND) <= 0;
    }

    /// Goes back; empty where nothing was open.
    Optional<LogContext> leave() {
        Optional<LogContext> left = open.get();
        open.set(Optional.empty());
        left.ifPresent(context -> context.window().close());
        return left;
    }

    /// Takes what the window tells.
    private final class Told implements LogWindow.Listener {
        @Override
        public void appended(int from) {
            open.get().ifPresent(context -> {
                if (model.rows().store() == context.window().store()) {
                    model.rows().appended(from);
                }
            });
        }

        @Override
        public void prepended(int to) {}

        @Override
        public void dropped(int first) {}

        @Override
        public void sampled(int number) {}

        @Override
        public void rested() {
            open.get().ifPresent(context -> {
                if (model.rows().store() != context.window().store()) {
                    model.rows()
                            .show(
                                    context.window().store(),
                                    List.of(),
                                    model.query().search(),
                                    true);
                }
                model.outcome().become(new LogsState.Ready());
                model.trips().selectAt(context.moment());
                context.window().newer();
            });
        }

        @Override
        public void failed(Answer<?> why) {
            model.outcome().failed(why);
        }

        @Override
        public void passed(int lines) {}

        @Override
        public void refused(String why) {}
    }
}
