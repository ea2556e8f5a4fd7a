package pitwall.views.cars.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.client.SeenAlarms;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.desk.Destination;
import pitwall.views.kit.Strings;

/// The alarms that nobody looks after yet, as things that want a person: those of one rule are one thing, however many
/// cars they are about. Immutable.
final class AlarmNeeds {
    private final Strings strings;
    private final List<AlarmView> wanting;

    AlarmNeeds(SeenAlarms alarms, Strings strings) {
        this.strings = strings;
        this.wanting = alarms.alarms().stream()
                .filter(alarm -> alarm.state().wantsAcknowledgement()
                        && alarm.level().priority().isPresent())
                .sorted(Comparator.comparing(AlarmView::level))
                .toList();
    }

    /// The gravest alarm about a rollout.
    Optional<AlarmPriority> ofRollout(String id) {
        return wanting.stream()
                .filter(alarm -> isAbout(alarm, id))
                .findFirst()
                .flatMap(alarm -> alarm.level().priority());
    }

    private static boolean isAbout(AlarmView alarm, String rollout) {
        return alarm.object().kind() == AlarmObject.Kind.ROLLOUT
                && alarm.object().id().equals(rollout);
    }

    /// All but those about rollouts that have a line of their own.
    List<Need> besides(List<String> rollouts) {
        Map<String, List<AlarmView>> byRule = new LinkedHashMap<>();
        wanting.stream()
                .filter(alarm -> rollouts.stream().noneMatch(id -> isAbout(alarm, id)))
                .forEach(alarm -> byRule.computeIfAbsent(alarm.rule(), _ -> new ArrayList<>())
                        .add(alarm));
        return byRule.values().stream().flatMap(same -> need(same).stream()).toList();
    }

    private Optional<Need> need(List<AlarmView> same) {
        AlarmView first = same.getFirst();
        String sentence =
                same.size() == 1 ? first.text() : strings.plural("overview.need.alarms", same.size() - 1, first.text());
        return first.level().priority().map(priority -> Need.of(priority, sentence, where(same)));
    }

    /// What a single alarm is about; the alarms themselves where they are many, or about no screen.
    private static Destination where(List<AlarmView> same) {
        AlarmView first = same.getFirst();
        if (same.size() > 1) {
            return new Destination.Alarms(Destination.Alarms.Tab.UNACKNOWLEDGED, "rule:" + first.rule());
        }
        return AlarmWords.object(first)
                .orElseGet(() -> new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, first.id()));
    }
}
