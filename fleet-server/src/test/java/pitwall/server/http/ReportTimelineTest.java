package pitwall.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;

/// The timeline of a report is written for people, in their language.
class ReportTimelineTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static String said(Locale language, String json) {
        try {
            return new ReportTimeline(rollout(), ReportWords.in(language)).sentence(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String said(String json) {
        return said(Locale.ENGLISH, json);
    }

    @Test
    void whatHappenedIsToldInSentences() {
        assertThat(said("{'type':'StatusChanged','to':'PAUSED','because':'GATE'}".replace('\'', '"')))
                .isEqualTo("Paused: a gate closed");
        assertThat(said("{'type':'WaveReleased','phase':1,'wave':2,'cars':870}".replace('\'', '"')))
                .as("waves are counted within their phase")
                .isEqualTo("Munich: wave 2 released, 870 cars");
        assertThat(said("{'type':'PhaseTimedOut','phase':1,'left':1}".replace('\'', '"')))
                .isEqualTo("Munich: time is over, 1 car had not begun");
        assertThat(said("{'type':'PolicyTaken','revision':7}".replace('\'', '"')))
                .isEqualTo("Safety policy 7 holds from now on");
        assertThat(said("{'type':'GateOverruled','actor':'mara','gate':'FAILURE_THRESHOLD','allowedFailures':27}"
                        .replace('\'', '"')))
                .isEqualTo("mara overrules “failure limit”: 27 failures are accepted");
        assertThat(said(
                        "{'type':'GateOverruled','actor':'mara','gate':'CAR_LIMIT','allowedFailures':0,'allowedCars':31}"
                                .replace('\'', '"')))
                .isEqualTo("mara overrules “car limit”: 31 cars may begin");
        assertThat(said(("{'type':'CarsNamed','phase':1,'cars':5,'most':9,'taken':true,'came':2,'left':1,"
                                + "'claimed':{'count':3,'cars':['a','b','c']}}")
                        .replace('\'', '"')))
                .isEqualTo("Munich: begins with 5 cars (2 came, 1 left, 9 allowed); 3 cars stay with other rollouts");
    }

    @Test
    void aGateIsToldWithTheFiguresItWasReadFrom() {
        assertThat(said(gate("FAILURE_THRESHOLD", "Breached", 0.05)))
                .isEqualTo("Munich: gate “failure limit” closed, 27 of 408 failed, 6.6%, limit 5%");
        assertThat(said(gate("SUCCESS_THRESHOLD", "Open", 0.8)))
                .isEqualTo("Munich: gate “success threshold” open, 381 of 408 succeeded, 93.4%, needed 80%");
        assertThat(said(gate("SAFETY_CHECKS", "Waiting", 0)))
                .isEqualTo("Munich: gate “safety checks” waits, 2 cars in safe mode or stopped by hand");
        assertThat(said(Locale.GERMAN, gate("FAILURE_THRESHOLD", "Breached", 0.05)))
                .isEqualTo(
                        "Munich: Schranke „Fehlergrenze“ schloss, 27 von 408 fehlgeschlagen, 6,6\u00a0%, Grenze 5\u00a0%");
    }

    @Test
    void whoDidWhatAndWhyAndWhatCameOfIt() {
        assertThat(said("{'type':'Acted','actor':'k.vogt','act':'pause','reason':'Look','outcome':{'type':'Taken'}}"
                        .replace('\'', '"')))
                .isEqualTo("k.vogt: pause “Look”");
        assertThat(said(("{'type':'Acted','actor':'k.vogt','act':'approve','reason':'',"
                                + "'outcome':{'type':'Refused','why':'SELF_APPROVAL'}}")
                        .replace('\'', '"')))
                .isEqualTo("k.vogt: approve, refused. Who asks cannot approve.");
    }

    @Test
    void whatALaterVersionRecordedIsStillTold() {
        assertThat(said("{'number':3,'at':'x','type':'MoonRose','phase':1,'note':''}".replace('\'', '"')))
                .isEqualTo("type MoonRose · phase 1");
    }

    private static String gate(String gate, String verdict, double limit) {
        return """
                {"type":"GateRead","phase":1,"wave":2,"reading":{"gate":"%s","verdict":{"type":"%s"},"limit":%s,
                "succeeded":381,"failed":27,"sampleNeeded":20,"leftBehind":0,"unsafe":2}}
                """.formatted(gate, verdict, limit);
    }

    private static PhaseEntry phase(String name, List<Integer> waves) {
        return new PhaseEntry(name, 10, Map.of(), waves, 1, 0.8, 0.05, 20, OnBreach.PAUSE_AND_ASK);
    }

    private static RolloutEntry rollout() {
        return new RolloutEntry(
                "R-118",
                "Stack 4.3.0",
                false,
                "4.3.0",
                UpdateKind.UPDATE,
                RolloutStatus.PAUSED,
                1,
                20,
                Map.of(),
                1,
                List.of(phase("Canary", List.of(40)), phase("Munich", List.of(290, 870))),
                "0f",
                false,
                true,
                null,
                null,
                "k.vogt",
                NOW,
                null,
                NOW,
                null,
                null,
                null);
    }
}
