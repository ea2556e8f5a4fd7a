package pitwall.server.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The conditions of a search in the audit trail, as SQL with bound values.
final class AuditConditions {
    private static final String BY_READER = """
            exists (select 1 from audit_personal p where p.n = e.n and p.name = 'actor' and p.value = :reader)
             and e.origin in ('API', 'CONSOLE')""";
    private static final String PEOPLE = "e.object in ('user', 'session')";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();

    AuditConditions(AuditFilter filter, AuditFilter.Reader reader) {
        equal("e.action", filter.action());
        equal("e.object", filter.object());
        equal("e.object_id", filter.objectId());
        equal("e.result", filter.result());
        equal("e.correlation", filter.correlation());
        time("e.at >= :from", "from", filter.from());
        time("e.at < :to", "to", filter.to());
        personal(filter.actor());
        text(filter.text());
        if (!reader.seesEverything()) {
            conditions.add("(" + visible(reader) + ")");
            values.put("reader", reader.user());
        }
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            String name = column.substring(2).replace('_', 'x');
            conditions.add(column + " = :" + name);
            values.put(name, value);
        }
    }

    private void time(String condition, String name, @Nullable Instant at) {
        if (at != null) {
            conditions.add(condition);
            values.put(name, at.toEpochMilli());
        }
    }

    private void personal(@Nullable String actor) {
        if (actor != null) {
            conditions.add("exists (select 1 from audit_personal p where p.n = e.n and p.name = 'actor'"
                    + " and p.value = :actor)");
            values.put("actor", actor);
        }
    }

    private void text(@Nullable String text) {
        if (text != null) {
            conditions.add("(lower(e.body) like :text escape '!' or exists (select 1 from audit_personal p"
                    + " where p.n = e.n and lower(p.value) like :text escape '!'))");
            String plain = text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
            values.put("text", "%" + plain + "%");
        }
    }

    /// What the reader did; beyond that, what they may know of people, and what happened inside their scope. An entry
    /// about several places is inside only with all of them.
    private String visible(AuditFilter.Reader reader) {
        if (!reader.others()) {
            return BY_READER;
        }
        String people = reader.people() ? " or " + PEOPLE : "";
        return "(" + BY_READER + ")" + people + " or (not " + PEOPLE + inside(reader) + ")";
    }

    private String inside(AuditFilter.Reader reader) {
        if (reader.scope().isUnlimited()) {
            return "";
        }
        List<String> outside = new ArrayList<>();
        outside("region", reader.scope().regions(), outside);
        outside("model", reader.scope().models(), outside);
        return " and exists (select 1 from audit_place p where p.n = e.n)"
                + " and not exists (select 1 from audit_place p where p.n = e.n and ("
                + String.join(" or ", outside) + "))";
    }

    private void outside(String column, Set<String> allowed, List<String> outside) {
        if (!allowed.isEmpty()) {
            outside.add("p." + column + " not in (<" + column + "s>)");
            lists.put(column + "s", List.copyOf(allowed));
        }
    }

    String sql() {
        return conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach(query::bindList);
        return query;
    }
}
