package pitwall.agent;

import java.time.Instant;

/// Hears everything on a [NodeBus], in the order in which the nodes do. Called on the thread of the car; must return
/// at once and never throw.
interface BusTap {
    /// Nobody listens.
    BusTap NONE = new BusTap() {
        @Override
        public void made(Instant at, String node) {}

        @Override
        public void down(Instant at, String node) {}

        @Override
        public <M> void delivered(Instant at, String from, Topic<M> topic, M message) {}
    };

    /// A node begins, and hears what is kept for it.
    void made(Instant at, String node);

    /// A node was thrown away.
    void down(Instant at, String node);

    /// A message is about to be heard.
    ///
    /// @param from name of the node that published it; [NodeBus#OUTSIDE] for none
    <M> void delivered(Instant at, String from, Topic<M> topic, M message);
}
