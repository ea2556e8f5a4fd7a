package pitwall.server.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;

/// What became of alarms within one batch: of each alarm the last. Immutable.
///
/// @param changed alarms as they are now; those that are over leave the stream
/// @param load absent where it is as before
public record AlarmNews(List<AlarmView> changed, @Nullable AlarmLoad load) {
    public static final AlarmNews NONE = new AlarmNews(List.of(), null);

    /// An upper estimate of the bytes the load takes in a frame.
    public static final int LOAD_WEIGHT = 100;

    public AlarmNews {
        changed = List.copyOf(changed);
    }

    public boolean isEmpty() {
        return changed.isEmpty() && load == null;
    }

    /// This and what came later.
    public AlarmNews then(AlarmNews later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() ? later : this;
        }
        Map<String, AlarmView> last = new LinkedHashMap<>();
        changed.forEach(alarm -> last.put(alarm.id(), alarm));
        later.changed.forEach(alarm -> last.put(alarm.id(), alarm));
        return new AlarmNews(List.copyOf(last.values()), later.load == null ? load : later.load);
    }

    int weight() {
        return changed.stream().mapToInt(AlarmNews::weight).sum() + (load == null ? 0 : LOAD_WEIGHT);
    }

    /// An upper estimate of the bytes an alarm takes in a frame.
    public static int weight(AlarmView alarm) {
        int weight = 900 + 3 * alarm.text().length();
        String value = alarm.value();
        weight += value == null ? 0 : 3 * value.length();
        AlarmView.Acknowledged known = alarm.acknowledgement();
        String comment = known == null ? null : known.comment();
        weight += comment == null ? 0 : 3 * comment.length();
        AlarmView.Shelved shelved = alarm.shelving();
        return weight + (shelved == null ? 0 : 3 * shelved.reason().length());
    }
}
