package pitwall.views.rollout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pitwall.fleet.rollout.Decision;

/// The recorded gates of a rollout worked out anew from the figures that they were based on. Needs no server: what this
/// computer remembers of a rollout can be checked with it as well.
///
/// @param readings how many gates were read
/// @param unfounded the numbers of the decisions whose figures do not give what was decided
record GateCheck(int readings, Set<Long> unfounded) {
    GateCheck {
        unfounded = Set.copyOf(unfounded);
    }

    /// @param events of the flight recorder, the oldest first
    static GateCheck of(List<Decision> events) {
        Set<Long> unfounded = new HashSet<>();
        int readings = 0;
        int phase = -1;
        int allowed = 0;
        for (Decision event : events) {
            if (event instanceof Decision.WaveReleased released && released.phase() != phase) {
                phase = released.phase();
                allowed = 0; // what a person accepts holds for a phase
            } else if (event instanceof Decision.GateOverruled overruled) {
                allowed = overruled.allowedFailures();
            } else if (event instanceof Decision.GateRead read) {
                readings++;
                if (!read.reading().isFounded(allowed)) {
                    unfounded.add(read.number());
                }
            }
        }
        return new GateCheck(readings, unfounded);
    }

    boolean agrees() {
        return unfounded.isEmpty();
    }
}
