package pitwall.views.kit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/// Numbers, sizes, ages and times as the console writes them. Immutable; may be shared between threads.
///
/// Thousands are set apart and a unit follows after a no-break space, so that no value is ever torn by a line break.
/// The narrow one would be more usual between thousands, but in the console's face it is 1.5 px wide at 13 px, which
/// nobody sees. What is not known is `—`, never zero.
///
/// Speeds and temperatures come in km/h and °C and are written as the user reads them.
public final class Formats {
    /// Between groups of three digits, and between a number and its unit.
    public static final char GAP = '\u00A0';
    /// What stands for a value nobody ever sent.
    public static final String UNKNOWN = "—";

    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final Locale locale;
    private final ZoneId zone;
    private final Units units;
    private final char decimalMark;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter clockMillis;
    private final DateTimeFormatter zoned;
    private final DateTimeFormatter zoneName;

    /// Kilometres, degrees Celsius and 24 hours.
    ///
    /// @param zone the zone shown after UTC
    public Formats(Locale locale, ZoneId zone) {
        this(locale, zone, Units.METRIC);
    }

    /// @param zone the zone shown after UTC
    public Formats(Locale locale, ZoneId zone, Units units) {
        this.locale = locale;
        this.zone = zone;
        this.units = units;
        this.decimalMark = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        this.clock = DateTimeFormatter.ofPattern(units.pattern(""), locale);
        this.clockMillis = DateTimeFormatter.ofPattern(units.pattern(".SSS"), locale);
        this.zoned = DateTimeFormatter.ofPattern("yyyy-MM-dd " + units.pattern(""), locale);
        this.zoneName = DateTimeFormatter.ofPattern("zzz", locale);
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    /// A number with so many decimals: `4.25`, `−1 204`.
    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder text = new StringBuilder(digits.length() + 4);
        if (rounded.signum() < 0) {
            text.append('−');
        }
        appendGrouped(text, whole);
        if (point >= 0) {
            text.append(decimalMark).append(digits, point + 1, digits.length());
        }
        return text.toString();
    }

    /// Every digit: `120 431`.
    public String exact(long value) {
        return number(value, 0);
    }

    /// Exact up to 99 999, then `120 k`, `1.2 M`. Where it is shortened, a tooltip owes the exact figure.
    public String count(long value) {
        long size = Math.abs(value);
        if (size < 100_000) {
            return exact(value);
        }
        if (size < 999_500) {
            return withUnit(value / 1e3, 0, "k");
        }
        return withUnit(value / 1e6, size < 9_950_000 ? 1 : 0, "M");
    }

    /// A share of 0 to 100: one decimal below 10 and above 90, where it matters, else none.
    public String percent(double percent) {
        BigDecimal tenth = BigDecimal.valueOf(percent).setScale(1, RoundingMode.HALF_UP);
        boolean edge = tenth.compareTo(BigDecimal.TEN) < 0 || tenth.compareTo(BigDecimal.valueOf(90)) > 0;
        boolean whole = tenth.signum() == 0 || tenth.compareTo(BigDecimal.valueOf(100)) == 0;
        return withUnit(percent, edge && !whole ? 1 : 0, "%");
    }

    /// A share that is measured in whole percent, such as a battery's charge.
    public String wholePercent(int percent) {
        return withUnit(percent, 0, "%");
    }

    /// `812 B`, `4.2 MB`, `38 MB`; decimal units.
    public String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return withUnit(value, unit > 0 && Math.abs(value) < 9.95 ? 1 : 0, units[unit]);
    }

    /// A measured value with its unit, or `—`: `41.5 V`.
    public String measure(OptionalDouble value, int decimals, String unit) {
        return value.isPresent() ? withUnit(value.getAsDouble(), decimals, unit) : UNKNOWN;
    }

    /// A speed in km/h as the user reads speeds, or `—`: `50 km/h`, `31 mph`.
    public String speed(OptionalDouble kmh) {
        return switch (units.distance()) {
            case KILOMETRES -> measure(kmh, 0, "km/h");
            case MILES -> measure(map(kmh, Units::miles), 0, "mph");
        };
    }

    /// A temperature in °C as the user reads temperatures, or `—`: `41 °C`, `106 °F`.
    public String temperature(OptionalDouble celsius) {
        return switch (units.temperature()) {
            case CELSIUS -> measure(celsius, 0, "°C");
            case FAHRENHEIT -> measure(map(celsius, Units::fahrenheit), 0, "°F");
        };
    }

    private static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator change) {
        return value.isPresent() ? OptionalDouble.of(change.applyAsDouble(value.getAsDouble())) : value;
    }

    /// How old something is: `7 s`, `47 min`, `3 h 04`, `5 d`. A future time counts as now.
    public String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return withUnit(seconds, 0, "s");
        }
        if (seconds < 3600) {
            long minutes = seconds / 60;
            return withUnit(minutes, 0, "min");
        }
        if (seconds < DAY_SECONDS) {
            long hours = seconds / 3600;
            return withUnit(hours, 0, "h") + GAP + twoDigits(seconds / 60 % 60);
        }
        long days = seconds / DAY_SECONDS;
        return withUnit(days, 0, "d");
    }

    /// How far behind: tenths of a second below ten seconds, then as an age.
    public String lag(Duration lag) {
        return lag.compareTo(Duration.ofSeconds(10)) < 0
                ? withUnit(Math.max(0, lag.toMillis()) / 1000.0, 1, "s")
                : age(lag);
    }

    /// The distance of a moment from now: `−20 min`, `+5 s`.
    public String distance(Instant moment, Instant now) {
        Duration distance = Duration.between(now, moment);
        return (distance.isNegative() ? "−" : "+") + age(distance.abs());
    }

    /// `14:02:11 UTC`, or `2:02:11 PM UTC` where the user counts to twelve; so do all times below.
    public String utc(Instant instant) {
        return clock.format(instant.atOffset(ZoneOffset.UTC)) + GAP + "UTC";
    }

    /// `15:02:11 CET`.
    public String local(Instant instant) {
        var there = instant.atZone(zone);
        return clock.format(there) + GAP + zoneName.format(there);
    }

    /// For logs and events, UTC: `14:02:11.042`.
    public String millis(Instant instant) {
        return clockMillis.format(instant.atOffset(ZoneOffset.UTC));
    }

    /// `2026-11-21`, UTC.
    public String date(Instant instant) {
        return day(instant).toString();
    }

    /// For tables, UTC: the time alone if it is of today, else with its date.
    public String moment(Instant instant, Instant now) {
        var there = instant.atOffset(ZoneOffset.UTC);
        return day(instant).equals(day(now)) ? clock.format(there) : zoned.format(there);
    }

    /// For tooltips, both zones with the date: `2026-11-21 14:02:11 UTC · 15:02:11 CET`.
    public String full(Instant instant) {
        return zoned.format(instant.atOffset(ZoneOffset.UTC)) + GAP + "UTC · " + local(instant);
    }

    /// For copies and exports: ISO 8601 with the offset of the local zone.
    public String iso(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    /// The value without the mark of its age.
    public String withoutStale(String value) {
        String mark = stale("");
        return value.startsWith(mark) ? value.substring(mark.length()) : value;
    }

    /// A value that is older than it may be: `~ 74 %`.
    public String stale(String value) {
        return "~" + GAP + value;
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private String withUnit(double value, int decimals, String unit) {
        return number(value, decimals) + GAP + unit;
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    private static void appendGrouped(StringBuilder text, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(GAP);
            }
            text.append(digits.charAt(i));
        }
    }
}
