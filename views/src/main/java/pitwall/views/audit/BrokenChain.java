package pitwall.views.audit;

import java.time.Instant;
import pitwall.client.SessionInfo;
import pitwall.client.trail.TrailFinding;
import pitwall.views.fx.FleetModel;
import pitwall.views.trail.TrailAlarm;
import pitwall.views.trail.TrailAlarms;

/// Tells on every screen what a check of the chain found broken. FX thread; needs no toolkit.
final class BrokenChain {
    private final TrailAlarms alarms;
    private final FleetModel fleet;

    BrokenChain(TrailAlarms alarms, FleetModel fleet) {
        this.alarms = alarms;
        this.fleet = fleet;
    }

    void tell(ChainState checked) {
        if (checked instanceof ChainState.Checked(TrailFinding finding, Instant at, boolean offline)) {
            SessionInfo session = fleet.frame().session();
            String server = session == null ? "" : session.server();
            finding.broken()
                    .ifPresent(broken -> alarms.raise(new TrailAlarm(
                            server, new TrailAlarm.Cause.Verified(broken, finding.head(), offline), at)));
        }
    }
}
