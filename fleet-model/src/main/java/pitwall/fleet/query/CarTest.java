package pitwall.fleet.query;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;

/// A condition on a car. Immutable, shared between threads, and allocates nothing per car.
@FunctionalInterface
interface CarTest {
    /// @param part absent where the car never had an update
    boolean holds(Car car, @Nullable CarPart part, QueryContext context);

    /// True where one of the tests is.
    static CarTest anyOf(CarTest[] tests) {
        if (tests.length == 1) {
            return tests[0];
        }
        return (car, part, context) -> {
            for (CarTest test : tests) {
                if (test.holds(car, part, context)) {
                    return true;
                }
            }
            return false;
        };
    }
}
