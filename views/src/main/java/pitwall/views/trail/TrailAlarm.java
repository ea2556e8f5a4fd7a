package pitwall.views.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.client.witness.WitnessVerdict;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.SignedHead;
import pitwall.views.kit.Strings;

/// The audit trail of a server is not what it was.
///
/// @param server its address
/// @param raised server time
public record TrailAlarm(String server, Cause cause, Instant raised) {
    private static final int BEGINNING = 12;

    /// How it was found out.
    public sealed interface Cause {
        /// Two heads that contradict one another; both are signed and can be shown to others.
        record Witnessed(WitnessVerdict.Broken verdict) implements Cause {}

        /// Entries whose hashes were worked out anew on this computer.
        ///
        /// @param broken the first that is not proven
        /// @param head what they were compared with, where there was one
        /// @param remembered true where they are what this computer remembers
        record Verified(AuditBreak broken, Optional<SignedHead> head, boolean remembered) implements Cause {}
    }

    /// Equal for the same finding: later heads of the same broken trail are no news, nor are signed entries that are
    /// gone where a head had told it.
    boolean isSameAs(TrailAlarm other) {
        return server.equals(other.server)
                && switch (cause) {
                    case Cause.Witnessed(var verdict) ->
                        other.cause instanceof Cause.Witnessed(var told)
                                && verdict.finding() == told.finding()
                                && verdict.known().equals(told.known());
                    case Cause.Verified(var broken, var _, var _) ->
                        switch (other.cause) {
                            case Cause.Verified(var told, var _, var _) -> broken.equals(told);
                            case Cause.Witnessed _ -> broken.kind() == AuditBreak.Kind.TAIL_CUT;
                        };
                };
    }

    /// What is wrong, in a sentence.
    public String sentence(Strings strings) {
        return switch (cause) {
            case Cause.Witnessed(var verdict) ->
                strings.get(
                        "trail.alarm." + verdict.finding().name(),
                        strings.formats().exact(verdict.known().size()),
                        strings.formats().full(verdict.known().at()),
                        strings.formats().exact(verdict.seen().size()));
            case Cause.Verified(var broken, var _, boolean remembered) ->
                strings.get(
                        remembered ? "trail.alarm.remembered" : "trail.alarm.verified",
                        strings.formats().exact(broken.n()),
                        strings.get("audit.break." + broken.kind().name()));
        };
    }

    /// What the sentence rests on, short.
    String proof(Strings strings) {
        return switch (cause) {
            case Cause.Witnessed(var verdict) ->
                strings.get("trail.alarm.evidence", beginning(verdict.known()), beginning(verdict.seen()));
            case Cause.Verified(var _, var head, var _) ->
                head.map(signed -> strings.get("trail.alarm.evidence.verified", beginning(signed)))
                        .orElseGet(() -> strings.get("trail.alarm.evidence.no-head"));
        };
    }

    private static String beginning(SignedHead head) {
        return head.root().toString().substring(0, BEGINNING) + "…";
    }

    /// What can be given to others, as lines.
    public String evidence() {
        return String.join(
                "\n",
                switch (cause) {
                    case Cause.Witnessed(var verdict) ->
                        List.of(
                                server,
                                verdict.finding().name(),
                                verdict.known().toString(),
                                verdict.seen().toString());
                    case Cause.Verified(var broken, var head, boolean remembered) ->
                        List.of(
                                server,
                                broken.toString(),
                                head.map(SignedHead::toString).orElse(""),
                                remembered ? "remembered" : "as the server gave it");
                });
    }
}
