package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.integration.fleetd.DeviceDocument;
import pitwall.server.integration.fleetd.DeviceDocuments;

/// What the routes for clients of fleetd have in common.
final class DeviceAnswers {
    private DeviceAnswers() {}

    /// As fleetd says that something was done.
    static Answer status(String status, Map<String, String> headers) {
        return new Answer.Bare(Map.of("status", status), headers);
    }

    static Map<String, String> tag(long version) {
        return Map.of("ETag", "\"" + version + "\"");
    }

    /// The version that is to be replaced; absent where the caller did not say, as clients of fleetd do not.
    static @Nullable Long expected(ApiCall call) {
        return call.header("If-Match").isPresent() ? call.ifMatch() : null;
    }

    static DeviceDocument document(String field, JsonNode sent) {
        return switch (DeviceDocument.read(sent)) {
            case DeviceDocument.Read.Valid(DeviceDocument document) -> document;
            case DeviceDocument.Read.Invalid(String code, String why) ->
                throw new FaultException(Fault.validation(List.of(new FieldError(field, code, why))));
        };
    }

    static Answer written(ApiCall call, Car car, DeviceDocuments.Outcome outcome) {
        return switch (outcome) {
            case DeviceDocuments.Outcome.OtherVersion(long current) -> Answer.refused(Fault.otherRevision(current));
            case DeviceDocuments.Outcome.Done(var before, var after, long version) -> {
                call.audit().concerning(List.of(car.info())).after(after.object());
                if (before != null) {
                    call.audit().before(before.object());
                }
                yield status("updated", tag(version));
            }
        };
    }
}
