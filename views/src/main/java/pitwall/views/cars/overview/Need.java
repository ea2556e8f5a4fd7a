package pitwall.views.cars.overview;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.views.desk.Destination;

/// Something that wants a person.
///
/// @param rank where it stands among the others
/// @param priority how urgent; absent for what is only a question
/// @param sentence what it is
/// @param where opens it
record Need(NeedRank rank, @Nullable AlarmPriority priority, String sentence, Destination where) {
    static Need of(AlarmPriority priority, String sentence, Destination where) {
        return new Need(NeedRank.of(priority), priority, sentence, where);
    }
}
