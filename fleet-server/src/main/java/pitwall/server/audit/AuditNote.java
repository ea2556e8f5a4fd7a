package pitwall.server.audit;

import java.util.HashMap;
import java.util.Map;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.PersonalKey;

/// What is to be written down, before it has a number and a place in the chain.
public record AuditNote(AuditFacts facts, Map<PersonalKey, String> personal) {
    public AuditNote {
        personal = Map.copyOf(personal);
    }

    /// Whether another attempt was made on the same.
    boolean isAbout(AuditNote other) {
        return facts.object().equals(other.facts.object());
    }

    /// The same for many equal attempts.
    AuditNote times(int count) {
        return of(count, facts.object());
    }

    /// The same for many equal attempts on several objects, none of which is named. What was asked for was that of one
    /// of them and is left out.
    AuditNote timesOnSeveral(int count) {
        Map<PersonalKey, String> told = new HashMap<>(personal);
        told.remove(PersonalKey.REQUEST);
        told.remove(PersonalKey.SUBJECT);
        return new AuditNote(facts, told)
                .of(count, new AuditFacts.Target(facts.object().kind(), null));
    }

    private AuditNote of(int count, AuditFacts.Target object) {
        AuditFacts one = facts;
        return new AuditNote(
                new AuditFacts(
                        one.role(),
                        one.origin(),
                        one.action(),
                        object,
                        one.cars(),
                        one.places(),
                        one.result(),
                        one.code(),
                        count,
                        one.correlation()),
                personal);
    }
}
