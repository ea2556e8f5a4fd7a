package pitwall.views.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.LogWish;
import pitwall.client.LogWish.Origin;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.views.logs.lines.LineStore;

/// Everything that a car, or the server itself, wrote shortly before and after a moment, in place of what the query
/// finds. FX thread; needs no toolkit.
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

    /// @param car absent for the server
    /// @param live whether the server is asked; else what this computer remembers is shown
    void open(@Nullable CarId car, Instant moment, boolean live) {
        int place = open.get()
                .map(LogContext::place)
                .orElseGet(() -> model.selection().lead());
        leave();
        Reckoning reckoning = model.loading().reckoning();
        LineStore store = new LineStore(true, reckoning);
        LogWindow window = new LogWindow(parts, wish(car, moment), store, LogsViewModel.MOST, new Told());
        window.watched(model.loading().isWatched());
        open.set(Optional.of(new LogContext(car, moment, window, place, live)));
        if (live) {
            window.openOldest();
        } else {
            LogLoading.remember(
                    parts,
                    (_, lines) -> window.openWith(lines.stream()
                            .filter(line -> Objects.equals(car, line.car()) && isAround(reckoning.time(line), moment))
                            .toList()));
        }
    }

    private static LogWish wish(@Nullable CarId car, Instant moment) {
        return new LogWish(
                car == null ? Origin.SERVER : Origin.CARS,
                car == null ? null : "id:" + car.value(),
                Set.of(),
                LogLevel.DEBUG,
                moment.minus(AROUND),
                moment.plus(AROUND),
                Set.of(),
                null,
                null,
                Map.of());
    }

    private static boolean isAround(Instant time, Instant moment) {
        return Duration.between(moment, time).abs().compareTo(AROUND) <= 0;
    }

    /// Takes whether somebody looks, at these lines or at those of the query.
    void watched(boolean now) {
        model.loading().watched(now);
        open.get().ifPresent(context -> context.window().watched(now));
    }

    /// Somebody looks again: leaves where the lines are not those that would be shown now.
    ///
    /// @return whether something is still open
    boolean lookedAt() {
        if (open.get().filter(this::isStale).isPresent()) {
            leave();
        }
        showOr(() -> {});
        return open.get().isPresent();
    }

    private boolean isStale(LogContext context) {
        LogLoading loading = model.loading();
        boolean elsewhere = context.asked() ? loading.moment().isPresent() : loading.isLive() && loading.isCached();
        return elsewhere || context.window().store().reckoning() != loading.reckoning();
    }

    /// Shows what is open up to the moment that is shown; where nothing is open, does the other thing.
    void showOr(Runnable other) {
        open.get()
                .ifPresentOrElse(
                        context -> {
                            if (model.rows().store() == context.window().store()) {
                                show(context);
                            }
                        },
                        other);
    }

    private void show(LogContext context) {
        LogLoading loading = model.loading();
        model.rows()
                .show(
                        context.window().store(),
                        loading.known(),
                        model.query().search(),
                        loading.seamsAlone(Optional.ofNullable(context.car())));
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
                    show(context);
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
