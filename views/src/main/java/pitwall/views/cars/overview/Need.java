package pitwall.views.cars.overview;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.views.desk.Destination;

/// Something that wants a person.
///
/// @param priority how urgent; absent for what is only a question
/// @param sentence what it is
/// @param where opens it
record Need(@Nullable AlarmPriority priority, String sentence, Destination where) {}
