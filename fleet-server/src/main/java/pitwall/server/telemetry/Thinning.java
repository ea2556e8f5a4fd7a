package pitwall.server.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.server.storage.TelemetryRows;
import pitwall.server.storage.TelemetryRows.Row;

/// Makes the coarser of the finer, car by car, and forgets what was kept long enough. Every visit makes anew what is
/// over and still there in the finer tier, so a late sample or a visit that was cut off needs no book-keeping: only
/// what came out differently is written. Belongs to the thread `pitwall-telemetry`.
final class Thinning {
    private static final Logger LOG = LoggerFactory.getLogger(Thinning.class);

    /// So long after its end a piece is waited for.
    private static final long GRACE = Duration.ofMinutes(5).toMillis();

    private final Retention retention;

    Thinning(Retention retention) {
        this.retention = retention;
    }

    /// @param now server time, milliseconds
    void visit(Handle sql, CarId car, long now) {
        TelemetryRows rows = new TelemetryRows(sql);
        thin(rows, car, Tier.SAMPLES, Tier.MINUTES, now);
        rows.forget(car, Tier.SAMPLES.ordinal(), retention.until(Tier.SAMPLES, now));
        thin(rows, car, Tier.MINUTES, Tier.TENS, now);
        rows.forget(car, Tier.MINUTES.ordinal(), retention.until(Tier.MINUTES, now));
        rows.forget(car, Tier.TENS.ordinal(), retention.until(Tier.TENS, now));
    }

    private static void thin(TelemetryRows rows, CarId car, Tier fine, Tier coarse, long now) {
        long end = coarse.pieceOf(now - GRACE);
        Map<Long, List<Row>> pieces = new TreeMap<>();
        for (Row row : rows.of(car, fine.ordinal(), Long.MIN_VALUE, end)) {
            pieces.computeIfAbsent(coarse.pieceOf(row.at()), _ -> new ArrayList<>())
                    .add(row);
        }
        List<Row> changed = new ArrayList<>();
        for (Map.Entry<Long, List<Row>> piece : pieces.entrySet()) {
            long at = piece.getKey();
            Fold fold = new Fold(at, coarse.step());
            piece.getValue().forEach(row -> steps(row).forEach(fold::add));
            List<Step> steps = fold.steps();
            if (!steps.isEmpty()) {
                Row made = new Row(car, coarse.ordinal(), steps.getFirst().millis(), at, Block.write(steps));
                List<Row> known = rows.of(car, coarse.ordinal(), at, at + coarse.piece());
                if (known.size() != 1 || !Arrays.equals(known.getFirst().body(), made.body())) {
                    rows.forget(car, coarse.ordinal(), at, at + coarse.piece());
                    changed.add(made);
                }
            }
        }
        rows.save(changed);
    }

    /// The steps of a block; none where it is damaged.
    static List<Step> steps(Row row) {
        try {
            return Block.read(row.at(), row.body());
        } catch (DamagedBlockException e) {
            LOG.warn("Telemetry of {} at {} cannot be read and is left out", row.car(), row.at(), e);
            return List.of();
        }
    }
}
