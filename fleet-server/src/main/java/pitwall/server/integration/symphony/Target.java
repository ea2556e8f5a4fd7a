package pitwall.server.integration.symphony;

import pitwall.fleet.Car;
import pitwall.fleet.CarInfo;
import pitwall.protocol.Json;

/// A car as Symphony is told about it: what it is called, and what selectors of Symphony can ask for. It names no
/// binding: Symphony can look at it and choose by it, and deploys nothing to it.
record Target(Metadata metadata, Spec spec) {
    record Metadata(String name, String namespace) {}

    record Spec(String displayName, Properties properties) {}

    /// @param car its id, which the name may not show
    /// @param ring a number as text: Symphony compares texts
    record Properties(String car, String region, String model, String ring) {}

    static Target of(Car car, String namespace) {
        CarInfo info = car.info();
        return new Target(
                new Metadata(TargetName.of(info.id()), namespace),
                new Spec(
                        info.name(),
                        new Properties(info.id().value(), info.region(), info.model(), Integer.toString(info.ring()))));
    }

    String name() {
        return metadata.name;
    }

    String json() {
        return Json.text(this);
    }
}
