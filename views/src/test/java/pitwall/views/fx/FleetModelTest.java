package pitwall.views.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;

class FleetModelTest {
    private final FleetModel live = new FleetModel(SteppedClock.atFixtures());

    @Test
    void theModelOfAScreenTellsWhatTheWholeOneTells() {
        FleetModel screen = live.forOneScreen();
        List<ConsoleMode> modes = new ArrayList<>();
        List<FleetFrame> frames = new ArrayList<>();
        screen.modeProperty().subscribe(mode -> modes.add(mode));
        screen.onFrame(frames::add);

        FleetFrame frame = SampleFleet.live(new SampleFleet(8).cars(3));
        live.accept(frame);

        assertThat(modes).containsExactly(ConsoleMode.OFFLINE, ConsoleMode.LIVE);
        assertThat(frames).containsExactly(frame);
        assertThat(screen.frame()).isSameAs(frame);
        assertThat(screen.serverNowProperty().get())
                .isEqualTo(live.serverNowProperty().get());
        assertThat(screen.live()).isSameAs(live);
    }

    @Test
    void whoeverOnlyDrawsAgainHearsOfEveryFrame() {
        FleetModel screen = live.forOneScreen();
        AtomicInteger drawn = new AtomicInteger();
        screen.frameProperty().subscribe(drawn::incrementAndGet);

        live.accept(SampleFleet.live(new SampleFleet(8).cars(3)));
        live.accept(SampleFleet.live(new SampleFleet(8).cars(2)));

        assertThat(drawn).hasValue(2);
    }

    @Test
    void theModelOfAScreenShowsThePastThatIsShown() {
        FleetModel tab = FleetModel.over(live);
        FleetModel screen = tab.forOneScreen();
        FleetFrame then = SampleFleet.live(new SampleFleet(8).cars(2));

        tab.showPast(then);
        live.accept(SampleFleet.live(new SampleFleet(8).cars(3)));

        assertThat(screen.frame()).isSameAs(then);
        assertThat(screen.live()).isSameAs(live);
    }

    @Test
    void whatListensToTheModelOfAScreenGoesWithIt() {
        FleetModel screen = live.forOneScreen();
        List<FleetFrame> shown = new ArrayList<>();
        screen.frameProperty().subscribe(frame -> shown.add(frame));
        screen.onFrame(shown::add);
        WeakReference<FleetModel> gone = new WeakReference<>(screen);
        screen = live.forOneScreen();

        await().until(() -> {
            System.gc();
            return gone.refersTo(null);
        });
        live.accept(SampleFleet.live(new SampleFleet(8).cars(3)));

        assertThat(screen.frame()).isSameAs(live.frame());
    }
}
