package pitwall.views.logs;

import org.jspecify.annotations.Nullable;
import pitwall.client.LogWish;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;

/// Who reads the lines: what one person was shown is not left for the next. FX thread.
final class LogReaders {
    private @Nullable SessionInfo reader;

    /// Whether somebody else reads now, or the same person sees something else.
    boolean changedTo(@Nullable SessionInfo now) {
        SessionInfo before = reader;
        reader = now == null ? before : now;
        return before != null && now != null && !(before.server().equals(now.server()) && before.seesTheSameAs(now));
    }

    /// The server's own log names cars of every region, and is for those who see them all.
    static boolean mayRead(@Nullable SessionInfo session, LogWish wish) {
        if (session == null) {
            return true;
        }
        return wish.isOfServer()
                ? session.capabilities().contains(Capability.AUDIT_READ)
                        && session.scope().isUnlimited()
                : session.capabilities().contains(Capability.FLEET_READ);
    }
}
