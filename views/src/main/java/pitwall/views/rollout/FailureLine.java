package pitwall.views.rollout;

import java.util.List;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// Cars that failed for one reason.
///
/// @param title the reason in words
/// @param cars which; may be fewer than `count` where only their number is known
/// @param here how many of them have their newest update in the rollout still, so that a query finds them by it
/// @param most the number of the most frequent reason, for the length of the bar
record FailureLine(ReasonCode reason, String title, int count, List<CarId> cars, int here, int most) {
    FailureLine {
        cars = List.copyOf(cars);
    }
}
