package pitwall.server.http;

import java.util.Map;
import java.util.TreeMap;
import pitwall.fleet.Capability;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditRecord;
import pitwall.server.access.Principal;
import pitwall.server.audit.AuditRecords;
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
        return AuditRecords.of(entry, stored.hash(), reader);
    }

    /// The openings that the reader may know, by name.
    static Map<String, AuditDetail.Opening> openings(AuditEntry entry, AuditFilter.Reader reader) {
        Map<String, AuditDetail.Opening> openings = new TreeMap<>();
        entry.personal().forEach((key, field) -> {
            PersonalField.Opening opening = field.opening();
            if (opening != null && (key != PersonalKey.ADDRESS || AuditRecords.knowsAddress(entry, reader))) {
                openings.put(key.word(), new AuditDetail.Opening(opening.salt(), opening.value()));
            }
        });
        return openings;
    }
}
