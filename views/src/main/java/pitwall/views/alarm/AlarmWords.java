package pitwall.views.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.bell.SoundState;
import pitwall.views.desk.Destination;
import pitwall.views.kit.Strings;

/// Alarms in words. Immutable.
public final class AlarmWords {
    private final Strings strings;

    public AlarmWords(Strings strings) {
        this.strings = strings;
    }

    /// Where it is, as a word.
    public String state(AlarmState state) {
        return strings.get("alarm.state." + state);
    }

    public String level(AlarmLevel level) {
        return strings.get("alarm.level." + level);
    }

    /// What it is about, as people call it.
    public String object(AlarmObject object) {
        return switch (object.kind()) {
            case CAR, ROLLOUT -> object.id();
            case SERVER -> strings.find("alarm.part." + object.id()).orElse(object.id());
        };
    }

    /// The whole alarm in a sentence, for whoever listens.
    public String spoken(AlarmView alarm, Instant now) {
        return strings.get(
                "alarm.spoken",
                level(alarm.level()),
                state(alarm.state()),
                alarm.text(),
                strings.formats().moment(alarm.raisedAt(), now));
    }

    /// How many there are of a priority, in words.
    public String count(AlarmPriority priority, AlarmTally.Count count) {
        return strings.get(
                "alarm.count.spoken",
                strings.get("priority." + priority),
                count.shown(),
                count.active(),
                count.unacknowledged());
    }

    /// Whether alarms can be heard.
    ///
    /// @param now server time
    public String sound(SoundState state, Instant now) {
        return switch (state) {
            case SoundState.On() -> strings.get("alarm.sound.on");
            case SoundState.Silenced(Instant until) -> {
                Duration left = Duration.between(now, until);
                yield strings.get("alarm.sound.silenced", left.toMinutes(), twoDigits(left.toSecondsPart()));
            }
            case SoundState.NoFeed() -> strings.get("alarm.sound.no-feed");
            case SoundState.NoDevice() -> strings.get("alarm.sound.no-device");
        };
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /// The screen of what an alarm is about; empty where only the alarm itself can be shown.
    public static Optional<Destination> object(AlarmView alarm) {
        AlarmObject object = alarm.object();
        return switch (object.kind()) {
            case CAR -> Optional.of(new Destination.Car(new CarId(object.id())));
            case ROLLOUT -> Optional.of(new Destination.Rollout(object.id()));
            case SERVER -> object.id().equals("audit") ? Optional.of(new Destination.Audit("")) : Optional.empty();
        };
    }
}
