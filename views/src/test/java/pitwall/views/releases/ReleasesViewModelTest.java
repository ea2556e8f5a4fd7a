package pitwall.views.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.Freshness;
import pitwall.fleet.Role;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleReleases;
import pitwall.views.testing.ScriptedReleases;

class ReleasesViewModelTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final ScriptedReleases server = new ScriptedReleases();
    private final ReleaseCatalog catalog = new ReleaseCatalog(server, fleet, Runnable::run);
    private final ReleasesViewModel model = new ReleasesViewModel(fleet, catalog, strings);

    @Test
    void theNewestReleaseIsShownFirst() {
        live();

        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Ready.class);
        assertThat(model.statusProperty().get()).isEqualTo("6 of 6 releases");
        assertThat(chosen()).isEqualTo("4.5.0-rc1");
        assertThat(model.ageProperty().get()).isEmpty();
    }

    @Test
    void everyWordOfTheFilterMustBeFound() {
        live();

        model.filterProperty().set("chargers 4.3");
        assertThat(model.shownProperty().get())
                .extracting(ReleaseEntry::version)
                .containsExactly("4.3.1");

        model.filterProperty().set("nothing of the kind");
        assertThat(model.stateProperty().get()).isEqualTo(new ReleasesState.FilteredOut(6, "nothing of the kind"));
    }

    @Test
    void whoIsLedToAVersionSeesItWhateverIsTyped() {
        live();
        model.filterProperty().set("4.3.1");

        model.show("4.2.1");

        assertThat(model.filterProperty().get()).isEmpty();
        assertThat(chosen()).isEqualTo("4.2.1");
    }

    @Test
    void onlyASignedAndCompleteReleaseCanBeChosen() {
        for (ReleaseEntry release : SampleReleases.all()) {
            boolean choosable = List.of("4.4.0", "4.3.1").contains(release.version());

            assertThat(model.words().isChoosable(release)).as(release.version()).isEqualTo(choosable);
            assertThat(model.words().whyNot(release).isEmpty())
                    .as(release.version())
                    .isEqualTo(choosable);
        }
    }

    @Test
    void withoutAConnectionTheOldListStaysAndSaysItsAge() {
        live();
        server.answer = new Answer.Unanswered<>();
        clock.advance(Duration.ofMinutes(5));

        accept(Frames.offline());
        model.refresh();

        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Ready.class);
        assertThat(model.ageProperty().get()).isEqualTo("as of 12:00:00 (5\u00a0min old)");
        assertThat(model.whyNotUpload().get()).isPresent();
    }

    @Test
    void aServerThatDidNotAnswerInTimeIsAskedAgainWhileTheConnectionIsUp() {
        server.answer = new Answer.Unanswered<>();
        live();
        model.follow();
        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Unanswered.class);
        int questions = server.questions;
        server.answer = new Answer.Given<>(SampleReleases.all());

        pass(Duration.ofSeconds(9));
        assertThat(server.questions).isEqualTo(questions);
        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Unanswered.class);

        pass(Duration.ofSeconds(1));
        assertThat(server.questions).isEqualTo(questions + 1);
        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Ready.class);

        pass(Duration.ofMinutes(5));
        assertThat(server.questions).as("it answered").isEqualTo(questions + 1);
    }

    private void pass(Duration time) {
        clock.advance(time);
        fleet.tick();
    }

    @Test
    void whatThisComputerRemembersIsShownWithItsTime() {
        server.answer = new Answer.Remembered<>(SampleReleases.all(), Frames.NOW.minus(Duration.ofMinutes(47)));

        accept(Frames.offline());
        model.follow();

        assertThat(model.ageProperty().get()).endsWith("(47\u00a0min old)");
    }

    @Test
    void whatWasNeverReadIsNotCachedAndNoEmptyList() {
        server.answer = new Answer.Unanswered<>();

        accept(Frames.offline());
        model.follow();

        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.NotCached.class);
    }

    @Test
    void backOnlineTheListIsReadAgainByItself() {
        server.answer = new Answer.Unanswered<>();
        accept(Frames.offline());
        model.follow();

        server.answer = new Answer.Given<>(SampleReleases.all());
        accept(Frames.live());

        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Ready.class);
    }

    @Test
    void aRefusalKeepsTheOldListAndItsCorrelation() {
        live();
        server.answer = new Answer.Refused<>(503, "BUSY", "The server is busy.", "c-1");

        model.refresh();

        assertThat(model.stateProperty().get()).isInstanceOf(ReleasesState.Ready.class);
        assertThat(model.trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.correlation()).isEqualTo("c-1"));
    }

    @Test
    void anAnswerThatCameTooLateCountsForNothing() {
        CompletableFuture<Answer<List<ReleaseEntry>>> slow = new CompletableFuture<>();
        server.later = slow;
        accept(Frames.live());
        model.follow();
        server.later = null;
        model.refresh();

        slow.complete(new Answer.Given<>(List.of()));

        assertThat(model.shownProperty().get()).hasSize(6);
    }

    @Test
    void anotherPersonDoesNotSeeWhatTheFirstWasTold() {
        live();
        server.answer = new Answer.Unanswered<>();

        fleet.accept(Frames.of(Frames.offline(), Frames.simulated()));

        assertThat(model.shownProperty().get()).isEmpty();
    }

    @Test
    void theNextCounterIsAboveAll() {
        live();

        assertThat(model.nextCounter()).isEqualTo(451);
    }

    @Test
    void anOperatorIsToldWhichRightUploadingNeeds() {
        live();

        assertThat(Role.OPERATOR.capabilities()).isEqualTo(Frames.operator().capabilities());
        assertThat(model.whyNotUpload().get())
                .contains("Needs the right “Register and revoke releases”; held by: Release manager");
    }

    private String chosen() {
        return model.chosenProperty().get().map(ReleaseEntry::version).orElse("");
    }

    private void live() {
        accept(Frames.live());
        model.follow();
    }

    private void accept(Freshness freshness) {
        fleet.accept(Frames.of(freshness, Frames.operator()));
        fleet.tick();
    }
}
