package pitwall.views.cars.list;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;

/// A run of cars in a listing that belong together.
///
/// @param start index of its first car
/// @param problems how many of its cars an operator may have to look at
/// @param worst the most urgent priority in it; absent where nobody must act
public record CarGroup(
        GroupKey key,
        int start,
        int size,
        int problems,
        @Nullable AlarmPriority worst) {
    /// Index behind its last car.
    public int end() {
        return start + size;
    }
}
