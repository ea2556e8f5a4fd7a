package pitwall.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FontsTest {
    @ParameterizedTest
    @ValueSource(strings = {"IBM Plex Sans", "IBM Plex Mono"})
    void allDigitsAreEquallyWide(String family) {
        StyleSheets.loadFonts();

        for (FontWeight weight : new FontWeight[] {FontWeight.NORMAL, FontWeight.BOLD}) {
            Font font = Font.font(family, weight, 100);
            assertThat(font.getFamily()).isEqualTo(family);
            assertThat("0123456789"
                            .chars()
                            .mapToObj(digit -> width(Character.toString(digit), font))
                            .distinct())
                    .as("%s %s", family, weight)
                    .hasSize(1);
        }
    }

    @Test
    void oldValuesHaveARealItalic() {
        StyleSheets.loadFonts();

        Font italic = Font.font("IBM Plex Sans", FontPosture.ITALIC, 13);

        assertThat(italic.getName()).isEqualTo("IBM Plex Sans Italic");
    }

    private static double width(String text, Font font) {
        Text node = new Text(text);
        node.setFont(font);
        return node.getLayoutBounds().getWidth();
    }
}
