package pitwall.server.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.server.integration.fleetd.ConfigUpdate;
import pitwall.server.integration.fleetd.DeviceConfig;
import pitwall.server.integration.fleetd.DeviceDocuments;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Write;

/// How devices are set, for clients of fleetd.
final class DeviceConfigRoutes {
    private static final String DEVICE = "device_id";
    private static final int LONGEST_URL = 2_000;

    private final LivePicture picture;
    private final DeviceDocuments documents;

    DeviceConfigRoutes(LivePicture picture, DeviceDocuments documents) {
        this.picture = picture;
        this.documents = documents;
    }

    Answer get(ApiCall call) {
        CarId id = device(call);
        DeviceConfig config = picture.car(id)
                .filter(call::sees)
                .flatMap(car -> documents.config(car.id()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
        return new Answer.Bare(config, DeviceAnswers.tag(config.version()));
    }

    Write<Answer> set(ApiCall call) {
        CarId id = device(call);
        call.audit().on(id.value());
        ConfigUpdate update = call.body(ConfigUpdate.class);
        if (update.apiKey() != null) {
            throw new FaultException(Fault.validation(
                    "api_key", "must be empty: a device has a key of its own, and this server hands none out"));
        }
        @Nullable String sent = update.serverUrl();
        @Nullable String url = sent == null ? null : url(sent);
        var config = DeviceAnswers.document("config", update.config());
        @Nullable Long expected = DeviceAnswers.expected(call);
        String user = call.caller().user();
        return draft -> {
            Optional<Car> car = draft.car(id);
            if (car.filter(call::sees).isEmpty()) {
                car.ifPresent(hidden -> call.audit().outOfScope());
                return Answer.refused(Fault.notFound());
            }
            return DeviceAnswers.written(
                    call, car.get(), documents.writeConfig(draft, id, url, config, expected, user));
        };
    }

    private static CarId device(ApiCall call) {
        call.allowOnly(Set.of(DEVICE));
        String id = call.query(DEVICE)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new FaultException(Fault.validation(DEVICE, "must name a device")));
        return CarId.parse(id).orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// What a device is told to trust with its reports: HTTPS, and no password in it.
    private static String url(String text) {
        try {
            URI url = new URI(text);
            if (text.length() <= LONGEST_URL
                    && "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null) {
                return text;
            }
        } catch (URISyntaxException e) {
            // falls through to the same answer as an address of another kind
        }
        throw new FaultException(Fault.validation(
                "server_url", "must be an address that begins with https://, without a password in it"));
    }
}
