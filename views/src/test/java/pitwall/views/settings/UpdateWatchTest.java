package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pitwall.client.update.UpdateNews;
import pitwall.testing.SteppedClock;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.UpdateSource;
import pitwall.views.ports.Upkeep;

class UpdateWatchTest {
    private static final UpdateNews NEWER = new UpdateNews.Available("0.2.0", "", Optional.empty());

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final List<String> said = new ArrayList<>();
    private final Places places = new Places();
    private final UpdateWatch watch = new UpdateWatch(
            places, () -> Strings.of(new Formats(Locale.ENGLISH, ZoneOffset.UTC)), said::add, Runnable::run);

    @Test
    void nobodyIsAskedUnlessSomebodyWantsThatDaily() {
        pass(Duration.ofDays(3));
        places.source = Optional.of(new UpdateSource("https://example.com/programs.txt", "ab", false));
        pass(Duration.ofDays(3));

        assertThat(places.looks).isZero();
    }

    @Test
    void aNewVersionIsToldOnceAndLookedForOnceADay() {
        places.source = Optional.of(new UpdateSource("https://example.com/programs.txt", "ab", true));

        pass(Duration.ofSeconds(59));
        assertThat(places.looks).as("a start has enough to do").isZero();
        pass(Duration.ofHours(23));
        assertThat(places.looks).isOne();
        assertThat(said).singleElement().asString().startsWith("Pitwall 0.2.0 is available");
        pass(Duration.ofDays(2));

        assertThat(places.looks).isEqualTo(3);
        assertThat(said).hasSize(1);
    }

    @Test
    void whatIsNotBelievedIsToldAndWhatCannotBeReachedIsNot() {
        places.source = Optional.of(new UpdateSource("https://example.com/programs.txt", "ab", true));
        places.news = new UpdateNews.Unreachable("HTTP 503");
        pass(Duration.ofDays(1));
        assertThat(said).isEmpty();

        places.news = new UpdateNews.Distrusted(UpdateNews.Distrust.SIGNATURE);
        pass(Duration.ofDays(1));

        assertThat(said).singleElement().asString().contains("Not believed");
    }

    private void pass(Duration time) {
        for (long minute = 0; minute <= time.toMinutes(); minute++) {
            watch.tick(clock.instant());
            clock.advance(minute == 0 ? time.minusMinutes(time.toMinutes()) : Duration.ofMinutes(1));
        }
        watch.tick(clock.instant());
    }

    private static final class Places implements Upkeep {
        private Optional<UpdateSource> source = Optional.empty();
        private UpdateNews news = NEWER;
        private int looks;

        @Override
        public Optional<UpdateSource> source() {
            return source;
        }

        @Override
        public CompletableFuture<UpdateNews> look() {
            looks++;
            return CompletableFuture.completedFuture(news);
        }
    }
}
