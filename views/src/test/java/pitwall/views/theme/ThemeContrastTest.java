package pitwall.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

class ThemeContrastTest {
    private static final List<Tone> SURFACES = List.of(Tone.BG_WINDOW, Tone.BG_PANEL, Tone.BG_RAISED);

    @ParameterizedTest
    @EnumSource(Paint.class)
    void textIsReadableOnEverySurface(Paint paint) {
        for (Tone text : List.of(Tone.FG, Tone.FG_MUTED, Tone.FG_SUBTLE, Tone.LINK, Tone.TEXT_DANGER, Tone.TEXT_WARN)) {
            for (Tone surface : SURFACES) {
                // Light subtle text is not used on the window's grey.
                if (paint != Paint.LIGHT || text != Tone.FG_SUBTLE || surface != Tone.BG_WINDOW) {
                    assertContrast(paint, text, surface, 4.5);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Paint.class)
    void textIsReadableOnASelectionAndUnderThePointer(Paint paint) {
        for (Tone text : List.of(Tone.FG, Tone.FG_MUTED, Tone.TEXT_DANGER, Tone.TEXT_WARN, Tone.LINK)) {
            assertContrast(paint, text, Tone.SELECTION, 4.5);
            assertContrast(paint, text, Tone.HOVER, 4.5);
        }
        assertContrast(paint, Tone.FG_ON_LINK, Tone.LINK, 4.5);
    }

    @ParameterizedTest
    @EnumSource(Paint.class)
    void marksStandOutFromEverySurface(Paint paint) {
        for (Tone surface : List.of(Tone.BG_WINDOW, Tone.BG_PANEL, Tone.BG_RAISED, Tone.SELECTION)) {
            for (Tone mark : List.of(Tone.P1, Tone.P2, Tone.P3_OUTLINE, Tone.ACTIVE, Tone.QUALITY, Tone.NORMAL)) {
                assertContrast(paint, mark, surface, 3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Paint.class)
    void theNumeralStandsOutFromItsAlarm(Paint paint) {
        assertContrast(paint, Tone.P1_INK, Tone.P1, 4.5);
        assertContrast(paint, Tone.P2_INK, Tone.P2, 4.5);
        assertContrast(paint, Tone.P3_INK, Tone.P3, 4.5);
    }

    @ParameterizedTest
    @EnumSource(Paint.class)
    void controlsHaveAVisibleEdgeAndFocus(Paint paint) {
        assertContrast(paint, Tone.BORDER_STRONG, Tone.BG_PANEL, 3);
        SURFACES.forEach(surface -> assertContrast(paint, Tone.LINK, surface, 3));
    }

    @Test
    void onlyThemeFilesNameColours() {
        assertThat(Stream.concat(Stream.of("pitwall"), StyleSheets.FEATURES.stream()))
                .allSatisfy(name -> assertThat(css(name))
                        .as(name + ".css")
                        .doesNotContainPattern("#[0-9A-Fa-f]{3,8}\\b")
                        .doesNotContainPattern("rgba?\\("));
    }

    private static void assertContrast(Paint paint, Tone one, Tone other, double atLeast) {
        Palette palette = Palette.parse(StyleSheets.text(paint));

        assertThat(Contrast.between(palette.color(one), palette.color(other)))
                .as("%s: %s on %s", paint, one.token(), other.token())
                .isGreaterThanOrEqualTo(atLeast);
    }

    private static String css(String name) throws IOException {
        try (InputStream in = StyleSheets.class.getResourceAsStream("/pitwall/assets/css/" + name + ".css")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
