package pitwall.views.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.fx.FleetModel;

/// What is pinned is fetched while there is a connection, and again, and no more than there is room for. No toolkit
/// runs.
class OfflinePinsTest {
    /// Of an hour and of a day.
    private static final int FIGURES = 2;

    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final List<Car> cars = new SampleFleet(4).cars(300);
    private final CarId first = cars.get(0).id();
    private final CarId second = cars.get(1).id();
    private final ScriptedFiles files = DetailStory.failed();
    private final List<String> told = new ArrayList<>();
    private String kept = "";
    private Executor background = Runnable::run;
    private OfflinePins pins = pins();

    private final PinProgress progress = new PinProgress() {
        @Override
        public void at(int done, int of) {
            told.add(done + " of " + of);
        }

        @Override
        public void ended(End how) {
            told.add(how.name());
        }
    };

    private OfflinePins pins() {
        return new OfflinePins(
                fleet,
                files,
                new PinMemory() {
                    @Override
                    public String load() {
                        return kept;
                    }

                    @Override
                    public void save(String text) {
                        kept = text;
                    }
                },
                work -> background.execute(work),
                Runnable::run);
    }

    private void live() {
        fleet.accept(SampleFleet.live(cars));
    }

    private void offline() {
        fleet.accept(frame(new Freshness.Offline(SampleFleet.NOW, 1, null, Freshness.Trouble.SILENT)));
    }

    private FleetFrame frame(Freshness freshness) {
        return SampleFleet.frame(cars, freshness, FleetChanges.WHOLE, Set.of(Capability.values()));
    }

    private void later(Duration time) {
        clock.advance(time);
        fleet.tick();
    }

    @Test
    void pinnedCarsAreFetchedWholeWithTheirAgeAndSize() {
        live();

        assertThat(pins.pin(List.of(first, second), progress)).containsExactly(first, second);

        assertThat(told).containsExactly("0 of 2", "1 of 2", "2 of 2", "DONE");
        assertThat(files.asked).contains("timeline", "telemetry PT1H", "telemetry PT24H", "updates");
        assertThat(pins.all()).allSatisfy(pin -> {
            Pin.Fetched last = last(pin);
            assertThat(last.at()).isEqualTo(SampleFleet.NOW);
            assertThat(last.cars()).isOne();
            assertThat(last.missing()).as("no figures are scripted").isEqualTo(FIGURES);
            assertThat(last.bytes()).isGreaterThan(500);
        });
        assertThat(pins.isPinned(first)).isTrue();
        assertThat(pins.pin(List.of(first), progress)).as("once is enough").isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeIsCounted() {
        live();
        files.logs = new Answer.Unanswered<>();
        files.updates = new Answer.Refused<>(503, "DATABASE_DOWN", "The database does not answer.", "corr-1");
        files.desired = new Answer.Refused<>(404, "NOT_FOUND", "There is none.", "corr-2");

        pins.pin(List.of(first), progress);

        assertThat(last(pins.all().getFirst()).missing())
                .as("what is not there is not missing")
                .isEqualTo(2 + FIGURES);
    }

    @Test
    void withoutAConnectionItWaitsAndIsFetchedAfterwards() {
        offline();
        pins.pin(List.of(first), progress);
        assertThat(told).containsExactly("0 of 1", "OFFLINE");
        assertThat(pins.all().getFirst().last()).isNull();

        later(Duration.ofMinutes(2));
        assertThat(files.asked).isEmpty();
        live();
        fleet.tick();
        later(Duration.ofSeconds(1));

        assertThat(last(pins.all().getFirst()).cars()).isOne();
    }

    @Test
    void itIsFetchedAgainEveryQuarterOfAnHour() {
        live();
        pins.pin(List.of(first), progress);
        int once = files.asked.size();

        later(OfflinePins.EVERY.minusSeconds(1));
        assertThat(files.asked).hasSize(once);
        later(Duration.ofSeconds(1));

        assertThat(files.asked).hasSize(2 * once);
        assertThat(last(pins.all().getFirst()).at()).isEqualTo(SampleFleet.NOW.plus(OfflinePins.EVERY));
    }

    @Test
    void whatWasFetchedBeforeCountsWhileTheConnectionIsGone() {
        live();
        pins.pin(List.of(first), progress);
        offline();
        later(Duration.ofHours(3));

        assertThat(last(pins.all().getFirst()).at()).isEqualTo(SampleFleet.NOW);
    }

    @Test
    void whoStopsAFetchIsNotAskedAgainForAWhile() {
        live();
        PinProgress stopped = new PinProgress() {
            @Override
            public void at(int done, int of) {}

            @Override
            public void ended(End how) {
                told.add(how.name());
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        pins.pin(List.of(first), stopped);
        later(OfflinePins.PAUSE);
        assertThat(told).containsExactly("CANCELLED");
        assertThat(files.asked).isEmpty();

        later(OfflinePins.EVERY);
        assertThat(files.asked).isNotEmpty();
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        live();
        List<CarId> all = cars.stream().map(Car::id).toList();

        assertThat(pins.pin(all, progress)).hasSize(OfflinePins.MOST);
        assertThat(pins.room()).isZero();
        assertThat(pins.pinQuery("region:munich", progress)).isFalse();
    }

    @Test
    void aQueryKeepsWhatItFindsAndSaysWhatItLeaves() {
        live();
        pins.pin(List.of(first), progress);

        assertThat(pins.pinQuery("", progress)).isTrue();
        assertThat(pins.pinQuery(" ", progress)).as("it is the same").isFalse();

        Pin.Fetched last = last(pins.all().getLast());
        assertThat(last.cars()).isEqualTo(OfflinePins.MOST - 1);
        assertThat(last.left()).isEqualTo(300 - OfflinePins.MOST + 1);
    }

    @Test
    void pinsOutliveTheProgramAndAreOfThePersonWhoMadeThem() {
        live();
        pins.pin(List.of(first), progress);
        pins.pinQuery("status:failed,blocked", progress);
        List<Pin> before = pins.all();

        kept = kept + "\nno line of ours\nhttps://fleet.example\tk.vogt\tCAR\tWBA-9\t2026-11-21T14:00:00Z";
        pins.close();
        pins = pins();

        assertThat(pins.all()).isEqualTo(before);
        assertThat(pins.isPinned(new CarId("WBA-9")))
                .as("it is of somebody else")
                .isFalse();
    }

    @Test
    void whatIsLetGoIsNotFetchedAndWhatWasClearedIsDue() {
        live();
        pins.pin(List.of(first, second), progress);
        pins.unpin(List.of(second));
        assertThat(pins.all()).extracting(Pin::what).containsExactly(first.value());

        pins.forgetFetched();
        assertThat(pins.all().getFirst().last()).isNull();
        later(OfflinePins.PAUSE);
        assertThat(pins.all().getFirst().last()).isNotNull();
    }

    @Test
    void queriesAreAskedWhereNoPictureWaitsForThem() {
        List<Runnable> elsewhere = new ArrayList<>();
        background = elsewhere::add;
        live();
        pins.pinQuery("", progress);
        assertThat(told).isEmpty();

        elsewhere.removeFirst().run();

        assertThat(told).startsWith("0 of 100").endsWith("100 of 100", "DONE");
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void allAreLetGoAtOnceAndComeBackWithWhatWasFetched() {
        live();
        pins.pin(List.of(first, second), progress);
        pins.pinQuery("region:munich", progress);
        List<Pin> before = pins.all();

        assertThat(pins.unpinAll()).isEqualTo(before);
        assertThat(pins.all()).isEmpty();
        pins.pin(List.of(second), progress);
        pins.restore(before);

        assertThat(pins.all()).extracting(Pin::what).containsExactly(second.value(), first.value(), "region:munich");
        assertThat(pins.all()).allSatisfy(pin -> assertThat(pin.last()).isNotNull());
    }

    private static Pin.Fetched last(Pin pin) {
        Pin.Fetched last = pin.last();
        if (last == null) {
            throw new AssertionError("nothing was fetched of " + pin.what());
        }
        return last;
    }
}
