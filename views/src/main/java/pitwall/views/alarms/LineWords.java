package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What stands in each column of the list. Immutable but for what it asks.
final class LineWords {
    private final Strings strings;
    private final AlarmWords words;
    private final Function<AlarmView, Optional<Long>> cars;
    private final Function<String, Optional<String>> guidance;

    /// @param cars how many cars an alarm is about, where somebody knows
    /// @param guidance what to do about alarms of a rule, where somebody knows
    LineWords(Strings strings, Function<AlarmView, Optional<Long>> cars, Function<String, Optional<String>> guidance) {
        this.strings = strings;
        this.words = new AlarmWords(strings);
        this.cars = cars;
        this.guidance = guidance;
    }

    String text(AlarmColumn column, AlarmLine line, Instant now) {
        AlarmView alarm = line.alarm();
        return switch (column) {
            case PRIORITY -> "";
            case STATE -> state(alarm);
            case SINCE -> since(alarm.raisedAt(), now);
            case TEXT -> title(line, now);
            case OBJECT -> object(line);
            case CARS -> cars(line);
            case FIRST_OUT -> firstOut(line);
            case ACK_BY ->
                alarm.acknowledgement() == null ? "" : alarm.acknowledgement().by();
            case GUIDANCE -> guidance.apply(alarm.rule()).orElse("");
        };
    }

    /// The time of today, else the day: there is no room for both, and the details tell.
    private String since(Instant raised, Instant now) {
        Formats formats = strings.formats();
        return formats.date(raised).equals(formats.date(now)) ? formats.moment(raised, now) : formats.date(raised);
    }

    private String state(AlarmView alarm) {
        AlarmView.Shelved shelving = alarm.shelving();
        return shelving == null
                ? words.state(alarm.state())
                : strings.get("alarms.state.shelved", strings.formats().moment(shelving.until(), shelving.at()));
    }

    /// The alarm, how often it came, and whether it stands for long.
    private String title(AlarmLine line, Instant now) {
        String text = line.alarm().text();
        if (line.isCause()) {
            text = strings.plural(
                    line.opened() ? "alarms.line.cause.opened" : "alarms.line.cause", line.members(), text);
        }
        if (line.alarm().activations() > 1) {
            text = strings.get("alarms.line.times", text, line.alarm().activations());
        }
        if (line.chattering()) {
            text = strings.get("alarms.line.chattering", text);
        }
        return line.standing()
                ? strings.get(
                        "alarms.line.standing",
                        text,
                        strings.formats().age(Duration.between(line.alarm().raisedAt(), now)))
                : text;
    }

    private String object(AlarmLine line) {
        AlarmObject object = line.alarm().object();
        if (!line.isCause()) {
            return words.object(object);
        }
        String region = object.region();
        String rollout = object.rollout();
        return rollout != null ? rollout : region != null ? region : words.object(object);
    }

    private String cars(AlarmLine line) {
        if (line.isCause()) {
            return line.alarm().object().kind() == AlarmObject.Kind.CAR
                    ? strings.formats().count(line.members())
                    : "";
        }
        return cars.apply(line.alarm())
                .map(strings.formats()::count)
                .orElse(line.alarm().object().kind() == AlarmObject.Kind.SERVER ? "" : Formats.UNKNOWN);
    }

    private String firstOut(AlarmLine line) {
        if (line.place().size() < 2) {
            return "";
        }
        return strings.get(
                line.place().isFirst() ? "alarms.first-out" : "alarms.first-out.later",
                line.place().position(),
                line.place().size());
    }

    /// The whole line, for whoever listens.
    String spoken(AlarmLine line, boolean marked, Instant now) {
        String whole = strings.get(
                "alarms.line.spoken",
                words.level(line.alarm().level()),
                state(line.alarm()),
                title(line, now),
                object(line),
                strings.formats().moment(line.alarm().raisedAt(), now),
                guidance.apply(line.alarm().rule()).orElse(""));
        return marked ? strings.get("alarms.line.marked", whole) : whole;
    }
}
