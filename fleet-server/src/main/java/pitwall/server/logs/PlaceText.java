package pitwall.server.logs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.LogLine;

/// Positions in log lines for readers who may not see them exactly: rounded to a hundredth of a degree, as everywhere
/// else, or [#WITHHELD] for those who only know regions. Found are fields with telling names, numbers behind such names
/// in the text, and pairs of numbers with three decimals or more that can be a latitude and a longitude. Thread-safe.
public final class PlaceText {
    private static final Pattern DEGREES = Pattern.compile("-?\\d{1,3}\\.\\d{3,20}");
    private static final String BEHIND = ")([\"']?\\s{0,2}[:=]\\s{0,2}[\"']?)";
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\d.])(-?\\d{1,2}\\.\\d{3,20})(\\s{0,2}[,;/ ]\\s{0,2})(-?\\d{1,3}\\.\\d{3,20})(?![\\d.])");

    /// What stands in the place of a position.
    static final String WITHHELD = "‹position›";

    private final Set<String> names;
    private final Pattern named;
    private final Pattern namedAtAll;

    /// @param names of fields that hold positions, in lower case without separators
    public PlaceText(Set<String> names) {
        this.names = Set.copyOf(names);
        this.named = Pattern.compile("(?i)\\b(" + String.join("|", this.names) + BEHIND + "(-?\\d{1,3}\\.\\d{3,20})");
        this.namedAtAll =
                Pattern.compile("(?i)\\b(" + String.join("|", this.names) + BEHIND + "(-?\\d{1,3}(?:\\.\\d{1,20})?)");
    }

    /// The line as somebody sees it who may know positions as exactly as that.
    public LogLine told(LogLine line, Precision precision) {
        return switch (precision) {
            case EXACT -> line;
            case KILOMETRE -> told(line, this::text, PlaceText::degrees);
            case REGION -> told(line, this::withheld, _ -> WITHHELD);
        };
    }

    private LogLine told(LogLine line, UnaryOperator<String> text, UnaryOperator<String> place) {
        String message = text.apply(line.message());
        Map<String, String> fields = new LinkedHashMap<>();
        line.fields().forEach((name, value) -> fields.put(name, (isPlace(name) ? place : text).apply(value)));
        return message.equals(line.message()) && fields.equals(line.fields()) ? line : line.saying(message, fields);
    }

    private String withheld(String text) {
        String out = namedAtAll.matcher(text).replaceAll(found -> kept(found) + WITHHELD);
        return out.indexOf('.') < 0 ? out : PAIR.matcher(out).replaceAll(WITHHELD);
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
