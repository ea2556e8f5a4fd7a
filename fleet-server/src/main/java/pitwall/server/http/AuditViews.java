package pitwall.server.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;
import pitwall.server.access.Principal;
import pitwall.server.storage.AuditFilter;
import pitwall.server.storage.AuditRows;

/// The audit trail as it travels, to the one who may read it.
final class AuditViews {
    private AuditViews() {}

    static AuditFilter.Reader reader(Principal caller) {
        return new AuditFilter.Reader(
                caller.user(), caller.may(Capability.AUDIT_READ), caller.may(Capability.USERS_MANAGE), caller.scope());
    }

    /// A row. What is stored in place of an entry is said to be damaged.
    static AuditRecord row(AuditRows.Stored stored, AuditFilter.Reader reader) {
        AuditEntry entry = stored.entry();
        if (entry == null) {
            throw new FaultException(Fault.of(
                    500, "AUDIT_DAMAGED", "Entry " + stored.n() + " of the audit trail is not what was written."));
        }
        return row(entry, stored.hash(), reader);
    }

    static AuditRecord row(AuditEntry entry, Hash hash, AuditFilter.Reader reader) {
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
    private static boolean knowsAddress(AuditEntry entry, AuditFilter.Reader reader) {
        return reader.people() || entry.personal(PersonalKey.ACTOR).equals(Optional.of(reader.user()));
    }

    /// The openings that the reader may know, by name.
    static Map<String, AuditDetail.Opening> openings(AuditEntry entry, AuditFilter.Reader reader) {
        Map<String, AuditDetail.Opening> openings = new TreeMap<>();
        entry.personal().forEach((key, field) -> {
            PersonalField.Opening opening = field.opening();
            if (opening != null && (key != PersonalKey.ADDRESS || knowsAddress(entry, reader))) {
                openings.put(key.word(), new AuditDetail.Opening(opening.salt(), opening.value()));
            }
        });
        return openings;
    }

    static AuditHead head(SignedHead head) {
        return new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature());
    }
}
