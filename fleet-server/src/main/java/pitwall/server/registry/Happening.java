package pitwall.server.registry;

import pitwall.fleet.Car;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;

/// One moment of which somebody outside may want to know, found while a group of writes is made. It is true if the
/// group is committed, and never was if it is not.
public sealed interface Happening {
    /// A car that was not there is heard.
    record CameOnline(Car car) implements Happening {}

    /// A car is not heard any more.
    record WentOffline(Car car) implements Happening {}

    /// An update of a car came to an end, forward or back.
    record Ended(Car car, FleetEvent.News news) implements Happening {}

    /// A rollout came to another status.
    record Turned(String rollout, String name, RolloutStatus from, RolloutStatus to) implements Happening {}
}
