package pitwall.simulator.fault;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.simulator.fault.UpdateFaults.BadRelease;

/// Reads a [FaultPlan] from `name=value` pairs separated by commas.
final class FaultPlanText {
    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "loss",
            "duplicate",
            "reorder",
            "delay",
            "flap",
            "skew",
            "update",
            "stuck",
            "spoiled",
            "claimed",
            "full",
            "leaving",
            "node",
            "bad",
            "pull"));
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})(?:\\.\\.(\\d{1,6}))?(ms|s)");
    private static final Pattern SKEW = Pattern.compile("(?:±|\\+-|\\+/-)?(\\d{1,6})(ms|s|min)");

    private static final Pattern PULL = Pattern.compile("(\\d{1,6})KiB/s");
    private static final Pattern BAD =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9.+_-]{0,63})(?:@([A-Za-z0-9._-]{1,64}))?");

    private FaultPlanText() {}

    static FaultPlan parse(String text) {
        Map<String, String> values = pairs(text);
        Matcher delay = match(DELAY, "delay", values.getOrDefault("delay", "0ms"), "50..200ms or 1s");
        String least = delay.group(1);
        String most = delay.group(2) == null ? least : delay.group(2);
        Matcher skew = match(SKEW, "skew", values.getOrDefault("skew", "0s"), "±30s");
        return new FaultPlan(
                share("loss", values),
                share("duplicate", values),
                share("reorder", values),
                duration(least, delay.group(3)),
                duration(most, delay.group(3)),
                rate("flap", values.getOrDefault("flap", "0/min")),
                duration(skew.group(1), skew.group(2)),
                updates(values),
                rate("node", values.getOrDefault("node", "0/min")));
    }

    private static UpdateFaults updates(Map<String, String> values) {
        String pull = values.getOrDefault("pull", "0KiB/s");
        return new UpdateFaults(
                share("update", values),
                share("stuck", values),
                share("spoiled", values),
                share("claimed", values),
                share("full", values),
                share("leaving", values),
                badReleases(values.getOrDefault("bad", "")),
                1024 * Long.parseLong(match(PULL, "pull", pull, "50KiB/s").group(1)));
    }

    private static Set<BadRelease> badReleases(String value) {
        Set<BadRelease> releases = new LinkedHashSet<>();
        for (String one : value.isEmpty() ? new String[0] : value.split("/", -1)) {
            Matcher release = match(BAD, "bad", one, value, "4.4.0@iX3 or 4.4.0@iX3/4.5.0");
            releases.add(new BadRelease(release.group(1), release.group(2) == null ? "*" : release.group(2)));
        }
        return releases;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            String name = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "There is no fault '" + name + "'; known are " + String.join(", ", NAMES) + ".");
            }
            if (equals < 0) {
                throw new IllegalArgumentException("The fault '" + name + "' needs a value, as in " + name + "=….");
            }
            if (values.put(name, pair.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("The fault '" + name + "' is given twice.");
            }
        }
        return values;
    }

    private static double share(String name, Map<String, String> values) {
        String value = values.getOrDefault(name, "0%");
        boolean percent = value.endsWith("%");
        return number(name, percent ? value.substring(0, value.length() - 1) : "", value, "1%") / 100;
    }

    private static double rate(String name, String value) {
        String number = value.endsWith("/min") ? value.substring(0, value.length() - 4) : "";
        return number(name, number, value, "5/min");
    }

    private static double number(String name, String number, String value, String example) {
        return Double.parseDouble(match(NUMBER, name, number, value, example).group());
    }

    private static Matcher match(Pattern pattern, String name, String value, String example) {
        return match(pattern, name, value, value, example);
    }

    private static Matcher match(Pattern pattern, String name, String part, String value, String example) {
        Matcher matcher = pattern.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "The value '" + value + "' of " + name + " is not understood; write it like " + example + ".");
        }
        return matcher;
    }

    private static Duration duration(String number, String unit) {
        long count = Long.parseLong(number);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
