package pitwall.server.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.server.registry.Draft;
import pitwall.server.storage.AlarmRuleRows;
import pitwall.server.storage.AlarmRuleRows.Row;

/// Every rule with its revision, as of the last commit. Reading is thread-safe; writing belongs inside the writer.
final class RuleBook {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    private final Map<String, Known> known = new ConcurrentSkipListMap<>();

    record Known(AlarmRule rule, Row row) {}

    /// What became of a change.
    sealed interface Change {
        record Done(Known known, boolean created) implements Change {}

        /// @param current 0 where there is none
        record OtherRevision(long current) implements Change {}
    }

    /// Reads what is on disk and adds what the server comes with and is not there yet.
    void begin(Handle sql, Collection<AlarmRuleBody> shipped, Instant now) {
        AlarmRuleRows rows = new AlarmRuleRows(sql);
        List<Row> stored = rows.all();
        Set<String> names = stored.stream().map(row -> row.rule().name()).collect(Collectors.toSet());
        stored.forEach(this::put);
        for (AlarmRuleBody rule : shipped) {
            if (!names.contains(rule.name())) {
                Row row = new Row(rule, 1, null, now);
                rows.save(row);
                put(row);
            }
        }
    }

    private void put(Row row) {
        RuleReader reader = new RuleReader();
        Optional<AlarmRule> rule = reader.read(row.rule());
        rule.ifPresentOrElse(
                one -> known.put(one.name().value(), new Known(one, row)),
                () -> LOG.error("The rule {} is left out: {}", row.rule().name(), reader.wrongs()));
    }

    /// All, by name.
    List<Known> all() {
        return new ArrayList<>(known.values());
    }

    Optional<Known> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    Optional<Known> find(RuleName name) {
        return find(name.value());
    }

    /// Writes a rule down.
    ///
    /// @param revision the one that the change is based on; absent for a new rule
    Change save(Draft draft, AlarmRuleBody body, AlarmRule rule, @Nullable Long revision, String by) {
        Known before = known.get(rule.name().value());
        long current = before == null ? 0 : before.row().revision();
        if (current != (revision == null ? 0 : revision)) {
            return new Change.OtherRevision(current);
        }
        Row row = new Row(body, current + 1, by, draft.now());
        new AlarmRuleRows(draft.sql()).save(row);
        Known next = new Known(rule, row);
        draft.afterCommit(() -> known.put(rule.name().value(), next));
        return new Change.Done(next, before == null);
    }
}
