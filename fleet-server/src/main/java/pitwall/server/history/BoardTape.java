package pitwall.server.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.steps.DamagedRowException;
import pitwall.protocol.steps.StepReader;
import pitwall.protocol.steps.StepWriter;
import pitwall.server.live.PlacedRollout;
import pitwall.server.live.RolloutPicture;

/// Writes the rollouts and alarms of one tier into its steps: rollouts as notes, for readers of any part of the fleet,
/// all else as changes. Belongs to one thread.
final class BoardTape {
    private static final ObjectMapper JSON = Json.stored();

    private final Map<String, PlacedRollout> rollouts = new LinkedHashMap<>();
    private final Map<String, AlarmView> alarms = new LinkedHashMap<>();
    private final Set<String> touchedRollouts = new LinkedHashSet<>();
    private final Set<String> touchedAlarms = new LinkedHashSet<>();
    private AlarmLoad load = AlarmLoad.NONE;

    /// Takes what there is as told.
    void begin(Board board) {
        forgetTouched();
        rollouts.clear();
        board.rollouts().forEach((id, rollout) -> rollouts.put(id, rollout.placed()));
        alarms.clear();
        alarms.putAll(board.alarms());
        load = board.load();
    }

    /// What may have changed since the last step.
    void touch(Changed changed) {
        touchedRollouts.addAll(changed.rollouts().keySet());
        touchedAlarms.addAll(changed.alarms().keySet());
    }

    void forgetTouched() {
        touchedRollouts.clear();
        touchedAlarms.clear();
    }

    /// Adds all that was told to a picture. That something is known of alarms is always said, also where there are
    /// none.
    void whole(Step step) {
        rollouts.values().forEach(step::rollout);
        alarms.values().forEach(alarm -> step.changes.add(new FleetEvent.AlarmChanged(alarm)));
        step.changes.add(new FleetEvent.AlarmLoadChanged(load));
    }

    /// Adds what is another than was told.
    void changes(Step step, Board board) {
        touchedRollouts.forEach(id -> rollout(step, id, board.rollouts().get(id)));
        touchedAlarms.forEach(id -> alarm(step, id, board.alarms().get(id)));
        forgetTouched();
        if (!board.load().equals(load)) {
            load = board.load();
            step.changes.add(new FleetEvent.AlarmLoadChanged(load));
        }
    }

    private void rollout(Step step, String id, @Nullable RolloutPicture now) {
        if (now == null) {
            if (rollouts.remove(id) != null) {
                step.changes.add(new FleetEvent.RolloutRemoved(id));
            }
            return;
        }
        PlacedRollout placed = now.placed();
        if (!placed.equals(rollouts.put(id, placed))) {
            step.rollout(placed);
        }
    }

    private void alarm(Step step, String id, @Nullable AlarmView now) {
        if (now == null) {
            if (alarms.remove(id) != null) {
                step.changes.add(new FleetEvent.AlarmRemoved(id));
            }
        } else if (!now.equals(alarms.put(id, now))) {
            step.changes.add(new FleetEvent.AlarmChanged(now));
        }
    }

    /// What one step tells: changes, and rollouts as they are now.
    record Step(List<FleetEvent> changes, List<PlacedRollout> rollouts) {
        Step() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        private void rollout(PlacedRollout now) {
            rollouts.add(now);
        }

        void write(StepWriter row, long second) {
            row.step(second, changes);
            for (PlacedRollout rollout : rollouts) {
                try {
                    row.note(JSON.writeValueAsBytes(rollout));
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("a rollout cannot be written", e);
                }
            }
        }

        /// The step that the reader has come to.
        static Step read(StepReader row) throws DamagedRowException {
            List<FleetEvent> changes = row.take();
            List<PlacedRollout> rollouts = new ArrayList<>();
            for (byte[] note : row.notes()) {
                try {
                    rollouts.add(JSON.readValue(note, PlacedRollout.class));
                } catch (IOException e) {
                    throw new DamagedRowException(e);
                }
            }
            return new Step(changes, rollouts);
        }
    }
}
