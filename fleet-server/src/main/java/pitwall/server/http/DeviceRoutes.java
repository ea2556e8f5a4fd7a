package pitwall.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.server.integration.fleetd.Device;
import pitwall.server.integration.fleetd.DeviceChange;
import pitwall.server.integration.fleetd.DeviceDocuments;
import pitwall.server.integration.fleetd.DeviceMark;
import pitwall.server.integration.fleetd.DevicePage;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.CarWrite;
import pitwall.server.registry.Write;
import pitwall.server.storage.DeviceRows;

/// Cars as devices, for clients of fleetd: bare values, the same cars, the same rules.
final class DeviceRoutes {
    /// The most devices of one answer; each may bring some kilobytes of metadata.
    private static final int MOST = 1_000;

    private final LivePicture picture;
    private final CarRegistry registry;
    private final DeviceDocuments documents;

    DeviceRoutes(LivePicture picture, CarRegistry registry, DeviceDocuments documents) {
        this.picture = picture;
        this.registry = registry;
        this.documents = documents;
    }

    Answer list(ApiCall call) {
        call.allowOnly(Set.of("order", "page_size", "page_token"));
        DeviceMark.Order order = order(call.query("order").orElse("last_seen"));
        int size = call.number("page_size", MOST, 1, MOST);
        @Nullable
        DeviceMark after = call.query("page_token").map(DeviceRoutes::mark).orElse(null);
        List<Car> seen = picture.cut().cars().stream().filter(call::sees).toList();
        DevicePage page = DevicePage.of(seen, order, after, size);
        Map<CarId, DeviceRows.Row> metadata =
                documents.metadata(page.cars().stream().map(Car::id).toList());
        List<Device> devices = page.cars().stream()
                .map(car -> device(call, car, Optional.ofNullable(metadata.get(car.id()))))
                .toList();
        return new Answer.Bare(devices, headers(order, size, devices.size(), page.next()));
    }

    /// How many devices there are in the answer, and where the others are.
    private static Map<String, String> headers(
            DeviceMark.Order order, int size, int listed, Optional<DeviceMark> next) {
        String count = Integer.toString(listed);
        return next.map(mark -> Map.of(
                        "Device-Count",
                        count,
                        "Link",
                        "<?order=" + word(order) + "&page_size=" + size + "&page_token=" + mark.text()
                                + ">; rel=\"next\""))
                .orElseGet(() -> Map.of("Device-Count", count));
    }

    private static DeviceMark.Order order(String text) {
        return switch (text) {
            case "last_seen" -> DeviceMark.Order.LAST_SEEN;
            case "id" -> DeviceMark.Order.ID;
            default -> throw new FaultException(Fault.validation("order", "must be last_seen or id"));
        };
    }

    private static String word(DeviceMark.Order order) {
        return switch (order) {
            case LAST_SEEN -> "last_seen";
            case ID -> "id";
        };
    }

    private static DeviceMark mark(String text) {
        return DeviceMark.parse(text)
                .orElseThrow(() -> new FaultException(
                        Fault.validation("page_token", "must be the one that the answer before named")));
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        Car car = picture.car(call.carId()).filter(call::sees).orElseThrow(() -> new FaultException(Fault.notFound()));
        Optional<DeviceRows.Row> metadata = documents.metadata(car.id());
        long version = metadata.map(DeviceRows.Row::version).orElse(0L);
        return new Answer.Bare(device(call, car, metadata), DeviceAnswers.tag(version));
    }

    private static Device device(ApiCall call, Car car, Optional<DeviceRows.Row> metadata) {
        return Device.of(car, metadata.map(DeviceRows.Row::document).orElse(null), call.now());
    }

    Write<Answer> put(ApiCall call) {
        CarId id = call.carId();
        DeviceChange change = call.body(DeviceChange.class);
        var metadata = DeviceAnswers.document("metadata", change.metadata());
        @Nullable Long expected = DeviceAnswers.expected(call);
        String user = call.caller().user();
        return draft -> {
            Optional<Car> car = draft.car(id).filter(call::sees);
            return car.isEmpty()
                    ? Answer.refused(Fault.notFound())
                    : DeviceAnswers.written(
                            call, car.get(), documents.writeMetadata(draft, id, metadata, expected, user));
        };
    }

    /// A device that leaves is a car that leaves: its key goes too. Clients of fleetd know no revisions, so the car
    /// goes as it is then.
    Write<Answer> delete(ApiCall call) {
        CarId id = call.carId();
        return draft -> {
            long revision = draft.car(id).map(car -> car.info().revision()).orElse(0L);
            return switch (registry.remove(draft, id, revision, call::sees)) {
                case CarWrite.Done(Car car) -> {
                    call.audit().change(car.info(), null);
                    yield DeviceAnswers.status("deleted", Map.of());
                }
                case CarWrite other -> CarRoutes.refusal(other);
            };
        };
    }
}
