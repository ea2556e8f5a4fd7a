package pitwall.server.http;

import java.util.Set;
import pitwall.protocol.rest.ExportNote;
import pitwall.server.registry.Write;

/// What consoles tell the audit trail because only they can know it. Changes nothing but the trail.
final class AuditNotes {
    private static final Set<String> FORMATS = Set.of("CSV", "JSON", "HTML", "CASE");
    private static final int LONGEST_QUERY = 2_000;
    private static final int MOST_CARS = 10_000_000;

    Write<Answer> export(ApiCall call) {
        ExportNote note = call.body(ExportNote.class);
        if (!FORMATS.contains(note.format())) {
            throw new FaultException(Fault.validation("format", "must be CSV, JSON, HTML or CASE"));
        }
        if (note.query().length() > LONGEST_QUERY) {
            throw new FaultException(Fault.validation("query", "must have at most 2 000 characters"));
        }
        if (note.cars() < 0 || note.cars() > MOST_CARS) {
            throw new FaultException(Fault.validation("cars", "must be a number of cars"));
        }
        call.audit().after(note);
        return draft -> new Answer.Nothing();
    }
}
