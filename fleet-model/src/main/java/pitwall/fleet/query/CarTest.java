package pitwall.fleet.query;

import pitwall.fleet.Car;

/// A condition on a car. Immutable, shared between threads, and allocates nothing per car.
@FunctionalInterface
interface CarTest {
    boolean holds(Car car, QueryContext context);

    /// True where one of the tests is.
    static CarTest anyOf(CarTest[] tests) {
        if (tests.length == 1) {
            return tests[0];
        }
        return (car, context) -> {
            for (CarTest test : tests) {
                if (test.holds(car, context)) {
                    return true;
                }
            }
            return false;
        };
    }
}
