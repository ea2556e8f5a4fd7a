package pitwall.views.cars.table;

import org.jspecify.annotations.Nullable;
import pitwall.views.cars.list.CarGroup;

/// A line of the table: a car, or the heading of a group.
///
/// @param index of the car in the listing; -1 for a heading
/// @param group absent for a car
record Line(int index, @Nullable CarGroup group) {}
