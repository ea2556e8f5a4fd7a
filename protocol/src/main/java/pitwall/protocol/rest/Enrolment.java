package pitwall.protocol.rest;

import java.time.Instant;
import pitwall.fleet.CarId;

/// Lets one car bind its key once.
///
/// @param token shown this one time; the server keeps only its hash
public record Enrolment(CarId car, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "Enrolment[car=" + car + "]";
    }
}
