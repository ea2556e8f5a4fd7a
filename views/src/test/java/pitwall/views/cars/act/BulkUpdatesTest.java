package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetBoard;
import pitwall.client.FleetChanges;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.RolloutStep;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Sheets;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;

/// One version for several cars: the level goes by how many they are, the outcome by what the cars prove. No toolkit
/// runs.
class BulkUpdatesTest {
    private static final String NEWEST = "4.4.0";

    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
    private final List<FleetCommand> sent = new ArrayList<>();
    private final List<Confirmation> asked = new ArrayList<>();
    private final List<Destination> opened = new ArrayList<>();
    private final List<String> toasts = new ArrayList<>();
    private final WaitingSheet waiting = new WaitingSheet();
    private final ScriptedFiles files = new ScriptedFiles();
    private final List<Car> cars = new SampleFleet(2).cars(12_000);
    private BulkUpdates updates;

    @BeforeEach
    void stand() {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
        Navigator navigator = new Navigator() {
            @Override
            public void open(Destination destination) {
                opened.add(destination);
            }

            @Override
            public void toast(String sentence, Optional<Runnable> undo) {
                toasts.add(sentence);
            }
        };
        Sheets sheets = (confirmation, confirmed) -> {
            asked.add(confirmation);
            if (waiting.isWaiting()) {
                return waiting.open(confirmed);
            }
            confirmed.accept("because");
            return OpenSheet.ANSWERED;
        };
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
        };
        CarActions actions = new CarActions(fleet, list, commands, Runnable::run, strings, navigator);
        updates = new BulkUpdates(
                fleet, list, actions, files, commands, Runnable::run, new Surroundings(strings, navigator, sheets));
        list.shown();
        fleet.accept(SampleFleet.live(cars));
    }

    private void mark(int count) {
        list.selection().clear();
        cars.subList(0, count).forEach(car -> list.selection().toggleMark(car.id()));
    }

    @Test
    void theLevelGoesByTheNumberOfCars() {
        mark(25);
        assertThat(updates.danger(updates.share(NEWEST))).isEqualTo(Danger.D2);
        mark(26);
        assertThat(updates.danger(updates.share(NEWEST))).isEqualTo(Danger.D3);
        mark(500);
        assertThat(updates.danger(updates.share(NEWEST))).isEqualTo(Danger.D3);
        mark(501);
        assertThat(updates.danger(updates.share(NEWEST))).isEqualTo(Danger.D4);
    }

    @Test
    void moreThanATenthOfARegionNeedsASecondPersonToo() {
        fleet.accept(SampleFleet.live(cars.subList(0, 60)));
        mark(30);

        updates.ask(NEWEST);

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.proof()).isEqualTo(new Confirmation.Proof.TypeCount());
            assertThat(question.verb()).isEqualTo("Request approval");
            assertThat(question.notes()).anyMatch(note -> note.startsWith("So many cars need a second person"));
        });
    }

    @Test
    void carsThatRunItAlreadyAreLeftOutAndItIsSaid() {
        mark(20);
        int running = (int) cars.subList(0, 20).stream()
                .filter(car -> "4.3.0".equals(car.status().actualVersion()))
                .count();
        assertThat(running).isBetween(1, 19);

        updates.ask("4.3.0");

        assertThat(asked.getFirst().notes().getFirst())
                .isEqualTo("Applies to %d of 20; %d excluded (they run it already, or are gone)"
                        .formatted(20 - running, running));
        assertThat(asked.getFirst().notes()).anyMatch(note -> note.contains("driving"));
        assertThat(sent).singleElement().isInstanceOfSatisfying(FleetCommand.Bulk.class, bulk -> {
            assertThat(bulk.wish().cars()).hasSize(20 - running);
            assertThat(bulk.wish().version()).isEqualTo("4.3.0");
        });
    }

    @Test
    void carsThatGoWhileTheQuestionIsOpenAreCountedAndNotAskedForIt() {
        waiting.waitForAnswers();
        mark(30);
        updates.ask(NEWEST);
        assertThat(asked)
                .singleElement()
                .satisfies(question -> assertThat(question.count()).isEqualTo(30));

        fleet.accept(SampleFleet.live(cars.subList(3, cars.size())));
        assertThat(waiting.counts()).as("told at once").containsExactly(27L);
        waiting.answer();

        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        FleetCommand.Bulk.class,
                        bulk -> assertThat(bulk.wish().cars()).hasSize(27).doesNotContain(id(0), id(1), id(2)));
        fleet.accept(SampleFleet.live(cars));
        assertThat(waiting.counts())
                .as("a question that is answered is not counted")
                .hasSize(1);
    }

    @Test
    void carsThatComeBackWhileTheQuestionIsOpenAreAskedAboutAnewWhereMoreHasToBeProven() {
        waiting.waitForAnswers();
        mark(28);
        fleet.accept(SampleFleet.live(cars.subList(4, cars.size())));
        list.shown();
        updates.ask(NEWEST);
        assertThat(asked.getFirst().proof()).isEqualTo(new Confirmation.Proof.Press());

        fleet.accept(SampleFleet.live(cars));
        assertThat(waiting.counts()).containsExactly(28L);
        waiting.answer();

        assertThat(sent).isEmpty();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().proof()).isEqualTo(new Confirmation.Proof.TypeCount());
        waiting.answer();
        assertThat(sent).hasSize(1);
    }

    @Test
    void whereNoCarIsLeftNothingIsSentAndItIsSaid() {
        waiting.waitForAnswers();
        mark(2);
        updates.ask(NEWEST);

        fleet.accept(SampleFleet.live(cars.subList(2, cars.size())));
        waiting.answer();

        assertThat(waiting.counts()).containsExactly(0L);
        assertThat(sent).isEmpty();
        assertThat(toasts)
                .containsExactly("Nothing was asked for: none of the chosen cars is left that does not run 4.4.0");
    }

    @Test
    void aVersionThatEveryChosenCarRunsCannotBeChosen() {
        files.releases = new Answer.Given<>(List.of(release("4.4.0"), release("4.3.0")));
        Car up = cars.stream()
                .filter(car -> "4.3.0".equals(car.status().actualVersion()))
                .findFirst()
                .orElseThrow();
        list.selection().toggleMark(up.id());

        List<VersionChoice> choices = updates.choices().getValue().orElseThrow();

        assertThat(choices).extracting(VersionChoice::version).containsExactly("4.4.0", "4.3.0");
        assertThat(choices.getFirst().whyNot()).isEmpty();
        assertThat(choices.getLast().whyNot()).contains("every chosen car runs it");
    }

    @Test
    void whatBecameOfItIsCountedFromWhatTheCarsProve() {
        mark(4);
        updates.ask(NEWEST);
        assertThat(updates.wish().stateProperty().get()).isEmpty();

        fleet.accept(with(Map.of(CarStage.WAITING, 4), RolloutStatus.RUNNING, 7));
        assertThat(updates.wish().stateProperty().get()).hasValueSatisfying(state -> {
            assertThat(state.rollout()).isEqualTo("R-120");
            assertThat(state.in(CarStage.WAITING)).isEqualTo(4);
        });

        fleet.accept(
                with(Map.of(CarStage.SUCCEEDED, 2, CarStage.FAILED, 1, CarStage.WAITING, 1), RolloutStatus.RUNNING, 9));
        assertThat(updates.wish().stateProperty().get()).hasValueSatisfying(state -> {
            assertThat(state.in(CarStage.SUCCEEDED)).isEqualTo(2);
            assertThat(state.failures()).containsExactly(id(0) + " HASH_MISMATCH");
        });

        updates.wish().stop();
        assertThat(asked.getLast().asksReason()).isTrue();
        assertThat(sent.getLast()).isEqualTo(new FleetCommand.Steer("R-120", 9, new RolloutStep.Abort("because")));
        updates.wish().openRollout();
        assertThat(opened).containsExactly(new Destination.Rollout("R-120"));

        updates.wish().dismiss();
        fleet.accept(with(Map.of(CarStage.SUCCEEDED, 4), RolloutStatus.COMPLETED, 12));
        assertThat(updates.wish().stateProperty().get()).isEmpty();
    }

    private CarId id(int number) {
        return cars.get(number).id();
    }

    private FleetFrame with(Map<CarStage, Integer> counts, RolloutStatus status, long revision) {
        FleetFrame frame = SampleFleet.frame(cars, new Freshness.Live(Duration.ZERO), FleetChanges.WHOLE);
        List<UpdateProgress> came = IntStream.range(0, counts.getOrDefault(CarStage.FAILED, 0))
                .mapToObj(number -> new UpdateProgress(
                        id(number),
                        "R-120",
                        UpdateKind.UPDATE,
                        NEWEST,
                        Direction.FORWARD,
                        CarStage.FAILED,
                        ReasonCode.HASH_MISMATCH,
                        ReasonCode.HASH_MISMATCH,
                        null,
                        1,
                        SampleFleet.NOW,
                        null))
                .toList();
        FleetBoard board =
                new FleetBoard(List.of(new RolloutView(rollout(counts, status, revision), false, null)), null);
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot().beside(board, came),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    private RolloutEntry rollout(Map<CarStage, Integer> counts, RolloutStatus status, long revision) {
        String name = sent.stream()
                .filter(FleetCommand.Bulk.class::isInstance)
                .map(command ->
                        String.valueOf(((FleetCommand.Bulk) command).wish().name()))
                .findFirst()
                .orElseThrow();
        return new RolloutEntry(
                "R-120",
                name,
                false,
                NEWEST,
                UpdateKind.UPDATE,
                status,
                revision,
                4,
                counts,
                0,
                List.of(),
                "hash",
                false,
                false,
                null,
                null,
                "a.huber",
                SampleFleet.NOW,
                null,
                SampleFleet.NOW,
                null,
                null,
                null);
    }

    private static ReleaseEntry release(String version) {
        return new ReleaseEntry(
                version,
                440,
                "9f".repeat(32),
                1_000,
                ReleaseTrust.TRUSTED,
                null,
                null,
                true,
                List.of(),
                List.of(),
                List.of(),
                0,
                null,
                "",
                List.of("7c1f00aa"),
                SampleFleet.NOW.minusSeconds(90_000),
                "k.vogt",
                null);
    }
}
