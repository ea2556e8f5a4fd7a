package pitwall.views.cars.asked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.testing.SteppedClock;
import pitwall.views.act.ActionTrouble;
import pitwall.views.cars.SampleFleet;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What stays known when a server answers, refuses, or cannot be asked; no toolkit runs.
class InquiryTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final Deque<CompletableFuture<Answer<String>>> asked = new ArrayDeque<>();
    private final Inquiry<String> inquiry = new Inquiry<>(
            () -> {
                CompletableFuture<Answer<String>> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
            },
            fleet,
            Runnable::run,
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))));

    @BeforeEach
    void live() {
        fleet.accept(SampleFleet.live(List.of()));
    }

    private void offline() {
        fleet.accept(SampleFleet.frame(
                List.of(),
                new Freshness.Offline(SampleFleet.NOW, 1, null, Freshness.Trouble.SILENT),
                FleetChanges.NONE));
    }

    private void answer(Answer<String> answer) {
        asked.remove().complete(answer);
    }

    @Test
    void oneQuestionIsOnItsWayAtATimeAndOneMoreFollows() {
        inquiry.ask();
        inquiry.ask();
        inquiry.ask();
        assertThat(asked).hasSize(1);

        answer(new Answer.Given<>("one"));
        assertThat(asked).hasSize(1);
        answer(new Answer.Given<>("two"));

        assertThat(asked).isEmpty();
        assertThat(inquiry.known()).isEqualTo(new Known<>("two", SampleFleet.NOW, Known.Condition.CURRENT, null));
    }

    @Test
    void withoutAConnectionWhatWasSeenStaysWithItsTime() {
        inquiry.ask();
        answer(new Answer.Given<>("seen"));
        clock.advance(Duration.ofMinutes(3));
        offline();

        inquiry.ask();
        answer(new Answer.Unanswered<>());

        assertThat(inquiry.known()).isEqualTo(new Known<>("seen", SampleFleet.NOW, Known.Condition.REMEMBERED, null));
    }

    @Test
    void whatIsRememberedGivesWayToWhatWasSeenLater() {
        offline();
        Instant yesterday = SampleFleet.NOW.minus(Duration.ofDays(1));
        inquiry.ask();
        answer(new Answer.Remembered<>("old", yesterday));
        assertThat(inquiry.known()).isEqualTo(new Known<>("old", yesterday, Known.Condition.REMEMBERED, null));

        live();
        inquiry.ask();
        answer(new Answer.Given<>("new"));
        offline();
        inquiry.ask();
        answer(new Answer.Remembered<>("old", yesterday));

        assertThat(inquiry.known().value()).isEqualTo("new");
        assertThat(inquiry.known().asOf()).isEqualTo(SampleFleet.NOW);
    }

    private void past() {
        fleet.accept(SampleFleet.frame(
                List.of(), new Freshness.Replay(SampleFleet.NOW.minusSeconds(600)), FleetChanges.WHOLE));
    }

    @Test
    void whatIsKnownOfNowIsNotShownAsThePastAndNotTheOtherWayRound() {
        inquiry.ask();
        answer(new Answer.Given<>("now"));

        past();
        inquiry.ask();
        assertThat(inquiry.known()).isEqualTo(Known.nothing());
        answer(new Answer.Unanswered<>());
        assertThat(inquiry.known()).isEqualTo(new Known<>(null, null, Known.Condition.NOT_CACHED, null));
        inquiry.ask();
        answer(new Answer.Given<>("then"));
        assertThat(inquiry.known().value()).isEqualTo("then");

        live();
        inquiry.ask();
        assertThat(inquiry.known()).isEqualTo(Known.nothing());
        answer(new Answer.Given<>("now again"));
        assertThat(inquiry.known().value()).isEqualTo("now again");
    }

    @Test
    void anAnswerThatComesAfterTheStepIntoThePastIsAskedForAnew() {
        inquiry.ask();
        past();

        answer(new Answer.Given<>("now"));

        assertThat(inquiry.known()).isEqualTo(Known.nothing());
        assertThat(asked).hasSize(1);
        answer(new Answer.Remembered<>("then", SampleFleet.NOW.minusSeconds(900)));
        assertThat(inquiry.known().value()).isEqualTo("then");
    }

    @Test
    void nothingRememberedIsNotAnError() {
        offline();
        inquiry.ask();
        answer(new Answer.Unanswered<>());

        assertThat(inquiry.known().condition()).isEqualTo(Known.Condition.NOT_CACHED);
        assertThat(inquiry.known().trouble()).isNull();
    }

    @Test
    void silenceOfALiveServerIsToldAndKeepsWhatWasKnown() {
        inquiry.ask();
        answer(new Answer.Given<>("seen"));
        inquiry.ask();
        answer(new Answer.Unanswered<>());

        assertThat(inquiry.known().value()).isEqualTo("seen");
        assertThat(inquiry.known().condition()).isEqualTo(Known.Condition.FAILED);
    }

    @Test
    void aRefusalShowsNothingAndNamesItsReference() {
        inquiry.ask();
        answer(new Answer.Given<>("seen"));
        inquiry.ask();
        answer(new Answer.Refused<>(403, "FORBIDDEN", "Not for you.", "corr-3"));

        assertThat(inquiry.known().value()).isNull();
        assertThat(inquiry.known().trouble())
                .isEqualTo(new ActionTrouble("This part could not be read", "Not for you.", Optional.of("corr-3")));
    }
}
