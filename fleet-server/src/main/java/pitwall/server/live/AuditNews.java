package pitwall.server.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;

/// What the audit trail grew by within one batch, before anybody's rights are looked at. Immutable.
///
/// @param head the newest signed head; absent where none was signed
public record AuditNews(List<Added> entries, @Nullable SignedHead head) {
    /// An upper estimate of the bytes a head takes in a frame.
    public static final int HEAD_WEIGHT = 500;

    public static final AuditNews NONE = new AuditNews(List.of(), null);

    /// An entry with its hash.
    public record Added(AuditEntry entry, Hash hash) {
        /// An upper estimate of the bytes this takes in a frame.
        public int weight() {
            int weight = 800;
            for (var field : entry.personal().values()) {
                var opening = field.opening();
                weight += opening == null ? 0 : 3 * Math.min(opening.value().length(), 2_000);
            }
            return weight;
        }
    }

    public AuditNews {
        entries = List.copyOf(entries);
    }

    public boolean isEmpty() {
        return entries.isEmpty() && head == null;
    }

    /// This and what came later.
    public AuditNews then(AuditNews later) {
        if (isEmpty()) {
            return later;
        }
        List<Added> all = new ArrayList<>(entries);
        all.addAll(later.entries);
        return new AuditNews(all, later.head == null ? head : later.head);
    }

    int weight() {
        return entries.stream().mapToInt(Added::weight).sum() + (head == null ? 0 : HEAD_WEIGHT);
    }
}
