package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import javafx.util.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Freshness;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogLine;
import pitwall.views.testing.Frames;

/// What is shown to somebody who looked elsewhere while the time, or the connection, became another. No toolkit runs.
class LogsUnseenTest extends LogsStory {
    private final LogsViewModel model = model(LogsViewModel.MOST);
    private Subscription looking = Subscription.EMPTY;

    @BeforeEach
    void lookAtTheServersLines() {
        server.write("car-1", 300);
        cached = List.copyOf(server.lines);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        looking = model.shown();
    }

    @Test
    void linesOfThePastGiveWayToThoseOfTheServer() {
        past(100);
        assertThat(lines()).isEqualTo(100);

        lookAway();
        server.write("car-1", 20);
        live();
        lookAgain();

        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(lines()).isEqualTo(320);
        server.write("car-1", 3);
        server.tell(3);
        assertThat(lines()).as("new ones join").isEqualTo(323);
    }

    @Test
    void linesOfTheServerGiveWayToThoseUpToTheMoment() {
        lookAway();
        past(100);
        lookAgain();

        assertThat(model.loading().cachedUntil()).isPresent();
        assertThat(lines()).isEqualTo(100);
    }

    @Test
    void linesOfThePastEndAtTheMomentThatIsShownNow() {
        past(100);
        lookAway();
        past(40);
        lookAgain();

        assertThat(lines()).isEqualTo(40);
    }

    @Test
    void linesThatWereRememberedGiveWayOnceThereIsAConnection() {
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        model.reload();
        assertThat(model.loading().cachedUntil()).isPresent();

        lookAway();
        server.write("car-1", 20);
        live();
        lookAgain();

        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(lines()).isEqualTo(320);
    }

    @Test
    void lossOfTheConnectionIsSaid() {
        lookAway();
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        int said = model.revisionProperty().get();
        lookAgain();

        assertThat(model.loading().isLive()).isFalse();
        assertThat(model.revisionProperty().get()).isGreaterThan(said);
        assertThat(lines()).as("what was loaded stays").isEqualTo(300);
    }

    @Test
    void readerIsStillAtHisLine() {
        past(100);
        LogLine read = server.lines.get(49);
        model.trips().toLine(read);

        lookAway();
        live();
        lookAgain();

        assertThat(model.line()).contains(read);
        assertThat(model.reading().followProperty().get()).isFalse();
    }

    @Test
    void anotherQueryIsAskedOfTheServer() {
        past(100);
        lookAway();
        model.question().textProperty().set("level:error");
        live();
        lookAgain();

        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(lines()).isEqualTo(12);
    }

    @Test
    void whoGoesBackToTheQueryFindsTheLinesOfTheServer() {
        past(100);
        lookAway();
        live();
        LogLine error = server.lines.get(199);
        model.around(new CarId(error.speaker()), error.at());
        lookAgain();
        assertThat(model.contextProperty().get()).as("he came for that").isPresent();

        model.leaveContext();

        assertThat(model.loading().cachedUntil()).isEmpty();
        assertThat(lines()).isEqualTo(300);
    }

    @Test
    void whatACarWroteAroundAMomentEndsAtTheOneThatIsShownNow() {
        past(250);
        model.trips().around(server.lines.get(199));
        assertThat(lines()).as("two minutes before, and up to the moment").isEqualTo(171);

        lookAway();
        past(210);
        lookAgain();
        assertThat(model.contextProperty().get()).isPresent();
        assertThat(lines()).isEqualTo(131);

        lookAway();
        live();
        lookAgain();
        assertThat(model.contextProperty().get()).isEmpty();
        assertThat(lines()).isEqualTo(300);
    }

    @Test
    void whatTheServerSaidAroundAMomentIsNoPast() {
        model.trips().around(server.lines.get(199));
        assertThat(lines()).isEqualTo(221);

        lookAway();
        past(100);
        lookAgain();

        assertThat(model.contextProperty().get()).isEmpty();
        assertThat(lines()).isEqualTo(100);
    }

    @Test
    void answerThatComesUnseenIsFollowedByNobody() {
        server.waits = true;
        model.reload();
        lookAway();
        server.answer();
        assertThat(server.followers).isEmpty();

        server.waits = false;
        server.write("car-1", 5);
        lookAgain();
        server.begin();

        assertThat(lines()).isEqualTo(305);
    }

    @Test
    void linesThatWereAskedForWhenSomebodyLookedAwayAreAskedForAgain() {
        server.waits = true;
        server.begin();
        lookAway();
        server.write("car-1", 5);
        lookAgain();
        server.begin();
        server.answer();
        server.write("car-1", 1);
        server.tell(1);

        assertThat(lines()).isEqualTo(306);
    }

    @Test
    void nothingMoreIsAskedForUnseen() {
        server.write("car-1", 3_000);
        server.waits = true;
        server.begin();
        lookAway();
        int asked = server.asked.size();
        server.answer();

        assertThat(server.asked).hasSize(asked);
    }

    @Test
    void linesThatAreLoadedUnseenAreFollowedByNobody() {
        lookAway();
        model.reload();
        assertThat(server.followers).isEmpty();

        lookAgain();
        assertThat(server.followers).hasSize(1);
    }

    @Test
    void whatACarWroteAroundAMomentIsFollowedByNobodyUnseen() {
        model.trips().around(server.lines.getLast());
        lookAway();
        assertThat(server.followers).isEmpty();

        lookAgain();
        server.write("car-1", 1);
        server.tell(1);

        assertThat(lines()).isEqualTo(122);
    }

    @Test
    void serverWithoutLinesIsStillFollowed() {
        server.lines.clear();
        model.reload();
        assertThat(lines()).isZero();
        lookAway();
        lookAgain();

        server.write("car-1", 1);
        server.tell(1);

        assertThat(lines()).isEqualTo(1);
    }

    private void lookAway() {
        looking.unsubscribe();
    }

    private void lookAgain() {
        looking = model.shown();
    }

    private void live() {
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
    }

    /// The moment at which so many lines were there.
    private void past(int lines) {
        Instant then = server.lines.get(lines - 1).at();
        fleet.accept(Frames.of(new Freshness.Replay(then), Frames.operator()));
    }

    private int lines() {
        return model.rows().list().lines();
    }
}
