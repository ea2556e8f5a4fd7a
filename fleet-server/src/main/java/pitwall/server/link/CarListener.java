package pitwall.server.link;

import java.util.List;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.server.registry.Draft;

/// Somebody who follows what cars say, and has something to tell them. What takes a [Draft] runs within a write.
public interface CarListener {
    /// Nobody listens.
    CarListener NOBODY = new CarListener() {
        @Override
        public Car judge(Draft draft, Car reported, CarFrame.State state) {
            return reported;
        }

        @Override
        public void seen(Draft draft, Car car, CarFrame.State state) {}

        @Override
        public void told(Draft draft, Car car, CarFrame.Event event) {}

        @Override
        public List<CarServerFrame> greeting(CarId car) {
            return List.of();
        }
    };

    /// What the server makes of a state before it becomes true.
    ///
    /// @param reported the car as it says it is
    Car judge(Draft draft, Car reported, CarFrame.State state);

    /// A state became true.
    void seen(Draft draft, Car car, CarFrame.State state);

    /// An event was written down.
    void told(Draft draft, Car car, CarFrame.Event event);

    /// What a car that was let in is told first. On the writer thread.
    List<CarServerFrame> greeting(CarId car);
}
