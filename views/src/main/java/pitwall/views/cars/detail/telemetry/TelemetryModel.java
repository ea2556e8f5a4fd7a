package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import pitwall.client.CarFiles;
import pitwall.fleet.CarId;
import pitwall.fleet.Vitals;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.asked.Known;
import pitwall.views.cars.detail.telemetry.TelemetryTrack.Sample;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable.Row;

/// The figures of one car over time: what the server remembers, joined with what is heard since. FX thread; needs no
/// toolkit.
///
/// The last hour is always asked for, because its curves are always in sight; a longer span only while it is looked at.
public final class TelemetryModel {
    /// So long nobody looked: what was said meanwhile is known to the server alone.
    private static final Duration MISSED = TelemetryTrack.HOLDS;

    private final FleetModel fleet;
    private final CarFiles files;
    private final TelemetryTrack track = new TelemetryTrack();
    private final Map<TelemetrySpan, Inquiry<CarTelemetry>> inquiries = new EnumMap<>(TelemetrySpan.class);
    private final Map<TelemetrySpan, Instant> askedAt = new EnumMap<>(TelemetrySpan.class);
    private final ObjectProperty<TelemetrySpan> span = new SimpleObjectProperty<>(TelemetrySpan.HOUR);
    private final ReadOnlyObjectWrapper<Known<Plot>> plot = new ReadOnlyObjectWrapper<>(Known.nothing());
    private final ReadOnlyObjectWrapper<Known<Plot>> lastHour = new ReadOnlyObjectWrapper<>(Known.nothing());
    private final ObjectProperty<Optional<Instant>> cursor = new SimpleObjectProperty<>(Optional.empty());
    private final TelemetryWords words;
    private @Nullable Instant looked;
    private boolean live;

    public TelemetryModel(CarId car, CarFiles files, FleetModel fleet, Executor fxThread, Strings strings) {
        this.fleet = fleet;
        this.files = files;
        this.words = new TelemetryWords(strings);
        for (TelemetrySpan each : TelemetrySpan.values()) {
            Inquiry<CarTelemetry> inquiry =
                    new Inquiry<>(() -> files.telemetry(car, each.length()), fleet, fxThread, strings);
            inquiries.put(each, inquiry);
            inquiry.knownProperty().subscribe(_ -> draw());
        }
        span.subscribe((_, _) -> {
            askIfNeeded(now());
            draw();
        });
    }

    private Instant now() {
        return fleet.serverNowProperty().get();
    }

    private Inquiry<CarTelemetry> inquiry(TelemetrySpan of) {
        Inquiry<CarTelemetry> inquiry = inquiries.get(of);
        if (inquiry == null) {
            throw new IllegalStateException("every span has a question, not " + of);
        }
        return inquiry;
    }

    /// Takes what the car says now, lets gaps grow and asks the server where need be. Called a few times a second while
    /// the car is looked at.
    ///
    /// @param now server time
    public void look(Vitals vitals, Instant now) {
        boolean nowLive = fleet.frame().freshness().allowsCommands();
        Instant before = looked;
        if (before != null && (nowLive != live || away(before, now).compareTo(MISSED) > 0)) {
            askedAt.clear();
        }
        live = nowLive;
        looked = now;
        boolean more = !isPast() && track.add(vitals);
        askIfNeeded(now);
        Plot shown = plot.get().value();
        boolean grown = shown == null || away(shown.to(), now).compareTo(TelemetryTrack.STEP) >= 0;
        if (more || grown) {
            draw();
        }
    }

    /// How far apart two moments are; in the past time may go back.
    private static Duration away(Instant from, Instant to) {
        return Duration.between(from, to).abs();
    }

    /// What was heard here lately says nothing of the past.
    private boolean isPast() {
        return files.until().isPresent();
    }

    private void askIfNeeded(Instant now) {
        ask(TelemetrySpan.HOUR, now);
        ask(span.get(), now);
    }

    private void ask(TelemetrySpan of, Instant now) {
        Instant before = askedAt.get(of);
        if (before == null || live && !before.plus(of.askedEvery()).isAfter(now)) {
            askedAt.put(of, now);
            inquiry(of).ask();
        }
    }

    /// Asks at once.
    public void refresh() {
        askedAt.clear();
        askIfNeeded(now());
    }

    private void draw() {
        plot.set(joined(span.get()));
        lastHour.set(joined(TelemetrySpan.HOUR));
    }

    /// An answer that is only remembered ends where it was given: what was said since is not known.
    private Known<Plot> joined(TelemetrySpan of) {
        Known<CarTelemetry> known = inquiry(of).known();
        CarTelemetry history = known.value();
        Optional<Sample> newest = isPast() ? Optional.empty() : track.newest();
        boolean nothing = history == null && newest.isEmpty();
        if (nothing) {
            return new Known<>(null, null, known.condition(), known.trouble());
        }
        boolean asOf = history != null
                && known.condition() == Known.Condition.REMEMBERED
                && newest.filter(last -> last.at().isAfter(history.to())).isEmpty();
        Instant to = asOf && history != null ? history.to() : now();
        List<Sample> heard = isPast() ? List.of() : track.samples();
        Plot made = Plotting.of(history, heard, to.minus(of.length()), to);
        return new Known<>(made, known.asOf(), condition(known), known.trouble());
    }

    private static Known.Condition condition(Known<CarTelemetry> known) {
        return switch (known.condition()) {
            case NOT_CACHED, WAITING -> Known.Condition.CURRENT;
            case CURRENT, REMEMBERED, FAILED -> known.condition();
        };
    }

    TelemetryWords words() {
        return words;
    }

    /// How far back is looked.
    ObjectProperty<TelemetrySpan> spanProperty() {
        return span;
    }

    /// What is drawn of the span that was chosen.
    ReadOnlyObjectProperty<Known<Plot>> plotProperty() {
        return plot.getReadOnlyProperty();
    }

    /// What is drawn of the last hour.
    ReadOnlyObjectProperty<Known<Plot>> lastHourProperty() {
        return lastHour.getReadOnlyProperty();
    }

    /// The moment that all curves are read at; empty where nobody points at one.
    ObjectProperty<Optional<Instant>> cursorProperty() {
        return cursor;
    }

    /// The moment that all curves are read at.
    public Optional<Instant> cursor() {
        return cursor.get();
    }

    /// Moves the cursor by so many steps of what is drawn; it begins at the newest one.
    void moveCursor(int steps) {
        Plot shown = plot.get().value();
        if (shown != null) {
            Instant here = cursor.get().orElse(shown.to());
            Instant next = here.plus(shown.step().multipliedBy(steps));
            Instant first = next.isBefore(shown.from()) ? shown.from() : next;
            cursor.set(Optional.of(first.isAfter(shown.to()) ? shown.to() : first));
        }
    }

    /// The same as a table: every step that something was said in, the newest first, and the gaps between them.
    List<Row> rows() {
        Plot shown = plot.get().value();
        return shown == null ? List.of() : words.rows(shown);
    }
}
