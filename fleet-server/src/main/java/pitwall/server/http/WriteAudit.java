package pitwall.server.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditResult;
import pitwall.server.audit.AuditNote;
import pitwall.server.audit.AuditParts;
import pitwall.server.audit.AuditSheet;
import pitwall.server.registry.Draft;
import pitwall.server.registry.FleetWriter;
import pitwall.server.registry.Write;

/// Writes down every attempt to change something over REST (W-8): one entry each, whether it was accepted or not, in
/// the transaction of its effect where it has one. A retry that only gets the kept answer again is no attempt.
final class WriteAudit {
    private static final Logger LOG = LoggerFactory.getLogger(WriteAudit.class);

    /// Change nothing and take something away.
    private static final Set<ApiRoute> TAKING_AWAY =
            EnumSet.of(ApiRoute.AUDIT_EXPORT, ApiRoute.LOG_EXPORT, ApiRoute.SERVER_LOG_EXPORT);

    private final FleetWriter writer;
    private final AuditParts parts;

    WriteAudit(FleetWriter writer, AuditParts parts) {
        this.writer = writer;
        this.parts = parts;
    }

    /// Whether a route changes something, or takes the trail or lines of a log away. Looking ahead changes nothing.
    /// Refreshing tokens is part of the sign-in it belongs to: only a refusal says something.
    static boolean covers(ApiRoute route) {
        return switch (route.method()) {
            case "GET", "HEAD", "WS" -> TAKING_AWAY.contains(route);
            case "POST" ->
                route != ApiRoute.PREVIEW_ROLLOUT
                        && route != ApiRoute.PREVIEW_SAFETY_POLICY
                        && route != ApiRoute.PREVIEW_ALARM_MUTE
                        && route != ApiRoute.PREVIEW_ALARM_RULES
                        && route != ApiRoute.BACK_TEST_RULE;
            default -> true;
        };
    }

    /// What is known of a request before anything is decided.
    AuditSheet sheet(ApiRoute route, Context context, String correlation) {
        String kind = kind(route);
        AuditOrigin origin = isConsole(context.header("Pitwall-Client")) ? AuditOrigin.CONSOLE : AuditOrigin.API;
        AuditSheet sheet = new AuditSheet(parts.payload(), route.name(), origin, kind, correlation).from(context.ip());
        context.pathParamMap().values().stream().findFirst().ifPresent(id -> {
            if (kind.equals("user")) {
                sheet.subject(id);
            } else {
                sheet.on(id);
            }
        });
        return sheet;
    }

    /// `console`, or `console/` and its version.
    private static boolean isConsole(@Nullable String client) {
        return client != null && (client.equals("console") || client.startsWith("console/"));
    }

    /// The word for what a route changes: its first path segment without the plural. Devices are cars.
    static String kind(ApiRoute route) {
        String[] parts = route.path().split("/");
        String first = parts.length > 3 ? parts[3] : parts[parts.length - 1];
        return switch (first) {
            case "auth" -> "session";
            case "devices", "config" -> "car";
            default -> singular(first);
        };
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /// The same write with its entry.
    Write<Answer> audited(ApiRoute route, ApiCall call, Write<Answer> write) {
        if (!covers(route)) {
            return write;
        }
        return draft -> {
            Answer answer = write.apply(draft);
            note(route, call, draft, answer).ifPresent(note -> parts.add(draft, note));
            return answer;
        };
    }

    private Optional<AuditNote> note(ApiRoute route, ApiCall call, Draft draft, Answer answer) {
        return switch (answer) {
            case Answer.Refused(Fault fault) -> Optional.of(refused(route, call, draft, fault));
            case Answer.Data any -> accepted(route, call);
            case Answer.Bare any -> accepted(route, call);
            case Answer.Nothing() -> accepted(route, call);
            case Answer.Text any -> accepted(route, call);
        };
    }

    private static Optional<AuditNote> accepted(ApiRoute route, ApiCall call) {
        return route == ApiRoute.REFRESH
                ? Optional.empty()
                : Optional.of(call.audit().accepted());
    }

    private AuditNote refused(ApiRoute route, ApiCall call, Draft draft, Fault fault) {
        call.audit().request(hasSecrets(route) ? new byte[0] : call.bytes());
        if (call.audit().isOutOfScope() || fault.status() == 404 && isOutOfScope(route, call, draft)) {
            return call.audit().without(AuditResult.DENIED, "OUT_OF_SCOPE");
        }
        return call.audit().without(result(fault), fault.code());
    }

    /// The caller is told that there is no such car; the trail knows better.
    private static boolean isOutOfScope(ApiRoute route, ApiCall call, Draft draft) {
        return kind(route).equals("car")
                && route.path().contains("{id}")
                && CarId.parse(call.path("id")).flatMap(draft::car).isPresent();
    }

    /// People type passwords where names belong, who is to be forgotten is not remembered by that, and channels come
    /// with what opens somebody else's door.
    private static boolean hasSecrets(ApiRoute route) {
        return kind(route).equals("session") || route == ApiRoute.ERASE_PERSON || route == ApiRoute.PUT_CHANNEL;
    }

    /// Writes down an attempt that never came to the writer, or broke there and had no effect.
    ///
    /// @param body as far as it was read
    void failed(ApiRoute route, AuditSheet sheet, byte[] body, Fault fault, Instant now) {
        if (!covers(route) || fault.status() == 503) {
            return;
        }
        sheet.request(hasSecrets(route) ? new byte[0] : body);
        AuditNote note = sheet.without(result(fault), fault.code());
        if (!parts.isWorthAnEntry(note, now)) {
            return;
        }
        try {
            writer.write(draft -> parts.trail().add(draft, note));
        } catch (RuntimeException e) {
            LOG.error("A refused {} could not be written down", route, e);
        }
    }

    private static AuditResult result(Fault fault) {
        return switch (fault.status()) {
            case 401, 403, 429 -> AuditResult.DENIED;
            default -> fault.status() < 500 ? AuditResult.REFUSED : AuditResult.FAILED;
        };
    }
}
