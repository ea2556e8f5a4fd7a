package pitwall.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.server.audit.AuditParts;
import pitwall.server.notify.AlertsAdoption;
import pitwall.server.registry.FleetWriter;

/// Takes over an operator's own `alerts.yaml` at the start, with an entry in the audit trail where it changes
/// something. The file wins over what people changed meanwhile: who names a file at the start keeps rules there.
record AlertsAtStart(AlertsAdoption adoption, FleetWriter writer, AuditParts audit) {
    private static final Logger LOG = LoggerFactory.getLogger(AlertsAtStart.class);
    private static final String BY = "server";

    /// @throws IllegalArgumentException with a sentence for whoever named the file
    void adopt(Path file) {
        try {
            AlertsAdoption.Plan plan = adoption.plan(Files.readAllBytes(file));
            if (!plan.isEmpty()) {
                boolean unused = writer.write(draft -> {
                    adoption.adopt(draft, plan, BY);
                    audit.add(
                            draft,
                            audit.sheet("IMPORT_ALARM_RULES", AuditOrigin.SERVER, "alarm-rule")
                                    .on(String.valueOf(file.getFileName()))
                                    .after(plan.summary())
                                    .accepted());
                    return true;
                });
            }
            plan.summary()
                    .unknownChannels()
                    .forEach(channel -> LOG.warn("Rules of {} tell {}, and there is no such channel", file, channel));
        } catch (IOException e) {
            throw new IllegalArgumentException("The file of alerts " + file + " is not usable: " + e.getMessage(), e);
        }
    }
}
