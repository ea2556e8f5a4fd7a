package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.testing.Frames;

class LogsViewModelTest extends LogsStory {
    @Test
    void newestLinesComeFirstAndOlderOnesOnTheWayUp() {
        server.write("car-1", 2_500);
        LogsViewModel model = open();

        assertThat(model.rows().list().lines()).isEqualTo(1_000);
        assertThat(model.outcome().stateProperty().get()).isInstanceOf(LogsState.Ready.class);

        model.trips().nearStart();
        model.trips().nearStart();
        model.trips().nearStart();

        assertThat(model.rows().list().lines()).isEqualTo(2_500);
        assertThat(model.rows().store().id(model.rows().store().first())).isEqualTo(1);
    }

    @Test
    void newLinesJoinAndAreCountedOnceSomebodyReads() {
        server.write("car-1", 30);
        LogsViewModel model = open();
        server.write("car-1", 5);
        server.tell(5);
        assertThat(model.rows().list().lines()).isEqualTo(35);
        assertThat(model.reading().newerProperty().get()).isZero();

        model.stopFollowing();
        server.write("car-1", 7);
        server.tell(7);

        assertThat(model.reading().newerProperty().get()).isEqualTo(7);
        assertThat(model.rows().list().lines()).isEqualTo(42);

        model.trips().toEnd();
        assertThat(model.reading().followProperty().get()).isTrue();
        assertThat(model.reading().newerProperty().get()).isZero();
    }

    @Test
    void narrowerQueryIsAnsweredAtOnceAndAWiderOneAgain() {
        server.write("car-1", 2_000);
        LogsViewModel model = open();
        int asked = server.asked.size();

        model.question().textProperty().set("level:error");
        assertThat(model.rows().list().lines()).isEqualTo(80);
        assertThat(server.asked.size()).isGreaterThan(asked);

        model.question().textProperty().set("");
        assertThat(model.rows().list().lines()).isEqualTo(1_000);
        model.trips().nearStart();
        assertThat(model.rows().list().lines()).isEqualTo(2_000);
    }

    @Test
    void linesThatTheQueryLeavesOutAreNotMissing() {
        server.write("car-1", 4_000);
        LogsViewModel model = open();
        model.question().textProperty().set("car:car-1");
        model.question().textProperty().set("car:car-1 level:error");
        model.trips().nearStart();

        assertThat(model.rows().list().lines()).isEqualTo(160);
        assertThat(model.rows().list().size()).isEqualTo(160);
    }

    @Test
    void queryWithAMistakeKeepsWhatWasThere() {
        server.write("car-1", 100);
        LogsViewModel model = open();
        model.question().textProperty().set("level:warn+");
        int lines = model.rows().list().lines();

        model.question().textProperty().set("level:warn+ /(/");

        assertThat(model.question().troubleProperty().get()).isPresent();
        assertThat(model.rows().list().lines()).isEqualTo(lines);
    }

    @Test
    void hitsAreShownAloneOrMarkedAmongTheOthers() {
        server.write("car-1", 100);
        LogsViewModel model = open();
        model.question().textProperty().set("/signature|retry/");
        assertThat(model.rows().list().lines()).isEqualTo(12);
        assertThat(model.rows().hits().size()).isEqualTo(12);

        model.question().onlyHitsProperty().set(false);

        assertThat(model.rows().list().lines()).isEqualTo(100);
        assertThat(model.rows().hits().size()).isEqualTo(12);
        assertThat(model.reading().followProperty().get()).isFalse();
    }

    @Test
    void homeGoesToTheTrueStartAndStaysThere() {
        server.write("car-1", 3_500);
        LogsViewModel model = open();

        model.trips().toStart();

        assertThat(model.line()).get().extracting(LogLine::id).isEqualTo(1L);
        assertThat(model.reading().followProperty().get()).isFalse();
        model.trips().nearEnd();
        assertThat(model.line()).get().extracting(LogLine::id).isEqualTo(1L);
        assertThat(model.rows().list().lines()).isEqualTo(2_000);
        model.trips().toEnd();
        assertThat(model.rows().store().id(model.rows().store().end() - 1)).isEqualTo(3_500);
    }

    @Test
    void momentThatIsNotLoadedIsLoaded() {
        server.write("car-1", 3_400);
        LogsViewModel model = open();

        model.trips().toMoment(server.lines.get(499).at());

        assertThat(model.line()).get().extracting(LogLine::id).isEqualTo(500L);
        assertThat(model.rows().store().id(model.rows().store().first())).isEqualTo(1);
    }

    @Test
    void errorsAreFoundBehindWhatIsLoaded() {
        server.write("car-1", LogLevel.ERROR, "update", "the only one", Map.of());
        for (int i = 0; i < 2_500; i++) {
            server.write("car-1", LogLevel.INFO, "power", "fine", Map.of());
        }
        LogsViewModel model = open();
        LogMoves moves = new LogMoves(model, server, Runnable::run, strings);

        moves.level(LogLevel.ERROR, -1);

        assertThat(model.line()).get().extracting(LogLine::message).isEqualTo("the only one");
        moves.level(LogLevel.ERROR, -1);
        assertThat(moves.noteProperty().get()).isEqualTo("There is no older line of level error.");
    }

    @Test
    void surroundingsOfALineSuspendTheQueryAndGiveItBack() {
        server.write("car-1", 600);
        LogsViewModel model = open();
        model.question().textProperty().set("level:error");
        LogLine error = server.lines.get(299);
        model.trips().toLine(error);

        model.around(new CarId(error.speaker()), error.at());

        assertThat(model.contextProperty().get()).isPresent();
        assertThat(model.rows().list().lines()).isEqualTo(241);
        assertThat(model.line()).contains(error);
        assertThat(model.question().textProperty().get()).isEqualTo("level:error");
        assertThat(model.leaveContext()).isTrue();
        assertThat(model.rows().list().lines()).isEqualTo(24);
        assertThat(model.line()).contains(error);
    }

    @Test
    void surroundingsThatSomebodyArrivesAtStayUntilHeGoesBack() {
        server.write("car-1", 600);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        LogsViewModel model = model(LogsViewModel.MOST);
        LogLine error = server.lines.get(299);
        model.question().textProperty().set("car:car-1");
        model.around(new CarId(error.speaker()), error.at());
        var unused = model.shown();

        assertThat(model.contextProperty().get()).isPresent();
        assertThat(model.line()).contains(error);
        assertThat(model.leaveContext()).isTrue();
        assertThat(model.rows().list().lines()).isEqualTo(600);
    }

    @Test
    void newLinesAreFetchedWhenSomebodyLooksAgain() {
        server.write("car-1", 30);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        LogsViewModel model = model(LogsViewModel.MOST);
        var looking = model.shown();
        looking.unsubscribe();
        assertThat(server.followers).as("nobody follows unseen").isEmpty();
        server.write("car-1", 5);

        var unused = model.shown();
        server.write("car-1", 1);
        server.begin();

        assertThat(model.rows().list().lines()).isEqualTo(36);
    }

    @Test
    void lineThatWasPointedAtIsNotAnotherOneAfterwards() {
        server.write("car-1", 30);
        LogsViewModel model = open();
        model.trips().toLine(server.lines.get(11));
        server.write("car-1", 3_000);

        model.reload();
        assertThat(model.line()).as("new lines are followed").isEmpty();
    }

    @Test
    void sampledTailIsASeam() {
        server.write("car-1", 20);
        LogsViewModel model = open();
        server.write("car-1", 3);

        server.tell(3, 40);

        int[] seams = model.rows().store().seams();
        assertThat(seams).hasSize(1);
        assertThat(model.rows().store().seam(seams[0]))
                .get()
                .satisfies(seam -> assertThat(seam.sampled()).isEqualTo(37));
        assertThat(model.rows().list().size()).isEqualTo(24);
    }

    @Test
    void readerKeepsHisLinesWhenThereIsNoMoreRoom() {
        server.write("car-1", 900);
        LogsViewModel model = open(1_000);
        model.stopFollowing();
        for (int i = 0; i < 5; i++) {
            server.write("car-1", 100);
            server.tell(100);
        }

        assertThat(model.rows().store().id(model.rows().store().first())).isEqualTo(1);
        assertThat(model.reading().newerProperty().get()).isEqualTo(500);
        assertThat(model.rows().store().size()).isLessThanOrEqualTo(1_100);
        model.trips().toEnd();
        assertThat(model.rows().store().id(model.rows().store().end() - 1)).isEqualTo(1_400);
    }
}
