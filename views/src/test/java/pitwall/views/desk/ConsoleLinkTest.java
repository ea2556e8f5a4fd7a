package pitwall.views.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.CarId;

class ConsoleLinkTest {
    @Test
    void aLinkToAPlaceLeadsBackToIt() {
        List<Destination.OnScreen> places = List.of(
                new Destination.Overview(),
                new Destination.Cars(""),
                new Destination.Cars("region:münchen status:failed,blocked battery:<30 \"free / text\" a+b%"),
                new Destination.Map("area:48.05/11.40;48.25/11.75"),
                new Destination.Car(new CarId("WBA-1")),
                new Destination.CarPart(new CarId("WBA-1"), Destination.CarPart.Part.TIMELINE),
                new Destination.Rollouts(),
                new Destination.Rollout("R-118"),
                new Destination.Releases(""),
                new Destination.Releases("4.5.0-rc1"),
                new Destination.Approvals(),
                new Destination.Audit("action:NOTE_EXPORT"),
                new Destination.Settings());

        for (Destination.OnScreen place : places) {
            assertThat(ConsoleLink.to(place).flatMap(ConsoleLink::read))
                    .as("%s", place)
                    .contains(place);
        }
    }

    @Test
    void aLinkReadsAsPeopleAndSystemsWriteIt() {
        Destination.Car car = new Destination.Car(new CarId("WBA-1"));

        assertThat(ConsoleLink.read("pitwall:car/WBA-1")).contains(car);
        assertThat(ConsoleLink.read("PITWALL:Car/WBA-1")).contains(car);
        assertThat(ConsoleLink.read("pitwall://car/WBA-1/")).contains(car);
        assertThat(ConsoleLink.read("pitwall:cars/status:failed")).contains(new Destination.Cars("status:failed"));
    }

    @Test
    void aLinkToAMomentLeadsToThePlaceAtThatMoment() {
        Instant moment = Instant.parse("2026-11-21T13:42:10Z");
        Destination.Cars place = new Destination.Cars("name:\"who?at=noon\"");
        String link = ConsoleLink.at(ConsoleLink.to(place).orElseThrow(), moment.plusMillis(700));

        assertThat(ConsoleLink.follow(link)).contains(new ConsoleLink.Lead(place, Optional.of(moment)));
        assertThat(ConsoleLink.follow("pitwall:overview?at=2026-11-21T13:42:10Z"))
                .contains(new ConsoleLink.Lead(new Destination.Overview(), Optional.of(moment)));
        assertThat(ConsoleLink.follow("pitwall:car/WBA-1"))
                .contains(new ConsoleLink.Lead(new Destination.Car(new CarId("WBA-1")), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pitwall:overview?at=",
                "pitwall:overview?at=13:42",
                "pitwall:overview?at=2026-13-01T00:00:00Z",
                "pitwall:overview?at=2026-11-21T13:42:10+01:00",
                "pitwall:overview?at=2026-11-21T13:42:10Z&do=it",
                "pitwall:nowhere?at=2026-11-21T13:42:10Z",
                "?at=2026-11-21T13:42:10Z",
                "pitwall:overview?x=1"
            })
    void aMomentThatIsNotUnderstoodLeadsNowhere(String link) {
        assertThat(ConsoleLink.follow(link)).isEmpty();
    }

    @Test
    void whatIsOnlyOnThisComputerHasNoLink() {
        assertThat(ConsoleLink.to(new Destination.Draft("7"))).isEmpty();
        assertThat(ConsoleLink.to(new Destination.CarsView("mine"))).isEmpty();
        assertThat(ConsoleLink.to(new Destination.CacheContents())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pitwall:",
                "pitwall:/",
                "pitwall:nowhere",
                "pitwall:car",
                "pitwall:car/..",
                "pitwall:car/a b",
                "pitwall:car/WBA-1/everything",
                "pitwall:car/WBA-1/logs/more",
                "pitwall:rollout/../settings",
                "pitwall:rollout/R-1;rm",
                "pitwall:cars/%",
                "pitwall:cars/%zz",
                "pitwall:cars/%ff",
                "pitwall:cars/a%00b",
                "pitwall:cars/a%0ab",
                "pitwall:draft/1",
                "https://example.com/car/WBA-1",
                " pitwall:overview",
                "pitwall:overview?x=1"
            })
    void whatIsNotUnderstoodWholeLeadsNowhere(String link) {
        assertThat(ConsoleLink.read(link)).isEmpty();
    }

    @Test
    void aLinkIsBounded() {
        assertThat(ConsoleLink.read("pitwall:cars/" + "a".repeat(ConsoleLink.LONGEST)))
                .isEmpty();
        assertThat(ConsoleLink.read("pitwall:cars/" + "a".repeat(1_900))).isPresent();
    }

    @Test
    void noTextEverBreaksTheReader() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(ConsoleLink.SCHEME);
            random.ints(random.nextInt(40), 0, 0x1_0400)
                    .map(c -> random.nextInt(3) == 0 ? "%/:carsmap".charAt(random.nextInt(10)) : c)
                    .forEach(text::appendCodePoint);

            ConsoleLink.read(text.toString())
                    .ifPresent(place ->
                            assertThat(place.screen()).as("seed %d", seed).isNotEmpty());
        }
    }
}
