package pitwall.views.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// Every word the console shows, in one language. Immutable; may be shared between threads.
///
/// Patterns are MessageFormat's. Whole numbers given as arguments are written as [Formats#count] writes
/// them; everything else should come formatted.
public final class Strings {
    private static final String BUNDLE = "pitwall.assets.i18n.messages";

    private final ResourceBundle bundle;
    private final Formats formats;
    private final boolean strict;

    private Strings(Formats formats, boolean strict) {
        this.bundle = ResourceBundle.getBundle(
                BUNDLE,
                formats.locale(),
                Strings.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.formats = formats;
        this.strict = strict;
    }

    /// Words in the language of `formats`, English where there is no translation. A missing key shows as
    /// itself: the console never fails because of a word.
    public static Strings of(Formats formats) {
        return new Strings(formats, false);
    }

    /// For tests: a missing key is an error.
    public static Strings strict(Formats formats) {
        return new Strings(formats, true);
    }

    /// The sentence of `key` with its placeholders filled.
    ///
    /// @throws IllegalArgumentException if the key is missing and these strings are strict
    public String get(String key, Object... arguments) {
        String pattern = pattern(key);
        return pattern.indexOf('{') < 0 ? pattern : fill(pattern, arguments);
    }

    /// The singular or plural sentence, from the keys `key.one` and `key.other`; `{0}` is the count.
    public String plural(String key, long count, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = count;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return get(key + (count == 1 ? ".one" : ".other"), arguments);
    }

    /// The sentence of `key`, or nothing where it is no error to have none, as with a reason code this version
    /// does not know.
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(get(key)) : Optional.empty();
    }

    /// For FXML, whose `%keys` are sentences without placeholders.
    public ResourceBundle bundle() {
        return bundle;
    }

    public Formats formats() {
        return formats;
    }

    private String pattern(String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException missing) {
            if (strict) {
                throw new IllegalArgumentException("no text for key '" + key + "'", missing);
            }
            return key;
        }
    }

    private String fill(String pattern, Object[] arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            words[i] = word(arguments[i]);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(words);
    }

    private String word(Object argument) {
        return argument instanceof Long || argument instanceof Integer
                ? formats.count(((Number) argument).longValue())
                : argument.toString();
    }
}
