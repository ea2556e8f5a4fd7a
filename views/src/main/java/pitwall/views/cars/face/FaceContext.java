package pitwall.views.cars.face;

import java.util.Optional;
import java.util.function.Consumer;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.Strings;

/// What every face is given.
///
/// @param open leads to the screen of a car
/// @param peek shows the details of a car beside the list
/// @param pointed told which car is under the pointer, where the face itself has no room for its words
public record FaceContext(
        CarList list,
        CarText text,
        CarSpeech speech,
        Strings strings,
        Consumer<CarId> open,
        Consumer<CarId> peek,
        Consumer<Optional<CarId>> pointed) {
    /// What assistive technology says about a car, pending change included.
    public String spoken(Car car) {
        String told = speech.car(car, list.time());
        return list.pending().isPending(car.id()) ? strings.get("cars.spoken.pending", told) : told;
    }
}
