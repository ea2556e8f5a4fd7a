package pitwall.app.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayMood;
import pitwall.views.tray.TrayView;

class TraysTest {
    @ParameterizedTest
    @CsvSource({"Linux, true", "Windows 11, true", "Mac OS X, false", "'', false"})
    void notificationAreaIsOfferedWhereSuchSystemsHaveOne(String system, boolean offered) {
        Tray tray = Trays.of(system, () -> {}, Runnable::run, Runnable::run);

        assertThat(tray.isOffered()).isEqualTo(offered);
        assertThat(tray.placeProperty().get()).isEqualTo(Tray.Place.NONE);
    }

    @Test
    void everyLookIsAnotherPicture() {
        Set<List<Integer>> seen = new HashSet<>();
        for (TrayMood mood : TrayMood.values()) {
            for (boolean light : new boolean[] {true, false}) {
                List<TrayPicture> pictures = TrayPicture.of(new TrayView(mood, light, ""));
                assertThat(pictures).extracting(TrayPicture::size).containsExactly(16, 22, 24, 32, 48);
                for (TrayPicture picture : pictures) {
                    assertThat(picture.argb()).hasSize(picture.size() * picture.size());
                    assertThat(seen.add(Arrays.stream(picture.argb()).boxed().toList()))
                            .as("%s, light %s, %s", mood, light, picture.size())
                            .isTrue();
                }
            }
        }
    }
}
