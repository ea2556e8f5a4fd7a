package pitwall.server.http;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.Capability;
import pitwall.server.alarm.AlertsFile;
import pitwall.server.notify.AlertsAdoption;
import pitwall.server.registry.FleetWriter;

/// Takes over an `alerts.yaml`. Its body is the file itself: longer than texts of JSON may be here.
final class AlertsImport {
    private static final int MOST_BYTES = 256 * 1024;

    private final AlertsAdoption adoption;
    private final FleetWriter writer;

    AlertsImport(AlertsAdoption adoption, FleetWriter writer) {
        this.adoption = adoption;
        this.writer = writer;
    }

    /// What it would change.
    void preview(Exchange exchange) throws IOException {
        exchange.answer(Answer.ok(plan(exchange).summary()), Map.of());
    }

    void adopt(Exchange exchange) throws IOException {
        AlertsAdoption.Plan plan = plan(exchange);
        ApiCall call = exchange.call();
        if (!plan.channels().isEmpty() && !call.caller().may(Capability.CHANNELS_MANAGE)) {
            throw new FaultException(Fault.of(
                    403,
                    "FORBIDDEN",
                    "The file tells addresses that are no channel yet: making one needs "
                            + Capability.CHANNELS_MANAGE.name() + "."));
        }
        call.audit().after(plan.summary());
        exchange.answer(written(exchange, plan), Map.of());
    }

    private Answer written(Exchange exchange, AlertsAdoption.Plan plan) {
        ApiCall call = exchange.call();
        try {
            return writer.write(call.correlation(), exchange.audited(draft -> {
                adoption.adopt(draft, plan, call.caller().user());
                return Answer.ok(plan.summary());
            }));
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("alerts", String.valueOf(e.getMessage())));
        }
    }

    private AlertsAdoption.Plan plan(Exchange exchange) throws IOException {
        ApiCall call = exchange.call();
        call.allowOnly(Set.of());
        call.requireWholeFleet(AlarmRuleRoutes.WHOLE_FLEET);
        byte[] file = exchange.body().readNBytes(MOST_BYTES + 1);
        if (file.length > MOST_BYTES) {
            throw new FaultException(
                    Fault.of(413, "BODY_TOO_LARGE", "A file of alerts may have " + MOST_BYTES + " bytes at most."));
        }
        try {
            return adoption.plan(file);
        } catch (AlertsFile.UnreadableException | IllegalArgumentException e) {
            throw new FaultException(Fault.validation("alerts", String.valueOf(e.getMessage())));
        }
    }
}
