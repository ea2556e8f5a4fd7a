package pitwall.views.desk;

import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What every screen is given: the words and formats of the language in force, the way elsewhere, a way to ask before
/// something that cannot be undone, and the keys as the user has set them.
public record Surroundings(Strings strings, Navigator navigator, Sheets sheets, KeyHints keys) {
    /// Where every action has the key that it comes with.
    public Surroundings(Strings strings, Navigator navigator, Sheets sheets) {
        this(strings, navigator, sheets, (_, usual) -> usual);
    }

    public Formats formats() {
        return strings.formats();
    }

    /// What stands on a button, with the key of its action behind it.
    public String withKey(String words, String action, String usual) {
        String key = keys.of(action, usual);
        return key.isEmpty() ? words : strings.get("kit.with-key", words, key);
    }
}
