package pitwall.views.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.kit.LateWords;
import pitwall.views.kit.Strings;
import pitwall.views.logs.lines.Seam;

/// Log lines in words: what was taken out is said, and what stood on several lines is folded. Knows no toolkit.
final class LogText {
    private static final Pattern REDACTED = Pattern.compile("‹redacted:([^:›]{1,40}):[0-9a-f]{8}›");
    /// Turns the direction of text, or breaks it.
    private static final Pattern STRANGE =
            Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    /// How the server writes the end of a line within a message.
    private static final char LINE_END = '␊';

    private final Strings strings;
    private final String redacted;
    private final LateWords late;

    LogText(Strings strings) {
        this.strings = strings;
        this.late = new LateWords(strings);
        this.redacted = strings.get("logs.redacted", "$1");
    }

    /// `▒▒▒ (redacted: token)` where the server took something out.
    String visible(String text) {
        String plain = text.indexOf('‹') < 0 ? text : REDACTED.matcher(text).replaceAll(redacted);
        return STRANGE.matcher(plain).replaceAll("␣");
    }

    /// The first line of a message, and how many more there are.
    String folded(String message) {
        int end = message.indexOf(LINE_END);
        if (end < 0 || end == message.length() - 1) {
            return visible(end < 0 ? message : message.substring(0, end));
        }
        int more = (int) message.substring(end + 1)
                        .chars()
                        .filter(c -> c == LINE_END)
                        .count()
                + (message.endsWith("␊") ? 0 : 1);
        return visible(message.substring(0, end)) + "  " + strings.plural("logs.folded", more);
    }

    /// The whole message on its lines.
    String unfolded(String message) {
        List<String> lines = new ArrayList<>();
        for (String line : message.replace("␍", "").split("␊")) {
            lines.add(visible(line));
        }
        return String.join("\n", lines);
    }

    /// `14:01:52.118`, with its date where that is another than now.
    String time(Instant at, Instant now) {
        String millis = strings.formats().millis(at);
        String date = strings.formats().date(at);
        return date.equals(strings.formats().date(now)) ? millis : date + " " + millis;
    }

    /// Of a line that came so late that it stands elsewhere than as it was known; empty for others.
    String late(LogLine line, LogTold told) {
        Instant said = told.reckoning().time(line);
        return Duration.between(said, line.at()).compareTo(Reckoning.LATE) < 0
                ? ""
                : late.of(said, line.at(), told.moment());
    }

    /// The car, or that it is the server where there is none.
    String speaker(@Nullable CarId car) {
        return car == null ? strings.get("logs.server") : car.value();
    }

    /// The car, or that it is the server.
    String speaker(LogLine line) {
        return speaker(line.speaker());
    }

    private String speaker(String speaker) {
        return speaker.equals(LogLine.OWN) ? strings.get("logs.server") : speaker;
    }

    String level(LogLevel level) {
        return strings.get("log.level." + level);
    }

    /// One letter.
    static String letter(LogLevel level) {
        return level.name().substring(0, 1);
    }

    /// Folded, with its fields.
    String line(LogLine line) {
        StringBuilder out = new StringBuilder(folded(line.message()));
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            out.append("  ").append(visible(field.getKey())).append('=').append(visible(field.getValue()));
        }
        return out.toString();
    }

    String spoken(LogLine line, LogTold told) {
        String late = late(line, told);
        String all = strings.get(
                "logs.spoken",
                strings.formats().millis(told.reckoning().time(line)),
                level(line.level()),
                speaker(line),
                visible(line.source()),
                line(line));
        return late.isEmpty() ? all : all + ", " + late;
    }

    /// What lies between two lines.
    String seam(Seam seam) {
        List<String> parts = new ArrayList<>();
        if (seam.restarted()) {
            parts.add(strings.get("logs.seam.restart"));
        }
        if (seam.missing() > 0) {
            parts.add(strings.plural("logs.seam.missing", seam.missing(), span(seam)));
        }
        Duration jump = seam.jump();
        if (jump != null) {
            parts.add(strings.get(
                    jump.isNegative() ? "logs.seam.back" : "logs.seam.ahead",
                    strings.formats().age(jump.abs())));
        }
        if (seam.sampled() > 0) {
            parts.add(strings.plural("logs.seam.sampled", seam.sampled()));
        }
        return speaker(seam.speaker()) + " · " + String.join(" · ", parts);
    }

    /// `13:20–13:34`.
    String span(Seam seam) {
        String from = strings.formats().utc(seam.from()).replace("\u00A0UTC", "");
        String to = strings.formats().utc(seam.to()).replace("\u00A0UTC", "");
        return from.equals(to) ? from : from + "–" + to;
    }

    /// For a copy: one line, with everything that is known.
    String copied(LogLine line) {
        return strings.formats().iso(line.at()) + " " + line.level() + " " + line.speaker() + " "
                + visible(line.source()) + ": " + line(line);
    }
}
