package pitwall.views.map;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/// How wide names are, letter by letter, so that thousands of names need a few dozen measurements. Thread-safe.
final class LabelWidths {
    private record Letter(int codePoint, MapLabel.Style style) {}

    private final Map<Letter, Double> letters = new ConcurrentHashMap<>();

    /// @param size 1 for the usual one
    static Font font(MapLabel.Style style, double size) {
        return switch (style) {
            case COUNTRY -> Font.font("IBM Plex Sans", FontWeight.BOLD, 12 * size);
            case STATE -> Font.font("IBM Plex Sans", FontWeight.NORMAL, FontPosture.ITALIC, 11 * size);
            case CITY -> Font.font("IBM Plex Sans", FontWeight.NORMAL, 12 * size);
            case TOWN -> Font.font("IBM Plex Sans", FontWeight.NORMAL, 11 * size);
        };
    }

    /// At the usual size.
    double width(String name, MapLabel.Style style) {
        return name.codePoints()
                .mapToDouble(letter -> letters.computeIfAbsent(new Letter(letter, style), LabelWidths::measured))
                .sum();
    }

    private static double measured(Letter letter) {
        Text text = new Text(Character.toString(letter.codePoint()));
        text.setFont(font(letter.style(), 1));
        return text.getLayoutBounds().getWidth();
    }
}
