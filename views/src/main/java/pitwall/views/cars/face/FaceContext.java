package pitwall.views.cars.face;

import java.util.function.Consumer;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.text.CarSpeech;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.Strings;

/// What every face is given.
///
/// @param open shows the details of a car
public record FaceContext(CarList list, CarText text, CarSpeech speech, Strings strings, Consumer<CarId> open) {}
