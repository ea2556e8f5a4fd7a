package pitwall.views.rollouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.Urgency;

/// What the list says of one rollout.
///
/// @param id of the rollout, or [#LOCAL] and that of a draft of this computer
/// @param phase the one that runs or ran last; empty where there is none
/// @param blockedKnown whether somebody knows how many of those that wait cannot begin
/// @param gate success against the threshold of that phase, in words
/// @param waitingFor one phrase
/// @param begun server time by which it is placed among others of its urgency
record RolloutLine(
        String id,
        Urgency urgency,
        RolloutStatus status,
        String state,
        String name,
        String release,
        String phase,
        LaneFigures figures,
        boolean blockedKnown,
        String gate,
        String waitingFor,
        @Nullable Instant startedAt,
        String started,
        String owner,
        Instant begun,
        boolean partial) {
    /// How the id of a draft that only this computer knows begins.
    static final String LOCAL = "local:";
}
