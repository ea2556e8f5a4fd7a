package pitwall.views.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailFinding;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.audit.SignedHead;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.desk.RoleWords;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;

/// Entries and the state of their chain in words. Knows no toolkit.
final class AuditWords {
    private final Strings strings;
    private final Formats formats;
    private final RolloutWords cars;
    private final Reasons reasons;

    AuditWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.cars = new RolloutWords(strings);
        this.reasons = new Reasons(strings);
    }

    /// `car-7`, `user otto`, or the kind alone.
    static String object(AuditRecord entry) {
        String name = entry.objectId() == null ? entry.subject() : entry.objectId();
        return name == null ? entry.object() : entry.object() + " " + name;
    }

    String result(AuditRecord entry) {
        String word = strings.find("audit.result." + entry.result()).orElse(entry.result());
        String told = entry.code() == null ? word : strings.get("audit.result.code", word, entry.code());
        return entry.count() > 1 ? strings.get("audit.result.count", told, formats.exact(entry.count())) : told;
    }

    /// In words where this version knows the role, as at every other place.
    String role(AuditRecord entry) {
        return Stream.of(Role.values())
                .filter(role -> role.name().equals(entry.role()))
                .findFirst()
                .map(role -> strings.get(RoleWords.key(role)))
                .orElse(entry.role());
    }

    String origin(AuditRecord entry) {
        return strings.find("audit.origin." + entry.origin()).orElse(entry.origin());
    }

    static String reason(AuditRecord entry) {
        String reason = entry.reason() == null ? "" : entry.reason();
        String ticket = entry.ticket() == null ? "" : entry.ticket();
        return reason.isEmpty() || ticket.isEmpty() ? reason + ticket : ticket + " · " + reason;
    }

    /// What this entry is in the chain of its request.
    String step(AuditRecord entry) {
        return switch (entry.origin()) {
            case "API", "CONSOLE" -> strings.get("audit.step.request");
            case "CAR" -> strings.get("audit.step.car");
            default -> strings.get("audit.step.decision");
        };
    }

    /// What a car did.
    String car(Decision.CarChanged change) {
        String stage = cars.stage(change.to());
        return change.reason() == null
                ? stage
                : strings.get(
                        "audit.request.why", stage, reasons.of(change.reason()).title());
    }

    /// Which entries are in force, and which of them are loaded.
    String range(TrailFilter filter, TrailWindow window) {
        String times = times(filter.from(), filter.to());
        return window.rows().isEmpty()
                ? times
                : strings.get(
                        "audit.range.loaded", times, formats.exact(window.oldest()), formats.exact(window.newest()));
    }

    private String times(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return to == null ? strings.get("audit.range.all") : strings.get("audit.range.until", formats.full(to));
        }
        return to == null
                ? strings.get("audit.range.since", formats.full(from))
                : strings.get("audit.range.between", formats.full(from), formats.full(to));
    }

    String chain(ChainState state) {
        return switch (state) {
            case ChainState.Unchecked() -> strings.get("audit.chain.unchecked");
            case ChainState.Checking(long done, long of) ->
                strings.get("audit.chain.checking", formats.exact(done), formats.exact(of));
            case ChainState.Unknown(String key) -> strings.get(key);
            case ChainState.Checked checked -> checked(checked);
        };
    }

    private String checked(ChainState.Checked checked) {
        TrailFinding finding = checked.finding();
        if (finding.broken().isPresent()) {
            var broken = finding.broken().get();
            return strings.get(
                    "audit.chain.broken",
                    formats.exact(broken.n()),
                    strings.get("audit.break." + broken.kind().name()));
        }
        String head = finding.head().map(this::head).orElse(Formats.UNKNOWN);
        String key = checked.offline() ? "audit.chain.verified.offline" : "audit.chain.verified";
        String whole = strings.get(
                key,
                formats.exact(finding.first()),
                formats.exact(finding.last()),
                head,
                time(checked.at()),
                formats.exact(finding.proven()));
        return finding.unsigned() == 0
                ? whole
                : strings.get("audit.chain.and-unsigned", whole, formats.exact(finding.unsigned()));
    }

    private String head(SignedHead head) {
        return head.root().toString().substring(0, 8) + "…";
    }

    private String time(Instant at) {
        return formats.utc(at);
    }

    /// What limits the view: memory, or rights.
    ///
    /// @param rememberedAsOf when what is shown was answered; absent where the server answers
    String note(@Nullable Instant rememberedAsOf, Instant now, @Nullable SessionInfo session) {
        if (rememberedAsOf != null) {
            return strings.get(
                    "audit.remembered",
                    strings.formats().full(rememberedAsOf),
                    strings.formats().age(Duration.between(rememberedAsOf, now)));
        }
        if (session == null || session.capabilities().contains(Capability.AUDIT_READ)) {
            return session != null && !session.scope().isUnlimited() ? strings.get("audit.scope") : "";
        }
        return strings.get("audit.own", strings.get("capability.audit-read"));
    }
}
