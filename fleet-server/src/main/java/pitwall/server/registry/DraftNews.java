package pitwall.server.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.AuditNews;
import pitwall.server.live.RolloutChange;

/// What one group of writes tells beside cars, once it is on disk. Owned by the `pitwall-log` thread.
public final class DraftNews {
    private static final Logger LOG = LoggerFactory.getLogger(DraftNews.class);

    private final Map<String, Supplier<List<RolloutChange>>> rollouts = new LinkedHashMap<>();
    private final List<AuditNews.Added> entries = new ArrayList<>();
    private AlarmNews alarms = AlarmNews.NONE;
    private @Nullable SignedHead head;

    /// A rollout changed. What it looks like afterwards is asked once, after the commit, however often it changed.
    ///
    /// @param change the change, and others that follow from it; at most one a rollout
    public void rollout(String id, Supplier<List<RolloutChange>> change) {
        rollouts.putIfAbsent(id, change);
    }

    /// The audit trail has another entry.
    public void audited(AuditEntry entry, Hash hash) {
        entries.add(new AuditNews.Added(entry, hash));
    }

    /// Alarms are others now.
    public void alarms(AlarmNews news) {
        alarms = alarms.then(news);
    }

    AlarmNews alarms() {
        return alarms;
    }

    /// The audit trail was signed.
    public void signed(SignedHead signed) {
        head = signed;
    }

    /// What changed of rollouts, at most one change each. Only after the commit, once.
    List<RolloutChange> rollouts() {
        Map<String, RolloutChange> changes = new LinkedHashMap<>();
        rollouts.forEach((id, change) -> {
            for (RolloutChange one : asked(id, change)) {
                changes.merge(one.id(), one, RolloutChange::then);
            }
        });
        return List.copyOf(changes.values());
    }

    /// The writes are on disk and must not be tried again for what only shows them: nobody could pause a rollout that
    /// cannot be drawn.
    private static List<RolloutChange> asked(String id, Supplier<List<RolloutChange>> change) {
        try {
            return change.get();
        } catch (RuntimeException e) {
            LOG.error("Consoles are not told what became of rollout {}", id, e);
            return List.of();
        }
    }

    AuditNews audit() {
        return new AuditNews(entries, head);
    }
}
