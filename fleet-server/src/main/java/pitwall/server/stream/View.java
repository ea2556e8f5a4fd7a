package pitwall.server.stream;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.Precision;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.Topic;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.access.Principal;
import pitwall.server.storage.AuditFilter;

/// What one console asked to see, within what its reader may see.
///
/// @param query absent where every car in scope is wanted
record View(
        Principal principal, Set<Topic> topics, @Nullable CarQuery query) {
    View {
        topics = Set.copyOf(topics);
    }

    /// True if every car is in view, whatever becomes of it.
    boolean isWhole() {
        return query == null && principal.scope().isUnlimited();
    }

    /// True if a car may come into view or leave it because time passes.
    boolean dependsOnTime() {
        return query != null;
    }

    /// @param update the car's newest; absent where it has none
    boolean sees(Car car, @Nullable UpdateProgress update, QueryContext context) {
        return principal.scope().covers(car.info())
                && (query == null || query.matches(Coarse.asked(car, query, precision()), update, context));
    }

    boolean hasCars() {
        return topics.contains(Topic.CARS);
    }

    boolean hasLogs() {
        return topics.contains(Topic.LOGS);
    }

    boolean hasRollouts() {
        return topics.contains(Topic.ROLLOUTS) && principal.may(Capability.FLEET_READ);
    }

    boolean hasAudit() {
        return topics.contains(Topic.AUDIT) && (principal.may(Capability.AUDIT_READ_OWN) || isAuditor());
    }

    boolean hasAlarms() {
        return topics.contains(Topic.ALARMS) && principal.may(Capability.FLEET_READ);
    }

    /// Alarms about cars are for those who see the car, all others for those who see everything.
    boolean sees(AlarmView alarm) {
        String region = alarm.object().region();
        String model = alarm.object().model();
        return principal.scope().isUnlimited()
                || region != null && model != null && principal.scope().covers(region, model);
    }

    private boolean isAuditor() {
        return principal.may(Capability.AUDIT_READ);
    }

    /// What this reader may see of the audit trail.
    AuditFilter.Reader auditReader() {
        return new AuditFilter.Reader(
                principal.user(), isAuditor(), principal.may(Capability.USERS_MANAGE), principal.scope());
    }

    Precision precision() {
        return principal.precision();
    }

    /// Names the kind of picture this view adds up to. Sequences are exchangeable only within one kind, so it is
    /// part of the epoch a console is told: a picture of rounded positions is never taken for an exact one. That of
    /// a limited view can not be resumed at all.
    String kind() {
        if (!isWhole()) {
            return "part";
        }
        return precision().name().toLowerCase(Locale.ROOT)
                + (hasCars() ? "-cars" : "")
                + (hasLogs() ? "-logs" : "")
                + (hasRollouts() ? "-rollouts" : "")
                + (hasAlarms() ? "-alarms" : "")
                + auditKind();
    }

    /// Whoever does not see all of the trail sees one of their own.
    private String auditKind() {
        if (!hasAudit()) {
            return "";
        }
        return auditReader().seesEverything() ? "-audit" : "-audit-" + principal.user();
    }

    View as(Principal renewed) {
        return new View(renewed, topics, query);
    }

    View with(Set<Topic> otherTopics, @Nullable CarQuery otherQuery) {
        return new View(principal, otherTopics, otherQuery);
    }
}
