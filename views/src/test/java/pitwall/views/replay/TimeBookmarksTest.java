package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.client.past.Bookmark;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.replay.TimeBookmarks.Outcome;
import pitwall.views.testing.Frames;

/// Moments that were marked are listed and found again.
class TimeBookmarksTest {
    private final FleetModel live = new FleetModel(SteppedClock.atFixtures());
    private final TimeTravel travel = new TimeTravel(FleetModel.over(live), new SeenBefore(), Runnable::run);
    private final MarkedBefore kept = new MarkedBefore();
    private final TimeBookmarks bookmarks = new TimeBookmarks(travel, kept, Runnable::run);
    private Instant now;

    @BeforeEach
    void begin() {
        live.accept(Frames.of(new Freshness.Live(Duration.ZERO), Frames.operator()));
        now = live.serverNowProperty().get();
    }

    @Test
    void aMomentIsMarkedAndFoundAgain() {
        kept.kept.put(ago(900), new Bookmark(ago(900), "before"));
        travel.goTo(ago(300));
        bookmarks.keep("  the gate\tfailed ");

        assertThat(bookmarks.outcomeProperty().get()).isEqualTo(Outcome.KEPT);
        assertThat(bookmarks.all())
                .containsExactly(new Bookmark(ago(900), "before"), new Bookmark(ago(300), "the gate failed"));
        assertThat(bookmarks.here()).map(Bookmark::text).contains("the gate failed");

        bookmarks.goTo(bookmarks.all().getFirst());
        assertThat(travel.momentProperty().get()).contains(ago(900));
        bookmarks.remove(bookmarks.all().getFirst());
        assertThat(bookmarks.all()).extracting(Bookmark::text).containsExactly("the gate failed");
        assertThat(bookmarks.here()).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsSaidAndOtherwiseNothingChanges() {
        kept.room = 1;
        travel.goTo(ago(300));
        bookmarks.keep("one");
        travel.goTo(ago(200));
        assertThat(bookmarks.outcomeProperty().get()).isEqualTo(Outcome.NONE);
        bookmarks.keep("two");

        assertThat(bookmarks.outcomeProperty().get()).isEqualTo(Outcome.NOT_KEPT);
        assertThat(bookmarks.all()).extracting(Bookmark::text).containsExactly("one");

        kept.broken = true;
        bookmarks.keep("three");
        assertThat(bookmarks.outcomeProperty().get()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void inThePresentNothingIsMarkedAndNothingListed() {
        bookmarks.keep("now");
        assertThat(kept.kept).isEmpty();

        travel.goTo(ago(300));
        bookmarks.keep("then");
        travel.leave();
        assertThat(bookmarks.all()).isEmpty();
        travel.goTo(ago(100));
        assertThat(bookmarks.all()).extracting(Bookmark::text).containsExactly("then");
    }

    private Instant ago(long seconds) {
        return now.minusSeconds(seconds);
    }
}
