package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartTroubleTest {
    @Test
    void aMissingDisplayIsForeseen() {
        assertThat(StartTrouble.foresee("Linux", "", Map.of())).contains(StartTrouble.NO_DISPLAY);
        assertThat(StartTrouble.foresee("Linux", "", Map.of("DISPLAY", " "))).contains(StartTrouble.NO_DISPLAY);
    }

    @Test
    void aDisplayOrAnotherSystemOrAHeadlessPlatformIsEnough() {
        assertThat(StartTrouble.foresee("Linux", "", Map.of("DISPLAY", ":0"))).isEmpty();
        assertThat(StartTrouble.foresee("Linux", "", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isEmpty();
        assertThat(StartTrouble.foresee("Linux", "Monocle", Map.of())).isEmpty();
        assertThat(StartTrouble.foresee("Windows 11", "", Map.of())).isEmpty();
    }

    @Test
    void failuresOfTheToolkitBecomeSentences() {
        assertThat(StartTrouble.explain(new UnsupportedOperationException("Unable to open DISPLAY")))
                .contains(StartTrouble.DISPLAY_REFUSED);
        assertThat(StartTrouble.explain(
                        new RuntimeException(new UnsatisfiedLinkError("libfreetype.so.6: cannot open"))))
                .contains(StartTrouble.NO_FONTS);
        assertThat(StartTrouble.explain(new RuntimeException(new UnsatisfiedLinkError("libglassgtk3.so"))))
                .contains(StartTrouble.NO_TOOLKIT);
        assertThat(StartTrouble.explain(new UnsupportedOperationException("Unable to load glass GTK library.")))
                .contains(StartTrouble.NO_TOOLKIT);
        assertThat(StartTrouble.explain(new IllegalStateException("a bug of ours")))
                .isEmpty();
    }
}
