package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.fleet.alarm.CauseGroup;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.testing.SampleAlarms;

class AlarmLinesTest {
    private static final CauseGroup BERLIN = new CauseGroup(new RuleName("car_offline"), "berlin", null);

    @Test
    void whatNobodyKnowsOfComesFirstThenPriorityThenTheOldest() {
        assertThat(lines(SampleAlarms.many()).single())
                .extracting(line -> line.alarm().id())
                .startsWith("A-17", "A-19", "A-18", "A-20", "A-68", "A-67");
    }

    @Test
    void theFirstOfACauseWearsTheStar() {
        List<AlarmLine> lines = lines(SampleAlarms.many()).single();

        AlarmLine first = lines.stream()
                .filter(line -> line.alarm().id().equals("A-68"))
                .findFirst()
                .orElseThrow();
        assertThat(first.place().isFirst()).isTrue();
        assertThat(first.place().size()).isEqualTo(9);
    }

    @Test
    void theAlarmsOfACauseAreOneLineUntilItIsOpened() {
        AlarmLines lines = lines(SampleAlarms.many());

        AlarmLine cause = lines.grouped(Set.of(), false).stream()
                .filter(AlarmLine::isCause)
                .findFirst()
                .orElseThrow();
        assertThat(cause.members()).isEqualTo(9);
        assertThat(cause.alarm().id()).as("the first-out is in front").isEqualTo("A-68");
        assertThat(lines.grouped(Set.of(BERLIN), false).stream().filter(AlarmLine::member))
                .hasSize(9);
    }

    @Test
    void inAFloodAP1ThatStandsAloneIsOnTopEvenIfSomebodyKnows() {
        List<AlarmLine> lines = lines(SampleAlarms.flood(500)).grouped(Set.of(), true);

        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().alarm()).isEqualTo(SampleAlarms.gate());
        assertThat(lines.stream().mapToInt(AlarmLine::members).sum()).isEqualTo(501);
    }

    @Test
    void whatStandsForADayAndWhatComesAndGoesIsMarked() {
        List<AlarmLine> lines = lines(SampleAlarms.many()).single();

        assertThat(lines.stream().filter(AlarmLine::standing))
                .extracting(line -> line.alarm().id())
                .containsExactly("A-20");
        assertThat(lines.stream().filter(AlarmLine::chattering))
                .extracting(line -> line.alarm().id())
                .containsExactly("A-18");
    }

    @Test
    void aQueryFindsByFieldsAndByWords() {
        assertThat(found("priority:1,2")).containsExactlyInAnyOrder("A-17", "A-18", "A-19");
        assertThat(found("rule:car_offline -car:wba-00060")).hasSize(9).doesNotContain("A-60");
        assertThat(found("signature")).containsExactly("A-18");
        assertThat(found("state:shelved")).containsExactly("A-21");
        assertThat(found("")).hasSize(SampleAlarms.many().size());
    }

    private static List<String> found(String query) {
        return SampleAlarms.many().stream()
                .filter(AlarmFilter.of(query))
                .map(AlarmView::id)
                .toList();
    }

    private static AlarmLines lines(List<AlarmView> alarms) {
        return new AlarmLines(alarms, alarm -> alarm.state().isShown(), SampleAlarms.NOW);
    }
}
