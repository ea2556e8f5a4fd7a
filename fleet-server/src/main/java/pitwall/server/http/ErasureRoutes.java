package pitwall.server.http;

import java.util.Map;
import pitwall.protocol.rest.ErasePerson;
import pitwall.protocol.rest.ErasedPerson;
import pitwall.server.access.Accounts;
import pitwall.server.audit.AuditTrail;
import pitwall.server.registry.Write;

/// Takes what names a person out of the trail (W-12). The entries, their order and their hashes stay.
final class ErasureRoutes {
    private static final int MOST = 200;

    private final AuditTrail trail;
    private final Accounts accounts;

    ErasureRoutes(AuditTrail trail, Accounts accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    /// Its own entry says why and in how many entries, and not whom.
    Write<Answer> erase(ApiCall call) {
        call.requireWholeFleet("The trail is that of the whole fleet.");
        ErasePerson wanted = call.body(ErasePerson.class);
        String person = text("person", wanted.person());
        call.audit().because(text("reason", wanted.reason()));
        return draft -> {
            if (accounts.find(person).isPresent()) {
                return Answer.refused(
                        Fault.validation("person", "still has an account; whoever can act must be answerable"));
            }
            int entries = trail.forget(draft, person);
            call.audit().after(Map.of("entries", entries));
            return Answer.ok(new ErasedPerson(entries));
        };
    }

    private static String text(String field, String given) {
        String text = given.strip();
        if (text.isEmpty() || text.length() > MOST) {
            throw new FaultException(Fault.validation(field, "must have 1 to " + MOST + " characters"));
        }
        return text;
    }
}
