package pitwall.server.alarm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.Acknowledgement;
import pitwall.fleet.alarm.Alarm;
import pitwall.fleet.alarm.AlarmCourse;
import pitwall.fleet.alarm.AlarmHandling;
import pitwall.fleet.alarm.AlarmId;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.Mute;
import pitwall.fleet.alarm.MuteId;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.alarm.Shelving;
import pitwall.protocol.rest.AlarmView;

/// Alarms as they travel and as they are kept, which is the same.
final class AlarmWords {
    private AlarmWords() {}

    static AlarmView view(Alarm alarm) {
        AlarmCourse course = alarm.course();
        AlarmHandling handling = alarm.handling();
        Acknowledgement known = handling.acknowledgement();
        Shelving shelving = handling.shelving();
        AlarmHandling.HiddenBy mute = handling.mute();
        return new AlarmView(
                alarm.id().text(),
                alarm.rule().value(),
                alarm.level(),
                alarm.state(),
                alarm.text(),
                alarm.value(),
                alarm.object(),
                course.raisedAt(),
                course.clearedAt(),
                course.endedAt(),
                course.activations(),
                course.recent(),
                known == null ? null : new AlarmView.Acknowledged(known.by(), known.at(), known.comment()),
                shelving == null
                        ? null
                        : new AlarmView.Shelved(shelving.by(), shelving.at(), shelving.until(), shelving.reason()),
                mute == null ? null : mute.id().text());
    }

    static Alarm alarm(AlarmView view) {
        AlarmView.Acknowledged known = view.acknowledgement();
        AlarmView.Shelved shelved = view.shelving();
        return new Alarm(
                AlarmId.of(view.id()).orElseThrow(),
                new RuleName(view.rule()),
                view.object(),
                view.level(),
                view.text(),
                view.value(),
                new AlarmCourse(view.raisedAt(), view.clearedAt(), view.endedAt(), view.activations(), view.recent()),
                new AlarmHandling(
                        known == null ? null : new Acknowledgement(known.by(), known.at(), known.comment()),
                        shelved == null
                                ? null
                                : new Shelving(shelved.by(), shelved.at(), shelved.until(), shelved.reason()),
                        hiddenBy(view)));
    }

    private static AlarmHandling.@Nullable HiddenBy hiddenBy(AlarmView view) {
        Mute.Kind kind = view.state() == AlarmState.OUT_OF_SERVICE ? Mute.Kind.OUT_OF_SERVICE : Mute.Kind.SILENCE;
        return Optional.ofNullable(view.mute())
                .flatMap(MuteId::of)
                .map(id -> new AlarmHandling.HiddenBy(id, kind))
                .orElse(null);
    }
}
