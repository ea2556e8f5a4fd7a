package pitwall.fleet.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import pitwall.fleet.CarId;

/// The id of one intent for one car. It follows from rollout, car and attempt alone, so that a server that crashed
/// between deciding and telling comes to the same id again and the car recognises the duplicate.
///
/// @param value a UUID in its usual form
public record CommandId(String value) {
    /// The id of the `attempt`-th intent (1, 2, …) of this rollout for this car, forward or back.
    public static CommandId of(RolloutId rollout, CarId car, int attempt) {
        // A line break is in neither grammar, so that no two triples read the same.
        String name = rollout.value() + '\n' + car.value() + '\n' + attempt;
        return new CommandId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
