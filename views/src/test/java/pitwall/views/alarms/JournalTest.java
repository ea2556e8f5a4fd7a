package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.ScriptedAlarms;

/// The journal in the present and in the past; a line each second, the newest 1 200 of them.
class JournalTest {
    private static final int LINES = 1_200;

    private final ScriptedAlarms server = new ScriptedAlarms();
    private final Journal journal = new Journal(
            server.desk().reading(),
            new JournalWords(Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")))),
            "failed",
            Runnable::run);

    JournalTest() {
        List<AlarmJournalLine> lines = new ArrayList<>();
        for (long n = LINES; n > 0; n--) {
            lines.add(SampleAlarms.line(n, at(n), What.RAISED, SampleAlarms.gate(), null, null));
        }
        server.pages = Optional.of(lines);
    }

    private static Instant at(long number) {
        return Frames.NOW.minusSeconds(LINES - number);
    }

    @Test
    void inThePastItEndsAtTheMomentHoweverManyPagesLieBetween() {
        journal.asked().ask();
        assertThat(journal.shownProperty().get()).hasSize(Journal.PAGE);

        journal.until(Optional.of(at(100)));

        assertThat(server.asked).containsExactly("journal null", "journal 1001", "journal 501");
        assertThat(journal.reachProperty().get()).isEqualTo(Journal.Reach.THERE);
        assertThat(journal.shownProperty().get()).hasSize(100);
        assertThat(journal.shownProperty().get().getFirst().at()).isEqualTo(at(100));
        assertThat(journal.size()).isEqualTo(100);

        journal.until(Optional.empty());
        assertThat(journal.shownProperty().get()).hasSize(LINES);
    }

    @Test
    void whoOpensItInThePastIsLedToTheMomentToo() {
        journal.until(Optional.of(at(600)));
        journal.asked().ask();

        assertThat(server.asked).containsExactly("journal null", "journal 1001");
        assertThat(journal.shownProperty().get().getFirst().at()).isEqualTo(at(600));
    }

    @Test
    void beforeTheFirstLineNothingHappened() {
        journal.asked().ask();
        journal.until(Optional.of(at(0)));

        assertThat(journal.shownProperty().get()).isEmpty();
        assertThat(journal.reachProperty().get()).isEqualTo(Journal.Reach.THERE);
    }

    @Test
    void withoutAnAnswerTheMomentIsNotKnown() {
        journal.asked().ask();
        server.pages = Optional.empty();
        server.journal = new Answer.Unanswered<>();
        journal.until(Optional.of(at(100)));

        assertThat(journal.shownProperty().get()).isEmpty();
        assertThat(journal.reachProperty().get()).isEqualTo(Journal.Reach.NOT_KNOWN);

        journal.until(Optional.of(at(1_150)));
        assertThat(journal.reachProperty().get()).isEqualTo(Journal.Reach.THERE);
        assertThat(journal.shownProperty().get()).hasSize(150);
    }

    @Test
    void nobodyIsAskedWithoutEnd() {
        List<AlarmJournalLine> many = new ArrayList<>();
        for (long n = 20_000; n > 0; n--) {
            many.add(SampleAlarms.line(
                    n, Frames.NOW.minusSeconds(20_000 - n), What.RAISED, SampleAlarms.gate(), null, null));
        }
        server.pages = Optional.of(many);
        journal.asked().ask();

        journal.until(Optional.of(Frames.NOW.minusSeconds(19_990)));
        assertThat(journal.reachProperty().get()).isEqualTo(Journal.Reach.NOT_KNOWN);
        int asked = server.asked.size();
        assertThat(asked).isLessThan(25);

        journal.until(Optional.of(Frames.NOW.minusSeconds(19_980)));
        assertThat(server.asked).hasSize(asked);
        assertThat(journal.reachProperty().get()).isEqualTo(Journal.Reach.NOT_KNOWN);
    }
}
