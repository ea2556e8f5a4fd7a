package pitwall.views.keys;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// A key with its modifiers. Written `Ctrl+Shift+D`, `F6`, `Alt+Left`, `J`; on macOS `Ctrl` means the command key,
/// except with Tab.
public record Keystroke(KeyCode code, boolean ctrl, boolean alt, boolean shift) {
    private static final Map<String, KeyCode> NAMES = Map.ofEntries(
            Map.entry("LEFT", KeyCode.LEFT),
            Map.entry("RIGHT", KeyCode.RIGHT),
            Map.entry("UP", KeyCode.UP),
            Map.entry("DOWN", KeyCode.DOWN),
            Map.entry("ENTER", KeyCode.ENTER),
            Map.entry("ESC", KeyCode.ESCAPE),
            Map.entry("TAB", KeyCode.TAB),
            Map.entry("SPACE", KeyCode.SPACE),
            Map.entry("DELETE", KeyCode.DELETE),
            Map.entry("HOME", KeyCode.HOME),
            Map.entry("END", KeyCode.END),
            Map.entry("PAGEUP", KeyCode.PAGE_UP),
            Map.entry("PAGEDOWN", KeyCode.PAGE_DOWN),
            Map.entry(",", KeyCode.COMMA),
            Map.entry(".", KeyCode.PERIOD));
    private static final Map<KeyCode, String> WORDS = Map.ofEntries(
            Map.entry(KeyCode.LEFT, "Left"),
            Map.entry(KeyCode.RIGHT, "Right"),
            Map.entry(KeyCode.UP, "Up"),
            Map.entry(KeyCode.DOWN, "Down"),
            Map.entry(KeyCode.ENTER, "Enter"),
            Map.entry(KeyCode.ESCAPE, "Esc"),
            Map.entry(KeyCode.TAB, "Tab"),
            Map.entry(KeyCode.SPACE, "Space"),
            Map.entry(KeyCode.DELETE, "Delete"),
            Map.entry(KeyCode.HOME, "Home"),
            Map.entry(KeyCode.END, "End"),
            Map.entry(KeyCode.PAGE_UP, "PageUp"),
            Map.entry(KeyCode.PAGE_DOWN, "PageDown"),
            Map.entry(KeyCode.COMMA, ","),
            Map.entry(KeyCode.PERIOD, "."));

    /// Reads what [#text] writes, in any case; empty for anything else, also for the empty text.
    public static Optional<Keystroke> parse(String text) {
        String rest = text.strip().toUpperCase(Locale.ROOT);
        boolean ctrl = false;
        boolean alt = false;
        boolean shift = false;
        while (true) {
            if (rest.startsWith("CTRL+") && !ctrl) {
                ctrl = true;
                rest = rest.substring(5);
            } else if (rest.startsWith("ALT+") && !alt) {
                alt = true;
                rest = rest.substring(4);
            } else if (rest.startsWith("SHIFT+") && !shift) {
                shift = true;
                rest = rest.substring(6);
            } else {
                break;
            }
        }
        KeyCode code = code(rest);
        return code == null ? Optional.empty() : Optional.of(new Keystroke(code, ctrl, alt, shift));
    }

    /// What was pressed; empty while only modifiers are down or where the key has no name here.
    public static Optional<Keystroke> of(KeyEvent event) {
        boolean ctrl = event.getCode() == KeyCode.TAB ? event.isControlDown() : event.isShortcutDown();
        Keystroke pressed = new Keystroke(plain(event.getCode()), ctrl, event.isAltDown(), event.isShiftDown());
        return parse(pressed.text());
    }

    /// True where the key acts alone, so that it would type a character into a text field.
    public boolean isSingleLetter() {
        return !ctrl && !alt && (code.isLetterKey() || code.isDigitKey() || isPunctuation() || code == KeyCode.SPACE);
    }

    /// True for combinations that type a character on German keyboards and must therefore never be bound.
    public boolean isAltGr() {
        return ctrl && alt && (code.isLetterKey() || code.isDigitKey());
    }

    /// The stable form, for preferences.
    public String text() {
        return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + word();
    }

    /// The form for people, with the modifier names of their keyboards.
    public String shown(Strings strings) {
        return (ctrl ? strings.get("keys.ctrl") + "+" : "")
                + (alt ? strings.get("keys.alt") + "+" : "")
                + (shift ? strings.get("keys.shift") + "+" : "")
                + shownWord(strings);
    }

    private String shownWord(Strings strings) {
        return switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case ENTER -> strings.get("keys.enter");
            case SPACE -> strings.get("keys.space");
            case DELETE -> strings.get("keys.delete");
            default -> word();
        };
    }

    private boolean isPunctuation() {
        return code == KeyCode.COMMA || code == KeyCode.PERIOD;
    }

    private String word() {
        String name = WORDS.get(code);
        return name == null ? code.getName().toUpperCase(Locale.ROOT) : name;
    }

    private static KeyCode plain(KeyCode code) {
        String name = code.name();
        return name.startsWith("NUMPAD") ? KeyCode.valueOf("DIGIT" + name.substring(6)) : code;
    }

    private static @Nullable KeyCode code(String name) {
        KeyCode named = NAMES.get(name);
        if (named != null) {
            return named;
        }
        if (name.length() == 1 && Character.isDigit(name.charAt(0))) {
            return KeyCode.valueOf("DIGIT" + name);
        }
        boolean letter = name.length() == 1 && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
        return letter || name.matches("F([1-9]|1[0-2])") ? KeyCode.valueOf(name) : null;
    }
}
