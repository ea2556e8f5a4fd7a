package pitwall.client;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.Car;
import pitwall.protocol.FleetEvent;

/// Remembers what was seen. Called on the `pitwall-fleet` thread; implementations hand over to a thread of
/// their own and never block or throw: when they cannot keep up or the disk is full they say so in their own status and
/// skip to the next whole picture.
public interface FleetRecorder {
    /// A whole picture replaced what was before.
    void picture(SessionInfo session, SeenPicture picture);

    /// A whole picture of nothing but cars replaced what was before.
    default void picture(SessionInfo session, String epoch, long sequence, Instant asOf, List<Car> cars) {
        picture(session, SeenPicture.ofCars(epoch, sequence, asOf, cars));
    }

    /// Changes that lead from the sequence before to `sequence`.
    void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes);

    /// The picture stands as it was, as of a later moment: the server was heard and told nothing new.
    ///
    /// @param asOf server time
    default void unchanged(Instant asOf) {}

    /// Tells both.
    static FleetRecorder both(FleetRecorder one, FleetRecorder other) {
        return new FleetRecorder() {
            @Override
            public void picture(SessionInfo session, SeenPicture picture) {
                one.picture(session, picture);
                other.picture(session, picture);
            }

            @Override
            public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {
                one.changes(epoch, sequence, asOf, changes);
                other.changes(epoch, sequence, asOf, changes);
            }

            @Override
            public void unchanged(Instant asOf) {
                one.unchanged(asOf);
                other.unchanged(asOf);
            }
        };
    }

    /// Remembers nothing.
    FleetRecorder NONE = new FleetRecorder() {
        @Override
        public void picture(SessionInfo session, SeenPicture picture) {}

        @Override
        public void changes(String epoch, long sequence, Instant asOf, List<FleetEvent> changes) {}
    };
}
