package pitwall.views.trail;

import java.time.Instant;
import pitwall.client.witness.WitnessVerdict;
import pitwall.views.kit.Strings;

/// The audit trail of a server is not what it was.
///
/// @param server its address
/// @param verdict both heads, which are signed and can be shown to others
/// @param raised server time
public record TrailAlarm(String server, WitnessVerdict.Broken verdict, Instant raised) {
    /// Equal for the same finding over the same known head: later heads of the same broken trail are no news.
    boolean isSameAs(TrailAlarm other) {
        return server.equals(other.server)
                && verdict.finding() == other.verdict.finding()
                && verdict.known().equals(other.verdict.known());
    }

    /// What is wrong, in a sentence.
    public String sentence(Strings strings) {
        var known = verdict.known();
        return strings.get(
                "trail.alarm." + verdict.finding().name(),
                strings.formats().exact(known.size()),
                strings.formats().full(known.at()),
                strings.formats().exact(verdict.seen().size()));
    }

    /// What can be given to others, as lines.
    public String evidence() {
        return String.join(
                "\n",
                server,
                verdict.finding().name(),
                verdict.known().toString(),
                verdict.seen().toString());
    }
}
