package pitwall.views.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
