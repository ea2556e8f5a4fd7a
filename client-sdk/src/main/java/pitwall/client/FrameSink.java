package pitwall.client;

/// Takes frames. Called on the `pitwall-fleet` thread; must return at once and may keep only the newest frame, as
/// long as it merges the [FleetChanges] and logs of those it drops.
@FunctionalInterface
public interface FrameSink {
    void offer(FleetFrame frame);
}
