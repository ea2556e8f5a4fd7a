package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.fleet.alarm.Mute;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.ScriptedAlarms;

/// What is written into forms, without a toolkit.
class AlarmFormsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final ScriptedAlarms server = new ScriptedAlarms();

    @Test
    void aP1IsPutAsideForAnHourAtMostAndNothingForEver() {
        Instant noon = Instant.parse("2026-05-04T10:00:00Z");

        assertThat(ShelfTime.allowed(AlarmLevel.P1, noon, BERLIN))
                .containsExactly(ShelfTime.QUARTER, ShelfTime.HALF, ShelfTime.HOUR);
        assertThat(ShelfTime.allowed(AlarmLevel.P3, noon, BERLIN)).contains(ShelfTime.EIGHT_HOURS, ShelfTime.SHIFT);
        assertThat(ShelfTime.SHIFT.end(noon, BERLIN)).isEqualTo("2026-05-04T12:00:00Z");
        assertThat(ShelfTime.SHIFT.minutes(noon, BERLIN)).isEqualTo(120);
    }

    @Test
    void aSilenceIsReadyOnceSomebodyHasSeenWhatItHidesAndSaidWhy() {
        MuteForm form = new MuteForm(server, Runnable::run, Mute.Kind.SILENCE, Optional.of(SampleAlarms.silent(60)));
        assertThat(form.isReady()).as("no reason").isFalse();

        form.reasonProperty().set("works on the network");
        assertThat(form.isReady()).as("nobody has seen what it hides").isFalse();

        form.ask();
        assertThat(form.isReady()).isTrue();
        assertThat(form.terms(SampleAlarms.NOW).until()).isEqualTo(SampleAlarms.NOW.plusSeconds(3_600));

        form.part(MuteForm.Part.RULE).set("");
        form.part(MuteForm.Part.REGION).set("");
        assertThat(form.trouble()).contains("nothing");
        assertThat(form.isReady()).isFalse();
    }

    @Test
    void whatIsOutOfServiceNeedsNoEndAndBeginsWithTheThingItself() {
        MuteForm form =
                new MuteForm(server, Runnable::run, Mute.Kind.OUT_OF_SERVICE, Optional.of(SampleAlarms.silent(60)));

        assertThat(form.terms(SampleAlarms.NOW).object()).isEqualTo("WBA-00060");
        assertThat(form.terms(SampleAlarms.NOW).until()).isNull();
    }

    @Test
    void aRuleThatNobodyCouldActOnIsNotEnabled() {
        RuleForm form = new RuleForm(SampleAlarms.entry("hot", AlarmLevel.P3, false));
        assertThat(form.missing()).containsExactly("meaning", "consequence", "action", "link");

        form.enabledProperty().set(true);
        assertThat(form.isReady()).isFalse();

        form.text(RuleForm.Field.MEANING).set("Its computer is too hot.");
        form.text(RuleForm.Field.CONSEQUENCE).set("It turns itself off.");
        form.text(RuleForm.Field.ACTION).set("Have it looked at.");
        form.text(RuleForm.Field.LINK).set("car:{object}");
        assertThat(form.isReady()).isTrue();
        assertThat(form.revision()).contains(1L);
    }

    @Test
    void whatIsWrongWithARuleIsSaidPartByPart() {
        RuleForm form = new RuleForm(null);
        form.text(RuleForm.Field.NAME).set("Too Hot");
        form.text(RuleForm.Field.CONDITION).set("temperature >");
        form.text(RuleForm.Field.COUNT).set("3");
        form.text(RuleForm.Field.DURATION).set("5 minutes");

        assertThat(form.troubles())
                .containsExactly(
                        RuleForm.Field.NAME, RuleForm.Field.CONDITION, RuleForm.Field.DURATION, RuleForm.Field.WINDOW);

        form.text(RuleForm.Field.NAME).set("too_hot");
        form.text(RuleForm.Field.CONDITION).set("temperature > 85");
        form.text(RuleForm.Field.WINDOW).set("10m");
        form.text(RuleForm.Field.DURATION).set("5m");
        assertThat(form.isReady()).isTrue();
    }

    @Test
    void aRuleThatWasOnlyReadIsNotWrittenDown() {
        RuleForm form = new RuleForm(SampleAlarms.entry("update_failed", AlarmLevel.P2, true));
        assertThat(form.isChanged()).isFalse();

        form.enabledProperty().set(false);
        assertThat(form.isDisabling()).isTrue();
        assertThat(form.isReady()).isTrue();
    }

    @Test
    void theJournalGrowsPageByPageAndMissesNoLine() {
        server.journal = page(1_000);
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, BERLIN));
        Journal journal = new Journal(server, new JournalWords(strings), "failed", Runnable::run);
        journal.asked().ask();
        server.journal = page(800);
        journal.older();
        server.journal = page(1_010);
        journal.asked().ask();

        assertThat(journal.size()).isEqualTo(410);
        assertThat(journal.shownProperty().get())
                .extracting(AlarmJournalLine::n)
                .startsWith(1_010L, 1_009L);
        assertThat(server.asked).contains("journal 801");

        journal.filterProperty().set("acknowledged a.huber");
        assertThat(journal.shownProperty().get()).hasSize(410);
        journal.filterProperty().set("nobody");
        assertThat(journal.shownProperty().get()).isEmpty();
    }

    @Test
    void aJournalThatWentFarOnMeanwhileBeginsAnewRatherThanWithAHole() {
        server.journal = page(1_000);
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, BERLIN));
        Journal journal = new Journal(server, new JournalWords(strings), "failed", Runnable::run);
        journal.asked().ask();
        server.journal = page(6_000);
        journal.asked().ask();

        assertThat(journal.size()).isEqualTo(Journal.PAGE);
        assertThat(journal.moreProperty().get()).isTrue();
    }

    private static Answer<List<AlarmJournalLine>> page(long newest) {
        List<AlarmJournalLine> lines = new ArrayList<>();
        LongStream.iterate(newest, n -> n - 1)
                .limit(Journal.PAGE)
                .forEach(n -> lines.add(SampleAlarms.line(
                        n, SampleAlarms.NOW, What.ACKNOWLEDGED, SampleAlarms.gate(), "a.huber", null)));
        return new Answer.Given<>(lines);
    }
}
