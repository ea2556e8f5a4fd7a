package pitwall.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.agent.Topic.LinkNews;
import pitwall.protocol.CarServerFrame;

/// Puts the link on the bus: what other nodes report goes out, how the link is doing comes in.
///
/// The link itself lives outside the node, so that a fault here costs no connection.
final class LinkNode implements Node {
    private final CarLink link;

    LinkNode(CarLink link) {
        this.link = link;
    }

    @Override
    public String name() {
        return "link";
    }

    @Override
    public void start(NodeBus.Seat seat) {
        seat.on(Topic.REPORT, report -> link.report(report.condition(), report.readings(), report.software()));
        seat.on(Topic.HAPPENED, happening -> link.event(happening.kind(), happening.reason(), happening.fields()));
        seat.on(Topic.LOGGED, link::log);
        seat.on(Topic.SECOND, second -> link.tick());
    }

    static LinkObserver news(NodeBus bus) {
        return new LinkObserver() {
            @Override
            public void linkChanged(LinkPhase phase, Duration heartbeat, @Nullable Duration serverAhead) {
                bus.publish(Topic.LINK, new LinkNews(phase, heartbeat, serverAhead));
            }

            @Override
            public void desired(CarServerFrame.Desired desired) {
                bus.publish(Topic.DESIRED, desired);
            }

            @Override
            public void prepare(CarServerFrame.Prepare prepare) {
                bus.publish(Topic.PREPARE, prepare);
            }

            @Override
            public void withdrawn(CarServerFrame.Withdrawn withdrawn) {
                bus.publish(Topic.WITHDRAWN, withdrawn);
            }
        };
    }
}
