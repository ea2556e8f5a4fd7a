package pitwall.views.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditBreak;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.AuditDetail;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.Frames;
import pitwall.views.trail.TrailAlarms;

class AuditViewModelTest {
    private final ScriptedTrail trail = new ScriptedTrail();
    private final SteppedClock clock = new SteppedClock(Frames.NOW.plus(Duration.ofHours(2)));
    private final FleetModel fleet = new FleetModel(clock);
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final AuditWords words = new AuditWords(strings);
    private @Nullable WitnessedHead witnessed;
    private final ScriptedSteps steps = new ScriptedSteps();
    private final TrailAlarms alarms = new TrailAlarms();
    private AuditViewModel model;

    @BeforeEach
    void make() {
        trail.write(450);
        model = new AuditViewModel(
                new AuditParts(
                        fleet,
                        trail,
                        () -> Optional.ofNullable(witnessed),
                        alarms,
                        steps,
                        Runnable::run,
                        Runnable::run,
                        () -> OfflineStatus.NOTHING),
                strings);
        fleet.accept(live(Role.ADMIN));
    }

    @Test
    void theNewestEntriesComeFirstAndOlderOnesAsOneScrolls() {
        model.shown();

        assertThat(numbers()).startsWith(450L, 449L).endsWith(251L).hasSize(200);
        assertThat(model.rangeProperty().get()).contains("#251 to #450");

        model.older();
        model.older();
        model.older();

        assertThat(numbers()).hasSize(450).endsWith(1L);
        assertThat(model.window().hasOlder()).isFalse();
        assertThat(model.statusProperty().get()).isEqualTo("450 entries loaded");
    }

    @Test
    void whoeverStopsWaitingIsOfferedToAskAgainAndALateAnswerChangesNothing() {
        trail.silent = true;
        model.shown();
        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.Loading());

        model.giveUp();

        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.Failed());
        trail.answerLate();
        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.Failed());

        trail.silent = false;
        model.reload();
        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.Ready());
        model.giveUp();
        assertThat(model.stateProperty().get()).as("nothing is awaited").isEqualTo(new AuditState.Ready());
    }

    @Test
    void memoryStaysBoundedHoweverFarOneScrollsAndTheTopComesBack() {
        trail.write(2_000);
        model.shown();

        for (int i = 0; i < 12; i++) {
            model.older();
        }

        assertThat(model.window().rows()).hasSize(TrailWindow.MOST);
        assertThat(numbers()).endsWith(1L).startsWith(2_000L);
        assertThat(model.window().hasNewer()).isTrue();

        model.newest();

        assertThat(numbers()).startsWith(2_450L);
    }

    private void past(long n) {
        SessionInfo session = live(Role.ADMIN).session();
        fleet.accept(Frames.of(new Freshness.Replay(trail.row(n).at()), session == null ? Frames.operator() : session));
    }

    @Test
    void theListGoesToTheMomentThatTheOtherScreensShow() {
        model.shown();

        past(300);
        assertThat(model.thenProperty().get()).contains(model.window().find(300).orElseThrow());
        assertThat(numbers()).as("nothing was asked for").startsWith(450L).hasSize(200);

        past(40);
        assertThat(numbers()).startsWith(40L).endsWith(1L);
        assertThat(model.thenProperty().get()).contains(model.window().rows().getFirst());
        assertThat(model.window().hasNewer()).isTrue();

        fleet.accept(live(Role.ADMIN));
        assertThat(model.thenProperty().get()).isEmpty();
        assertThat(numbers()).startsWith(450L);
    }

    @Test
    void beforeTheFirstEntryThereIsNoneToGoToAndNobodyAsksTwice() {
        model.shown();
        model.older();
        model.older();
        trail.asked.clear();
        SessionInfo session = live(Role.ADMIN).session();
        Freshness before = new Freshness.Replay(trail.row(1).at().minusSeconds(60));

        fleet.accept(Frames.of(before, session == null ? Frames.operator() : session));
        fleet.accept(Frames.of(before, session == null ? Frames.operator() : session));

        assertThat(model.thenProperty().get()).isEmpty();
        assertThat(trail.asked).isEmpty();
    }

    @Test
    void newEntriesJoinTheListOfAReaderAtTheTop() {
        model.shown();

        happens(3);

        assertThat(numbers()).startsWith(453L, 452L, 451L, 450L);
        assertThat(model.newerProperty().get()).isZero();
    }

    @Test
    void nothingMovesUnderWhoeverReads() {
        model.shown();
        model.selectedProperty().set(model.window().rows().get(5));

        happens(2);

        assertThat(numbers()).startsWith(450L);
        assertThat(model.newerProperty().get()).isEqualTo(2);

        model.selectedProperty().set(null);
        model.atTopProperty().set(false);
        happens(10);

        assertThat(numbers()).startsWith(450L);
        assertThat(model.newerProperty().get()).isEqualTo(12);

        model.newest();

        assertThat(numbers()).startsWith(462L);
        assertThat(model.newerProperty().get()).isZero();
    }

    @Test
    void onlyWhatMatchesIsCounted() {
        model.shown();
        model.queryTextProperty().set("actor:omar");
        model.atTopProperty().set(false);

        happens(7);

        assertThat(model.window().rows())
                .allMatch(row -> "omar".equals(row.entry().actor()));
        assertThat(model.newerProperty().get()).isEqualTo(1);
    }

    @Test
    void aQueryWithoutMeaningKeepsWhatIsThere() {
        model.shown();

        model.queryTextProperty().set("colour:red");

        assertThat(model.queryTroubleProperty().get())
                .hasValueSatisfying(trouble -> assertThat(trouble.token()).isEqualTo("colour"));
        assertThat(numbers()).hasSize(200);

        model.queryTextProperty().set("id:no-such-car");

        assertThat(model.queryTroubleProperty().get()).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.FilteredOut("id:no-such-car"));
    }

    @Test
    void anEntryShowsEverythingOfItsRequest() {
        model.shown();

        model.selectedProperty().set(model.window().find(402).orElseThrow());

        assertThat(model.request().recordsProperty().get())
                .extracting(record -> record.n())
                .containsExactly(402L, 403L);
    }

    @Test
    void whatIsShownIsVerifiedOnceByItselfAndTheWholeWhenAsked() {
        model.shown();

        assertThat(chain()).contains("✓ 200 verified, #251 to #450");

        model.verifyAll();

        assertThat(chain()).contains("✓ 450 verified, #1 to #450");
    }

    @Test
    void whatWasFoundBeforeAConnectionWasLostIsFoundOutAnew() {
        witnessed = trail.witnessed();
        model.shown();
        assertThat(chain()).contains("#251 to #450");
        fleet.accept(Frames.of(Frames.offline(), session(Role.ADMIN)));
        trail.trail.cutTo(400);
        trail.head = trail.trail.sign();

        fleet.accept(live(Role.ADMIN));

        assertThat(numbers()).startsWith(400L);
        assertThat(broken()).isEqualTo(new AuditBreak(AuditBreak.Kind.TAIL_CUT, 401));
    }

    @Test
    void theFirstBadEntryIsNamed() {
        trail.lie = detail -> detail.entry().n() == 300 ? ScriptedTrail.renamed(detail, "nobody") : detail;

        model.shown();

        assertThat(broken()).isEqualTo(new AuditBreak(AuditBreak.Kind.CHANGED, 300));
        assertThat(alarms.alarmProperty().get().orElseThrow().sentence(strings))
                .as("told on every screen")
                .contains("entry #300 is the first that is not proven");
        assertThat(chain()).startsWith("✗ Entry #300 is the first that is not proven");
    }

    @Test
    void anEntryThatIsMissingTurnedOrCutIsNamed() {
        trail.lies = entries -> without(entries, 310);
        model.shown();
        assertThat(broken()).isEqualTo(new AuditBreak(AuditBreak.Kind.NUMBER, 310));

        trail.lies = entries -> turned(entries, 310);
        model.verifyShown();
        assertThat(broken()).isEqualTo(new AuditBreak(AuditBreak.Kind.NUMBER, 310));

        trail.lies = entries -> entries;
        witnessed = trail.witnessed();
        trail.trail.cutTo(400);
        trail.head = trail.trail.sign();
        model.reload();
        model.verifyShown();
        assertThat(broken()).isEqualTo(new AuditBreak(AuditBreak.Kind.TAIL_CUT, 401));
    }

    @Test
    void withoutAConnectionWhatIsRememberedIsReadSearchedAndVerified() {
        model.shown();
        trail.reachable = false;
        fleet.accept(Frames.of(Frames.offline(), session(Role.ADMIN)));

        model.reload();

        assertThat(numbers()).hasSize(200);
        assertThat(model.noteProperty().get()).contains("Remembered on this computer as of");

        model.verifyShown();

        assertThat(chain()).contains("✓ 200 verified without the server, #251 to #450");

        model.queryTextProperty().set("actor:omar");
        assertThat(model.window().rows())
                .isNotEmpty()
                .allMatch(row -> "omar".equals(row.entry().actor()));

        trail.reachable = true;
        model.queryTextProperty().set("");
        fleet.accept(live(Role.ADMIN));
        assertThat(model.noteProperty().get()).isEmpty();
    }

    @Test
    void whereNothingWasReadBeforeThereIsNothingToShow() {
        trail.reachable = false;
        fleet.accept(Frames.of(Frames.offline(), session(Role.ADMIN)));

        model.shown();

        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.NotCached());
    }

    @Test
    void aRefusalIsToldBesideWhatWasReadBefore() {
        model.shown();
        trail.refuses = true;

        model.reload();

        assertThat(numbers()).hasSize(200);
        assertThat(model.troubleProperty().get()).hasValueSatisfying(trouble -> {
            assertThat(trouble.detail()).isEqualTo("The database does not answer.");
            assertThat(trouble.correlation()).contains("corr-7");
        });
        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.Ready());

        trail.refuses = false;
        model.reload();
        assertThat(model.troubleProperty().get()).isEmpty();
    }

    @Test
    void rightsThatLimitTheViewAreSaidInWords() {
        fleet.accept(live(Role.VIEWER));
        model.shown();
        assertThat(model.noteProperty().get()).startsWith("You see what you did yourself");

        fleet.accept(frame(new SessionInfo(
                "https://fleet.example",
                "PROD",
                false,
                "x",
                Role.VIEWER,
                java.util.Set.of(Capability.FLEET_READ),
                Scope.ALL,
                Frames.operator().freshness())));
        model.reload();
        assertThat(model.stateProperty().get()).isEqualTo(new AuditState.NotAllowed());
    }

    private void happens(int entries) {
        long before = trail.trail.size();
        trail.write(entries);
        List<FleetEvent.News> news = LongStream.rangeClosed(before + 1, before + entries)
                .<FleetEvent.News>mapToObj(n -> new FleetEvent.AuditAppended(trail.row(n)))
                .toList();
        FleetFrame frame = live(Role.ADMIN);
        fleet.accept(new FleetFrame(
                frame.epoch(),
                frame.sequence() + 1,
                frame.snapshot(),
                new FleetChanges(false, new java.util.BitSet(), false, news),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link()));
    }

    private static List<AuditDetail> without(List<AuditDetail> entries, long n) {
        return entries.stream().filter(detail -> detail.entry().n() != n).toList();
    }

    private static List<AuditDetail> turned(List<AuditDetail> entries, long n) {
        List<AuditDetail> turned = new ArrayList<>(entries);
        for (int i = 0; i + 1 < turned.size(); i++) {
            if (turned.get(i).entry().n() == n) {
                AuditDetail first = turned.get(i);
                turned.set(i, turned.get(i + 1));
                turned.set(i + 1, first);
                return turned;
            }
        }
        return turned;
    }

    private AuditBreak broken() {
        return ((ChainState.Checked) model.check().stateProperty().get())
                .finding()
                .broken()
                .orElseThrow();
    }

    private String chain() {
        return words.chain(model.check().stateProperty().get());
    }

    private List<Long> numbers() {
        return model.window().rows().stream().map(row -> row.entry().n()).toList();
    }

    private static FleetFrame live(Role role) {
        return frame(session(role));
    }

    private static FleetFrame frame(SessionInfo session) {
        return Frames.of(new Freshness.Live(Duration.ofMillis(300)), session);
    }

    private static SessionInfo session(Role role) {
        return new SessionInfo(
                "https://fleet.example",
                "PROD",
                false,
                "a.huber",
                role,
                role.capabilities(),
                Scope.ALL,
                Frames.operator().freshness());
    }
}
