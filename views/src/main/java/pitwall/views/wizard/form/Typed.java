package pitwall.views.wizard.form;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.fleet.rollout.Canary;

/// Reads what people type: shares, durations, waves, times. Anything else is empty. Pure.
public final class Typed {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})");
    /// The server's bound, in percent.
    private static final int MOST_MARGIN = 1_000;

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,3})?)\\s*%?");
    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,6})\\s*(s|sec|min|m|h|d|)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Typed() {}

    /// A whole number, not negative.
    public static Optional<Integer> number(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /// A share of 0.0 to 1.0, typed as `80 %`, `80` or `0.8`. A bare number below 1 is a share already.
    public static Optional<Double> share(String text) {
        String bare = text.strip();
        Matcher matcher = PERCENT.matcher(bare);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(1).replace(',', '.');
        double value = Double.parseDouble(digits);
        boolean isShare = !bare.endsWith("%") && value <= 1 && digits.indexOf('.') >= 0;
        return Optional.of(isShare ? value : value / 100).filter(share -> share <= 1);
    }

    /// How many more cars than now, in whole percent, typed as `10 %` or `10`.
    public static Optional<Integer> margin(String text) {
        return number(text.replace("%", "")).filter(percent -> percent <= MOST_MARGIN);
    }

    /// A duration, typed as `90 s`, `5 min`, `6 h` or `2 d`; a bare number means minutes.
    public static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "s", "sec" -> Duration.ofSeconds(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofMinutes(amount);
                });
    }

    /// The cars that go first: nothing, a number, or a share such as `5 %`.
    public static Optional<Canary> canary(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.equals("0")) {
            return Optional.of(new Canary.None());
        }
        boolean percent = bare.endsWith("%");
        Optional<Integer> number = number(percent ? bare.substring(0, bare.length() - 1) : bare);
        return number.filter(value -> value >= 1 && (!percent || value <= 100))
                .map(value -> percent ? new Canary.Percent(value) : new Canary.Count(value));
    }

    /// The waves after the canary, in percent, typed as `10 30 60 %`; empty unless they add up to 100.
    public static Optional<List<Integer>> waves(String text) {
        List<Integer> waves = new ArrayList<>();
        for (String word : text.replace('%', ' ').strip().split("[\\s,;+]+")) {
            Optional<Integer> wave = number(word).filter(value -> value >= 1);
            if (wave.isEmpty()) {
                return Optional.empty();
            }
            waves.add(wave.get());
        }
        return waves.stream().mapToInt(Integer::intValue).sum() == 100
                ? Optional.of(List.copyOf(waves))
                : Optional.empty();
    }

    /// A time of day as the server reads it, such as `22:00`.
    public static Optional<String> time(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matcher.group(1));
        int minute = Integer.parseInt(matcher.group(2));
        return hour < 24 && minute < 60
                ? Optional.of((hour < 10 ? "0" : "") + hour + ":" + matcher.group(2))
                : Optional.empty();
    }

    /// True for a moment that the clock of `zone` never shows, because it is put forward then.
    public static boolean isSkipped(String text, ZoneId zone) {
        try {
            LocalDateTime typed = LocalDateTime.parse(text.strip(), START);
            return zone.getRules().getValidOffsets(typed).isEmpty();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// A moment typed as `2026-11-22 01:00`, by the clock of `zone`.
    public static Optional<Instant> start(String text, ZoneId zone) {
        try {
            return Optional.of(
                    LocalDateTime.parse(text.strip(), START).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
