package pitwall.server.integration.symphony;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// How it went with some cars.
///
/// @param done Symphony says what it should
/// @param failed it does not yet
/// @param untried were not reached, because Symphony is not there
/// @param reason of the last failure; absent where nothing failed
/// @param nobodyThere whether Symphony as a whole failed rather than some cars
record Round(
        List<CarId> done,
        List<CarId> failed,
        List<CarId> untried,
        @Nullable IOException reason,
        boolean nobodyThere) {
    Round {
        done = List.copyOf(done);
        failed = List.copyOf(failed);
        untried = List.copyOf(untried);
    }
}
