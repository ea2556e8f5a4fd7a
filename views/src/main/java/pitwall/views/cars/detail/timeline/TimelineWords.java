package pitwall.views.cars.detail.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import pitwall.client.Reckoning;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.LateWords;
import pitwall.views.kit.Strings;

/// Says what a line of a timeline says. Knows no toolkit.
final class TimelineWords {
    /// From this on the car's own time is shown beside the server's.
    static final Duration SAME_TIME = Duration.ofSeconds(1);
    private final Strings strings;
    private final Formats formats;
    private final LateWords late;
    private final Supplier<Reckoning> reckoning;
    private final Supplier<Optional<Instant>> until;

    /// Says it as it was known.
    TimelineWords(Strings strings) {
        this(strings, () -> Reckoning.AS_KNOWN, Optional::empty);
    }

    /// @param until the moment of the past that is shown
    TimelineWords(Strings strings, Supplier<Reckoning> reckoning, Supplier<Optional<Instant>> until) {
        this.strings = strings;
        this.late = new LateWords(strings);
        this.reckoning = reckoning;
        this.until = until;
        this.formats = strings.formats();
    }

    String time(TimelineRow row, Instant now) {
        return switch (row) {
            case TimelineRow.Happened(TimelineEntry entry) ->
                moment(reckoning.get().time(entry), now);
            case TimelineRow.Silence(Instant from, var _) -> moment(from, now);
        };
    }

    /// To the millisecond, with the date where it is not of today.
    private String moment(Instant at, Instant now) {
        return formats.date(at).equals(formats.date(now))
                ? formats.millis(at)
                : strings.get("car.timeline.dated", formats.date(at), formats.millis(at));
    }

    /// What happened; the raw word of a kind that this version does not know.
    String what(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Happened(TimelineEntry entry) ->
                strings.find("car.timeline.kind." + entry.kind()).orElse(entry.kind());
            case TimelineRow.Silence(Instant from, Instant to) ->
                to == null
                        ? strings.get("car.timeline.silent", formats.utc(from))
                        : strings.get(
                                "car.timeline.silence",
                                formats.utc(from),
                                formats.utc(to),
                                formats.age(Duration.between(from, to)));
        };
    }

    /// The figures that belong to it.
    String details(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Happened(TimelineEntry entry) -> String.join(" · ", parts(entry));
            case TimelineRow.Silence _ -> "";
        };
    }

    private List<String> parts(TimelineEntry entry) {
        Map<String, String> fields = entry.fields();
        List<String> parts = new ArrayList<>();
        if (entry.reason() != null) {
            parts.add(entry.reason().code());
        }
        versions(fields).ifPresent(parts::add);
        field(fields, "from")
                .flatMap(from -> field(fields, "to").map(to -> strings.get("car.timeline.moved", from, to)))
                .ifPresent(parts::add);
        field(fields, "rollout").ifPresent(parts::add);
        field(fields, "rule").ifPresent(parts::add);
        field(fields, "step").ifPresent(step -> parts.add(progress(step, fields)));
        field(fields, "missing").ifPresent(count -> parts.add(strings.get("car.timeline.missing", count)));
        field(fields, "by").ifPresent(by -> parts.add(strings.get("car.timeline.by", by)));
        field(fields, "message").ifPresent(parts::add);
        written(fields).ifPresent(parts::add);
        return parts;
    }

    /// When a note was written that came later.
    private Optional<String> written(Map<String, String> fields) {
        try {
            return field(fields, "written")
                    .map(Instant::parse)
                    .map(at -> strings.get("car.timeline.written", formats.date(at), formats.utc(at)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> versions(Map<String, String> fields) {
        Optional<String> actual = field(fields, "actual");
        Optional<String> desired = field(fields, "desired");
        if (actual.isPresent() && desired.isPresent() && !actual.equals(desired)) {
            return Optional.of(strings.get("cars.versions", actual.get(), desired.get()));
        }
        return field(fields, "version").or(() -> actual).or(() -> desired);
    }

    private String progress(String step, Map<String, String> fields) {
        return field(fields, "progress")
                .map(percent -> strings.get("car.timeline.step", step, percent))
                .orElse(step);
    }

    private static Optional<String> field(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }

    /// How the car's own time differs from the server's, or that a note is only on this computer; empty where it does
    /// not, or the server itself noticed.
    String lateness(TimelineRow row) {
        if (row instanceof TimelineRow.Happened(TimelineEntry note) && NoteEntries.isLocal(note)) {
            return field(note.fields(), NoteEntries.REFUSED)
                    .map(sentence -> strings.get("car.timeline.local.refused", sentence))
                    .orElseGet(() -> strings.get("car.timeline.local"));
        }
        if (!(row instanceof TimelineRow.Happened(TimelineEntry entry)) || entry.claimedAt() == null) {
            return "";
        }
        Duration behind = Duration.between(entry.claimedAt(), entry.at());
        if (behind.abs().compareTo(SAME_TIME) <= 0) {
            return "";
        }
        if (reckoning.get() == Reckoning.AS_HAPPENED && behind.isPositive()) {
            return late.of(entry.claimedAt(), entry.at(), until.get());
        }
        String own = strings.get("car.timeline.car-time", formats.millis(entry.claimedAt()));
        return behind.compareTo(Reckoning.LATE) < 0 ? own : strings.get("car.timeline.late", own, formats.age(behind));
    }

    /// Leads from a line to the log around it.
    String logs() {
        return strings.get("car.timeline.logs");
    }

    /// Leads from a line to those who decided it.
    String trail() {
        return strings.get("car.timeline.trail");
    }

    /// Whether somebody decided what happened, so that the audit trail has it.
    boolean isDecided(TimelineRow row) {
        return row instanceof TimelineRow.Happened(TimelineEntry entry) && DecidedBy.isDecided(entry);
    }

    String number(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Happened(TimelineEntry entry) ->
                entry.id() < 0 ? "" : strings.get("car.timeline.seq", Long.toString(entry.id()));
            case TimelineRow.Silence _ -> "";
        };
    }

    /// The whole line, for whoever hears it.
    String spoken(TimelineRow row, Instant now) {
        return String.join(
                ", ",
                List.of(time(row, now), what(row), details(row), lateness(row)).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
