package pitwall.server.http;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// The words of a printed report in one language. Codes stay as they are where there is no word. Immutable.
final class ReportWords {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ResourceBundle words;
    private final Locale language;

    private ReportWords(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                "pitwall.server.http.report",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// In the language of `lang`, or else the one that the reader's program asks for; English where it asks for none.
    static ReportWords of(ApiCall call) {
        String asked = call.query("lang").orElse(null);
        if (asked != null
                && LANGUAGES.stream().noneMatch(known -> known.getLanguage().equals(asked))) {
            throw new FaultException(Fault.validation("lang", "must be en or de"));
        }
        return new ReportWords(
                asked == null ? wanted(call.header("Accept-Language").orElse("en")) : Locale.of(asked));
    }

    /// @param language English or German
    static ReportWords in(Locale language) {
        return new ReportWords(language);
    }

    private static Locale wanted(String header) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    Locale language() {
        return language;
    }

    /// A sentence; its arguments are numbers and names.
    String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), language).format(arguments);
    }

    /// The sentence of one or of many; `{0}` is the count.
    String plural(String key, int count, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = count;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return say(key + (count == 1 ? ".one" : ".other"), arguments);
    }

    /// A part of a whole as a percentage; of nothing there is none.
    String share(int part, int whole) {
        return whole == 0 ? "—" : percent((double) part / whole);
    }

    /// A share of 0.0 to 1.0 as a percentage, with a decimal where it has one.
    String percent(double share) {
        NumberFormat percent = NumberFormat.getPercentInstance(language);
        percent.setMaximumFractionDigits(1);
        return percent.format(share);
    }

    /// What a code is called, or the code itself.
    String name(String kind, String code) {
        try {
            return words.getString(kind + "." + code);
        } catch (MissingResourceException e) {
            return code;
        }
    }
}
