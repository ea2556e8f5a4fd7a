package pitwall.server.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import pitwall.fleet.CarId;
import pitwall.server.storage.SideFile;
import pitwall.server.storage.TelemetryRows;
import pitwall.server.storage.TelemetryRows.Row;

/// Reads what cars reported: what is on disk and what waits to be written, each stretch of time as fine as it is still
/// kept. Thread-safe. A car's whole history is some ten thousand steps and a few hundred rows.
public final class TelemetryHistory {
    private final SideFile file;
    private final TelemetryIntake intake;

    TelemetryHistory(SideFile file, TelemetryIntake intake) {
        this.file = file;
        this.intake = intake;
    }

    /// The steps of a car that begin at `from` or later and before `to`, in their order and without overlap. There is
    /// no step where the car said nothing.
    public List<Step> of(CarId car, Instant from, Instant to) {
        long first = from.toEpochMilli();
        long last = to.toEpochMilli();
        // Memory before disk and fine before coarse: what moves on in between is seen twice, never not at all.
        Pieces pieces = new Pieces();
        intake.waiting(car).forEach(step -> pieces.add(Tier.SAMPLES, step.millis(), List.of(step)));
        for (Tier tier : Tier.values()) {
            List<Row> rows =
                    file.read(sql -> new TelemetryRows(sql).of(car, tier.ordinal(), first - tier.piece(), last));
            rows.forEach(row -> pieces.add(tier, row.at(), Thinning.steps(row)));
        }
        return pieces.between(first, last);
    }

    /// Takes the tiers from the finest to the coarsest and lets nobody in where something finer is.
    private static final class Pieces {
        private final TreeMap<Long, Step> steps = new TreeMap<>();
        private final Set<Long> hours = new HashSet<>();
        private final Set<Long> days = new HashSet<>();

        void add(Tier tier, long at, List<Step> more) {
            boolean wanted = switch (tier) {
                case SAMPLES -> true;
                case MINUTES -> !hours.contains(Tier.MINUTES.pieceOf(at));
                case TENS -> !days.contains(Tier.TENS.pieceOf(at));
            };
            if (tier == Tier.SAMPLES) {
                hours.add(Tier.MINUTES.pieceOf(at));
            }
            if (tier != Tier.TENS) {
                days.add(Tier.TENS.pieceOf(at));
            }
            if (wanted) {
                more.forEach(step -> steps.putIfAbsent(step.millis(), step));
            }
        }

        List<Step> between(long first, long last) {
            return new ArrayList<>(steps.subMap(first, last).values());
        }
    }
}
