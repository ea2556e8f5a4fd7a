package pitwall.views.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetAlarms;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.Mute;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;

/// What is to be hidden: a matcher, an end, a reason, and what the server says it would hide. FX thread; needs no
/// toolkit.
final class MuteForm {
    /// How long something can be hidden; absent lengths are for what is out of service until somebody says otherwise.
    enum Length {
        HOUR(Duration.ofHours(1)),
        FOUR_HOURS(Duration.ofHours(4)),
        EIGHT_HOURS(Duration.ofHours(8)),
        DAY(Duration.ofDays(1)),
        THREE_DAYS(Duration.ofDays(3)),
        WEEK(Duration.ofDays(7)),
        OPEN(Duration.ZERO);

        private final Duration length;

        Length(Duration length) {
            this.length = length;
        }

        /// Those that fit: a silence always ends.
        static List<Length> of(Mute.Kind kind) {
            return switch (kind) {
                case SILENCE -> List.of(HOUR, FOUR_HOURS, EIGHT_HOURS, DAY, THREE_DAYS, WEEK);
                case OUT_OF_SERVICE -> List.of(values());
            };
        }

        /// Absent where it has no end.
        @Nullable
        Instant end(Instant now) {
            return this == OPEN ? null : now.plus(length);
        }
    }

    /// The parts of a matcher; everything that is given must fit.
    enum Part {
        RULE,
        REGION,
        OBJECT,
        ROLLOUT,
        LEVEL
    }

    private final FleetAlarms reading;
    private final Executor fxThread;
    private final Mute.Kind kind;
    private final Map<Part, StringProperty> parts = new EnumMap<>(Part.class);
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObjectProperty<Length> length;
    private final ReadOnlyObjectWrapper<Optional<Answer<MutePreview>>> preview =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private long asked;

    MuteForm(FleetAlarms reading, Executor fxThread, Mute.Kind kind, Optional<AlarmView> about) {
        this.reading = reading;
        this.fxThread = fxThread;
        this.kind = kind;
        this.length = new SimpleObjectProperty<>(kind == Mute.Kind.SILENCE ? Length.HOUR : Length.OPEN);
        for (Part part : Part.values()) {
            parts.put(
                    part,
                    new SimpleStringProperty(
                            about.map(alarm -> begin(kind, part, alarm)).orElse("")));
        }
        parts.values().forEach(text -> text.subscribe(this::ask));
    }

    /// A silence begins with the rule in the region, what is out of service with the thing itself.
    private static String begin(Mute.Kind kind, Part part, AlarmView alarm) {
        AlarmObject object = alarm.object();
        String region = object.region() == null ? "" : object.region();
        return switch (kind) {
            case SILENCE ->
                switch (part) {
                    case RULE -> alarm.rule();
                    case REGION -> region;
                    case ROLLOUT -> object.rollout() == null ? "" : object.rollout();
                    case OBJECT, LEVEL -> "";
                };
            case OUT_OF_SERVICE ->
                switch (part) {
                    case OBJECT -> object.id();
                    case REGION -> region;
                    case RULE, ROLLOUT, LEVEL -> "";
                };
        };
    }

    StringProperty part(Part part) {
        StringProperty text = parts.get(part);
        if (text == null) {
            throw new IllegalStateException("no field for " + part);
        }
        return text;
    }

    private @Nullable String given(Part part) {
        String text = part(part).get().strip();
        return text.isEmpty() ? null : text;
    }

    /// Asks what would be hidden; nothing where nothing is given.
    void ask() {
        asked++;
        long number = asked;
        preview.set(Optional.empty());
        if (trouble().isPresent()) {
            return;
        }
        CompletableFuture<?> unused = reading.preview(terms(null, "preview"))
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (number == asked) {
                        preview.set(Optional.of(answer));
                    }
                }));
    }

    /// What is wrong with the matcher, as the end of a message key.
    Optional<String> trouble() {
        String rule = given(Part.RULE);
        if (rule != null && !RuleName.isName(rule)) {
            return Optional.of("rule");
        }
        boolean nothing = true;
        for (Part part : Part.values()) {
            nothing &= given(part) == null;
        }
        return nothing ? Optional.of("nothing") : Optional.empty();
    }

    private MuteAlarms terms(@Nullable Instant until, String why) {
        String level = given(Part.LEVEL);
        return new MuteAlarms(
                kind,
                given(Part.RULE),
                given(Part.REGION),
                given(Part.OBJECT),
                given(Part.ROLLOUT),
                level == null ? null : AlarmLevel.valueOf(level),
                until,
                why);
    }

    /// What would be asked of the server.
    MuteAlarms terms(Instant now) {
        return terms(length.get().end(now), reason.get().strip());
    }

    /// True where everything needed is there, and somebody has seen what would be hidden.
    boolean isReady() {
        return trouble().isEmpty()
                && !reason.get().isBlank()
                && preview.get().filter(Answer.Given.class::isInstance).isPresent();
    }

    Mute.Kind kind() {
        return kind;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    ObjectProperty<Length> lengthProperty() {
        return length;
    }

    /// What the server says; empty until it has answered.
    ReadOnlyObjectProperty<Optional<Answer<MutePreview>>> previewProperty() {
        return preview.getReadOnlyProperty();
    }
}
