package pitwall.server.audit;

import java.util.Map;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.PersonalKey;

/// What is to be written down, before it has a number and a place in the chain.
public record AuditNote(AuditFacts facts, Map<PersonalKey, String> personal) {
    public AuditNote {
        personal = Map.copyOf(personal);
    }

    /// The same for many equal attempts.
    AuditNote times(int count) {
        AuditFacts one = facts;
        return new AuditNote(
                new AuditFacts(
                        one.role(),
                        one.origin(),
                        one.action(),
                        one.object(),
                        one.cars(),
                        one.places(),
                        one.result(),
                        one.code(),
                        count,
                        one.correlation()),
                personal);
    }
}
