package pitwall.server.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.Reading;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.BackTest.Limit;
import pitwall.server.alarm.Alarms;
import pitwall.server.storage.AlarmJournalRows;
import pitwall.server.storage.Database;

/// What is kept of facts about the server: nothing but the alarms that were raised by them. Thread-safe.
final class FactHistory {
    private static final int MOST_LINES = 50_000;

    private final Alarms alarms;
    private final Database database;

    FactHistory(Alarms alarms, Database database) {
        this.alarms = alarms;
        this.database = database;
    }

    /// By the id of what it is about; empty where no rule asks for the fact.
    ///
    /// @param condition as it is written
    Optional<Map<String, Tellable>> of(String condition, Instant from, Instant to) {
        Set<String> rules = alarms.rules().stream()
                .map(AlarmRuleEntry::rule)
                .filter(rule -> rule.condition().strip().equals(condition))
                .map(rule -> rule.name())
                .collect(Collectors.toSet());
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<Sighting>> things = new LinkedHashMap<>();
        List<AlarmJournalLine> lines =
                database.read(sql -> new AlarmJournalRows(sql).between(from, to, rules, MOST_LINES));
        for (AlarmJournalLine line : lines) {
            AlarmObject object = line.object();
            if (object != null) {
                List<Sighting> sightings = things.computeIfAbsent(object.id(), id -> new ArrayList<>());
                reading(line).ifPresent(reading -> sightings.add(new Sighting(line.at(), reading, line.note())));
            }
        }
        return Optional.of(things.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, thing -> new Tellable(thing.getValue(), Set.of(Limit.BY_JOURNAL)))));
    }

    private static Optional<Reading> reading(AlarmJournalLine line) {
        return switch (line.what()) {
            case RAISED, RAISED_AGAIN -> Optional.of(Reading.HOLDS);
            case CLEARED -> Optional.of(Reading.DOES_NOT);
            case EVENT,
                    ACKNOWLEDGED,
                    SHELVED,
                    UNSHELVED,
                    SHELVING_EXPIRED,
                    SILENCED,
                    UNSILENCED,
                    TAKEN_OUT_OF_SERVICE,
                    PUT_BACK_IN_SERVICE,
                    ENDED,
                    FLOOD_BEGAN,
                    FLOOD_ENDED -> Optional.empty();
        };
    }
}
