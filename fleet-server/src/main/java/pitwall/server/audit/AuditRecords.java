package pitwall.server.audit;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;
import pitwall.server.storage.AuditFilter;

/// Entries and heads of the trail as they travel, to the one who may read them. Pure.
public final class AuditRecords {
    private static final Set<String> PEOPLE = Set.of("user", "session");

    private AuditRecords() {}

    public static AuditRecord of(AuditEntry entry, Hash hash, AuditFilter.Reader reader) {
        AuditFacts facts = entry.facts();
        return new AuditRecord(
                entry.n(),
                entry.at(),
                word(entry, PersonalKey.ACTOR),
                facts.role(),
                facts.origin().name(),
                knowsAddress(entry, reader) ? word(entry, PersonalKey.ADDRESS) : null,
                facts.action(),
                facts.object().kind(),
                facts.object().id(),
                word(entry, PersonalKey.SUBJECT),
                facts.cars(),
                facts.result().name(),
                facts.code(),
                facts.count(),
                word(entry, PersonalKey.REASON),
                word(entry, PersonalKey.TICKET),
                word(entry, PersonalKey.APPROVER),
                facts.correlation(),
                hash.toString());
    }

    private static @Nullable String word(AuditEntry entry, PersonalKey key) {
        return entry.personal(key).orElse(null);
    }

    /// Where somebody else sits is for whoever looks after people.
    public static boolean knowsAddress(AuditEntry entry, AuditFilter.Reader reader) {
        return reader.people() || isActor(entry, reader);
    }

    private static boolean isActor(AuditEntry entry, AuditFilter.Reader reader) {
        return entry.personal(PersonalKey.ACTOR).equals(Optional.of(reader.user()));
    }

    /// Whether a reader may see an entry: the same rule that a search in the trail has in its SQL.
    public static boolean isVisible(AuditEntry entry, AuditFilter.Reader reader) {
        AuditFacts facts = entry.facts();
        boolean byPerson = facts.origin() == AuditOrigin.API || facts.origin() == AuditOrigin.CONSOLE;
        if (reader.seesEverything() || isActor(entry, reader) && byPerson) {
            return true;
        }
        boolean people = PEOPLE.contains(facts.object().kind());
        return reader.others() && (people ? reader.people() : isInside(facts, reader.scope()));
    }

    /// An entry about several places is inside only with all of them.
    private static boolean isInside(AuditFacts facts, Scope scope) {
        return scope.isUnlimited()
                || !facts.places().isEmpty() && facts.places().stream().allMatch(place -> covers(scope, place));
    }

    private static boolean covers(Scope scope, AuditPlace place) {
        return (scope.regions().isEmpty() || scope.regions().contains(place.region()))
                && (scope.models().isEmpty() || scope.models().contains(place.model()));
    }

    public static AuditHead head(SignedHead head) {
        return new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature());
    }
}
