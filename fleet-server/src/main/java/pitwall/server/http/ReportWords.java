package pitwall.server.http;

import java.text.MessageFormat;
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

    /// What a code is called, or the code itself.
    String name(String kind, Enum<?> code) {
        try {
            return words.getString(kind + "." + code.name());
        } catch (MissingResourceException e) {
            return code.name();
        }
    }
}
