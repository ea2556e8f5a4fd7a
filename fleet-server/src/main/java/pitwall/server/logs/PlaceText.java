package pitwall.server.logs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.protocol.rest.LogLine;

/// Positions in log lines for readers who may not see them exactly: rounded to a hundredth of a degree, as everywhere
/// else. Found are fields with telling names, numbers behind such names in the text, and pairs of numbers with three
/// decimals or more that can be a latitude and a longitude. Thread-safe.
public final class PlaceText {
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}\\.\\d{3,20}");
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\d.])(-?\\d{1,2}\\.\\d{3,20})(\\s{0,2}[,;/ ]\\s{0,2})(-?\\d{1,3}\\.\\d{3,20})(?![\\d.])");

    private final Set<String> names;
    private final Pattern named;

    /// @param names of fields that hold positions, in lower case without separators
    public PlaceText(Set<String> names) {
        this.names = Set.copyOf(names);
        this.named = Pattern.compile("(?i)\\b(" + String.join("|", this.names)
                + ")([\"']?\\s{0,2}[:=]\\s{0,2}[\"']?)(-?\\d{1,3}\\.\\d{3,20})");
    }

    /// The line as somebody sees it who may not see positions exactly.
    LogLine rounded(LogLine line) {
        String message = text(line.message());
        Map<String, String> fields = new LinkedHashMap<>();
        line.fields().forEach((name, value) -> fields.put(name, isPlace(name) ? degrees(value) : text(value)));
        return message.equals(line.message()) && fields.equals(line.fields()) ? line : line.saying(message, fields);
    }

    private boolean isPlace(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return names.contains(last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private String text(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        String out = named.matcher(text).replaceAll(found -> kept(found) + round(found.group(3)));
        return PAIR.matcher(out)
                .replaceAll(found -> Matcher.quoteReplacement(round(found.group(1)) + found.group(2))
                        + Matcher.quoteReplacement(round(found.group(3))));
    }

    private static String kept(MatchResult found) {
        return Matcher.quoteReplacement(found.group(1) + found.group(2));
    }

    private static String degrees(String value) {
        return DEGREES.matcher(value).replaceAll(found -> round(found.group()));
    }

    private static String round(String degrees) {
        return Double.toString(Math.round(Double.parseDouble(degrees) * 100) / 100.0);
    }
}
