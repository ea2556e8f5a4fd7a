package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.DamagedRowException;
import pitwall.protocol.steps.StepWriter;

/// Makes one row of all rows of an old group: every lasting change with its second, figures as they were at the end.
/// Belongs to the thread of the history.
final class GroupThinner {
    private static final Logger log = LoggerFactory.getLogger(GroupThinner.class);

    private final HistoryRows rows;
    private final ObjectMapper json;

    GroupThinner(HistoryRows rows, ObjectMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /// Thins the groups that tell of nothing later than `second`. A damaged one stays as it is.
    void thin(long second) throws IOException {
        for (RowHead keyframe : rows.keyframesToThin(second)) {
            List<RowHead> group = rows.group(keyframe.group());
            try {
                rows.together(() -> thin(keyframe, group));
            } catch (UncheckedDamage e) {
                log.warn("a group of the history stays as it is", e);
            }
        }
    }

    private void thin(RowHead keyframe, List<RowHead> group) throws IOException {
        Told told = new Told();
        try {
            long end = group.stream().mapToLong(RowHead::to).max().orElse(keyframe.to());
            GroupReplay replay = GroupReplay.ofAll(rows, keyframe, told, json);
            replay.advance(end);
            byte[] body = told.row(keyframe.to(), replay.place(), json);
            rows.forget(
                    group.stream().filter(row -> row.level() != Level.KEYFRAME).toList());
            rows.append(
                    new RowHead(rows.nextNumber(), keyframe.group(), Level.GROUP, keyframe.to(), replay.place()), body);
        } catch (DamagedRowException e) {
            throw new UncheckedDamage(e);
        }
    }

    /// What a whole group told.
    private static final class Told implements StepSink {
        private final CarBook book = new CarBook();
        private final List<Step> lasting = new ArrayList<>();
        private final Map<CarId, FleetEvent> figures = new LinkedHashMap<>();
        private boolean begun;

        private record Step(long second, List<FleetEvent> changes) {}

        @Override
        public void step(long second, List<FleetEvent> changes) {
            if (!begun) {
                begun = true;
                changes.forEach(this::remember);
                return;
            }
            List<FleetEvent> staying = new ArrayList<>();
            for (FleetEvent change : changes) {
                if (change instanceof FleetEvent.CarVitalsChanged vitals) {
                    figures.put(vitals.id(), vitals);
                } else {
                    staying.add(change);
                }
            }
            if (!staying.isEmpty()) {
                lasting.add(new Step(second, staying));
            }
        }

        private void remember(FleetEvent first) {
            if (first instanceof FleetEvent.CarCreated(var car)) {
                book.add(car.id(), car.vitals());
            }
        }

        byte[] row(long from, long to, ObjectMapper json) {
            StepWriter steps = new StepWriter(book, json);
            lasting.forEach(step -> steps.step(step.second(), step.changes()));
            if (to > from) {
                steps.step(to, List.copyOf(figures.values()));
            }
            return steps.row();
        }
    }

    private static final class UncheckedDamage extends RuntimeException {
        private static final long serialVersionUID = 1;

        UncheckedDamage(DamagedRowException cause) {
            super(cause);
        }
    }
}
