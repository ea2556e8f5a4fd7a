package pitwall.checks.e2e.console;

import javafx.scene.input.KeyCode;

/// A console that is used with keys only, and how many were pressed. A chord counts once, a typed character once.
final class CountedKeys {
    private final ConsoleUnderTest console;
    private int pressed;

    CountedKeys(ConsoleUnderTest console) {
        this.console = console;
    }

    CountedKeys push(KeyCode... chord) {
        pressed++;
        console.push(chord);
        return this;
    }

    CountedKeys type(String text) {
        pressed += text.length();
        console.type(text);
        return this;
    }

    int pressed() {
        return pressed;
    }
}
