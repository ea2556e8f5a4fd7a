package pitwall.views.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import pitwall.client.LogWish;
import pitwall.client.LogWish.Origin;
import pitwall.fleet.LogLevel;
import pitwall.views.fx.FleetModel;
import pitwall.views.logs.lines.LineCondition;
import pitwall.views.logs.query.LogQuery;
import pitwall.views.logs.query.LogQueryEdit;
import pitwall.views.logs.query.LogQueryError;

/// What somebody asks of the lines: the query as he writes it, and as far as it can be read. FX thread; needs no
/// toolkit.
final class LogQuestion {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<LogQueryError>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty onlyHits = new SimpleBooleanProperty(true);
    private final Supplier<Instant> now;
    private final Runnable changed;
    private LogQuery query = LogQuery.ALL;

    /// @param now server time
    /// @param changed called when something else is asked
    LogQuestion(Supplier<Instant> now, Runnable changed) {
        this.now = now;
        this.changed = changed;
        text.subscribe(this::read);
        onlyHits.subscribe((_, _) -> changed.run());
    }

    private void read(String written) {
        switch (LogQuery.read(written, now.get())) {
            case LogQuery.Read.Valid(LogQuery read) -> {
                trouble.set(Optional.empty());
                if (!read.text().strip().equals(query.text().strip())) {
                    query = read;
                    changed.run();
                }
            }
            case LogQuery.Read.Invalid(LogQueryError error) -> trouble.set(Optional.of(error));
        }
    }

    StringProperty textProperty() {
        return text;
    }

    /// What is wrong with the text; the query of before is still asked.
    ReadOnlyObjectProperty<Optional<LogQueryError>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Whether only lines are shown in which the text was found; else they are marked among the others.
    BooleanProperty onlyHitsProperty() {
        return onlyHits;
    }

    /// Asks for the lines of the others than now.
    void turn() {
        choose(query.origin() == Origin.CARS ? Origin.SERVER : Origin.CARS);
    }

    /// Asks for lines of these.
    void choose(Origin origin) {
        text.set(new LogQueryEdit(query).withOrigin(origin));
    }

    LogQuery query() {
        return query;
    }

    /// Whether hits are marked among other lines, which are read from where they are.
    boolean marksHits() {
        return !query.search().isEmpty() && !onlyHits.get();
    }

    /// What the server is asked for.
    LogWish wish() {
        return query.wish(onlyHits.get());
    }

    /// Only where nothing is left out can a missing line be told.
    static boolean isWhole(LogWish wish) {
        return wish.least() == LogLevel.DEBUG
                && wish.sources().isEmpty()
                && wish.fields().isEmpty()
                && wish.text() == null
                && wish.regex() == null;
    }

    /// What must hold of a line to be shown.
    ///
    /// @param loading what is loaded: of what this computer remembers the cars are still to be told apart
    List<LineCondition> narrowing(LogLoading loading, FleetModel fleet) {
        List<LineCondition> narrowing = new ArrayList<>(query.narrowing(loading.reckoning()));
        narrowing.addAll(loading.known());
        if (loading.isCached()) {
            CarChoice.of(query.cars(), fleet).ifPresent(narrowing::add);
        }
        if (onlyHits.get()) {
            narrowing.addAll(query.search());
        }
        return narrowing;
    }
}
