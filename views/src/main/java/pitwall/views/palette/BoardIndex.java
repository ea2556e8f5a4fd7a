package pitwall.views.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import pitwall.client.FleetBoard;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Destination.Alarms.Tab;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.kit.Strings;
import pitwall.views.palette.PaletteRow.Entry;
import pitwall.views.progress.RolloutWords;

/// Rollouts and alarms by their numbers and words, as of the moment the palette opened. Nothing of them is listed
/// before something was typed. FX thread.
final class BoardIndex {
    private static final String ROLLOUT = "rollout:";
    private static final String ALARM = "alarm:";

    private final FleetBoard board;
    private final Strings strings;
    private final Navigator navigator;
    private final RolloutWords rollouts;
    private final AlarmWords alarms;

    BoardIndex(FleetBoard board, Strings strings, Navigator navigator) {
        this.board = board;
        this.strings = strings;
        this.navigator = navigator;
        this.rollouts = new RolloutWords(strings);
        this.alarms = new AlarmWords(strings);
    }

    List<Entry> rollouts(String wanted, int limit) {
        return best(board.rollouts(), this::title, wanted, limit).stream()
                .map(this::entry)
                .toList();
    }

    List<Entry> alarms(String wanted, int limit) {
        return best(board.alarms().alarms(), this::title, wanted, limit).stream()
                .map(this::entry)
                .toList();
    }

    /// What was chosen before, while it still exists.
    Optional<Entry> byId(String id) {
        if (id.startsWith(ROLLOUT)) {
            return board.rollout(id.substring(ROLLOUT.length())).map(this::entry);
        }
        return board.alarms().alarms().stream()
                .filter(alarm -> id.equals(ALARM + alarm.id()))
                .findFirst()
                .map(this::entry);
    }

    private static <T> List<T> best(List<T> all, Function<T, String> title, String wanted, int limit) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return all.stream()
                .map(each -> new Ranked<>(each, MatchRank.of(title.apply(each).toLowerCase(Locale.ROOT), wanted)))
                .filter(each -> each.rank() < MatchRank.NONE)
                .sorted(Comparator.comparingInt(Ranked::rank))
                .limit(limit)
                .map(Ranked::found)
                .toList();
    }

    private record Ranked<T>(T found, int rank) {}

    private String title(RolloutView rollout) {
        return strings.get("palette.rollout", rollout.id(), rollout.rollout().name());
    }

    private String title(AlarmView alarm) {
        return strings.get("palette.alarm", alarm.id(), alarm.text());
    }

    private Entry entry(RolloutView rollout) {
        Destination there = new Destination.Rollout(rollout.id());
        String detail = strings.get("palette.rollout.detail", rollouts.state(rollout.rollout()));
        return entry(ROLLOUT + rollout.id(), title(rollout), detail, there);
    }

    private Entry entry(AlarmView alarm) {
        Destination there = new Destination.Alarms(tab(alarm.state()), alarm.id());
        String detail = strings.get("palette.alarm.detail", alarms.level(alarm.level()), alarms.state(alarm.state()));
        return entry(ALARM + alarm.id(), title(alarm), detail, there);
    }

    private static Tab tab(AlarmState state) {
        return switch (state) {
            case UNACKED_ACTIVE, ACKED_ACTIVE, CLEARED_UNACKED -> Tab.ACTIVE;
            case SHELVED -> Tab.SHELVED;
            case SUPPRESSED, OUT_OF_SERVICE -> Tab.SILENCED;
            case OVER -> Tab.JOURNAL;
        };
    }

    private Entry entry(String id, String title, String detail, Destination there) {
        return new Entry(
                id,
                title,
                detail,
                "",
                Danger.D0,
                Optional.empty(),
                () -> navigator.open(there),
                Optional.of(() -> navigator.openNew(there)));
    }
}
