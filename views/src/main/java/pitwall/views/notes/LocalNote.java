package pitwall.views.notes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// Words about a car that are only on this computer. Immutable.
///
/// @param id under which they are sent, however often; the server takes them once
/// @param server where the car belongs to
/// @param user who wrote them
/// @param written server time as this computer estimated it
/// @param refused what the server said when it did not take them; absent while it was not asked or did not answer
public record LocalNote(
        UUID id,
        String server,
        String user,
        CarId car,
        String text,
        Instant written,
        @Nullable String refused) {
    LocalNote with(String refusal) {
        return new LocalNote(id, server, user, car, text, written, refusal);
    }

    boolean isOf(String itsServer, String itsUser) {
        return server.equals(itsServer) && user.equals(itsUser);
    }
}
