package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.DesiredCar.Build;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

/// Several cars go back at once, each to its own version before, and the sheet says beforehand in numbers what becomes
/// of them. No toolkit runs.
class BulkRollBackTest {
    private static final ReasonCode DRIVING = ReasonCode.NOT_STATIONARY;

    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
    private final List<FleetCommand> sent = new ArrayList<>();
    private final List<Confirmation> asked = new ArrayList<>();
    private final ScriptedRollouts server = ScriptedRollouts.ofDesign(SampleRollouts.running());
    private final List<Car> cars = new SampleFleet(2).cars(12_000);
    private final List<UpdateProgress> updates = new ArrayList<>();
    private final ScriptedFiles files = new ScriptedFiles();
    private final WaitingSheet waiting = new WaitingSheet();
    private BulkRollBack back;

    @BeforeEach
    void stand() {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
        Navigator navigator = new Navigator() {
            @Override
            public void open(Destination destination) {}

            @Override
            public void toast(String sentence, Optional<Runnable> undo) {}
        };
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
        };
        CarActions actions = new CarActions(fleet, list, commands, Runnable::run, strings, navigator);
        back = new BulkRollBack(
                fleet,
                actions,
                server,
                files,
                commands,
                Runnable::run,
                new Surroundings(strings, navigator, (confirmation, confirmed) -> {
                    asked.add(confirmation);
                    if (waiting.isWaiting()) {
                        return waiting.open(confirmed);
                    }
                    confirmed.accept("");
                    return OpenSheet.ANSWERED;
                }));
        list.shown();
        server.lookAhead = plan -> new Answer.Given<>(outlook(plan));
    }

    /// A tenth of the cars drives; the others can begin at once.
    private static RolloutOutlook outlook(CreateRollout plan) {
        List<CarId> all = Objects.requireNonNull(plan.phases().getFirst().cars()).stream()
                .sorted()
                .toList();
        int driving = all.size() / 10;
        return new RolloutOutlook(
                SampleFleet.NOW,
                "9f3a".repeat(16),
                false,
                List.of(new RolloutOutlook.PhaseOutlook(
                        "all",
                        all.size(),
                        all.subList(driving, all.size()),
                        Map.of(),
                        driving == 0 ? Map.of() : Map.of(DRIVING, all.subList(0, driving)),
                        Map.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null)),
                SampleFleet.NOW,
                SampleFleet.NOW,
                200);
    }

    private void accept(Role role) {
        fleet.accept(SampleRollouts.frame(
                SampleRollouts.as("a.huber", role), Frames.live(), List.of(), cars, updates, List.of()));
    }

    private void updated(int from, int count, CarStage stage, UpdateKind kind, @Nullable String before) {
        cars.subList(from, from + count)
                .forEach(car -> updates.add(new UpdateProgress(
                        car.id(),
                        "R-118",
                        kind,
                        "4.4.0",
                        Direction.FORWARD,
                        stage,
                        null,
                        null,
                        before,
                        1,
                        SampleFleet.NOW,
                        null)));
    }

    private void mark(int count) {
        list.selection().clear();
        cars.subList(0, count).forEach(car -> list.selection().toggleMark(car.id()));
    }

    @Test
    void everyCarGoesBackToItsOwnVersionAndTheSheetSaysSoInNumbers() {
        updated(0, 20, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        updated(20, 10, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.0.9");
        updated(30, 2, CarStage.APPLYING, UpdateKind.UPDATE, "4.1.0");
        updated(32, 1, CarStage.SUCCEEDED, UpdateKind.ROLLBACK, "4.4.0");
        accept(Role.RELEASE_MANAGER);
        mark(35);

        back.ask();

        assertThat(asked).singleElement().satisfies(sheet -> {
            assertThat(sheet.title()).isEqualTo("Roll back 30 cars");
            assertThat(sheet.count()).isEqualTo(30);
            assertThat(sheet.proof()).isEqualTo(new Confirmation.Proof.TypeCount());
            assertThat(sheet.consequence().lines())
                    .containsExactly(
                            "10 cars go back to 4.0.9.",
                            "20 cars go back to 4.1.0.",
                            "27 of them can begin at once.",
                            "3 of them wait: Car is not parked.");
            assertThat(sheet.unaffected().lines())
                    .startsWith(
                            "2 chosen cars are being changed now and stay out of it.",
                            "3 chosen cars have no version before that is known here.");
        });
        assertThat(sent)
                .extracting(command -> ((FleetCommand.Bulk) command).wish().version())
                .containsExactly("4.0.9", "4.1.0");
        BulkUpdate first = ((FleetCommand.Bulk) sent.getFirst()).wish();
        assertThat(first.kind()).isEqualTo(UpdateKind.ROLLBACK);
        assertThat(first.cars()).isEqualTo(ids(20, 10));
        assertThat(first.approval()).isNull();
        assertThat(back.wishes()).hasSize(2);
    }

    @Test
    void carsThatAreBusyOrBackWhileTheQuestionIsOpenAreCountedAndStayOutOfIt() {
        waiting.waitForAnswers();
        updated(0, 20, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        accept(Role.RELEASE_MANAGER);
        mark(20);
        back.ask();
        assertThat(asked)
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.count()).isEqualTo(20));

        updates.clear();
        updated(0, 18, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        updated(18, 1, CarStage.APPLYING, UpdateKind.UPDATE, "4.1.0");
        updated(19, 1, CarStage.SUCCEEDED, UpdateKind.ROLLBACK, null);
        accept(Role.RELEASE_MANAGER);
        assertThat(waiting.counts()).as("told at once").containsExactly(18L);
        assertThat(waiting.restated()).singleElement().satisfies(sheet -> {
            assertThat(sheet.title()).isEqualTo("Roll back 18 cars");
            assertThat(sheet.consequence()).startsWith("18 cars go back to 4.1.0.");
        });
        waiting.answer();

        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        FleetCommand.Bulk.class,
                        bulk -> assertThat(bulk.wish().cars()).isEqualTo(ids(0, 18)));
    }

    @Test
    void aCarThatIsFreeWhileTheQuestionIsOpenIsAskedAboutAnewWhereMoreHasToBeProven() {
        waiting.waitForAnswers();
        updated(0, 1, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        updated(1, 1, CarStage.APPLYING, UpdateKind.UPDATE, "4.1.0");
        accept(Role.RELEASE_MANAGER);
        mark(2);
        back.ask();
        assertThat(asked.getFirst().proof()).isEqualTo(new Confirmation.Proof.Press());

        updates.clear();
        updated(0, 2, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        accept(Role.RELEASE_MANAGER);
        assertThat(waiting.counts()).containsExactly(2L);
        waiting.answer();

        assertThat(sent).isEmpty();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().proof()).isEqualTo(new Confirmation.Proof.TypeCount());
        waiting.answer();
        assertThat(sent).hasSize(1);
    }

    @Test
    void whereNoCarIsLeftToBringBackNothingIsSentAndItSaysWhy() {
        waiting.waitForAnswers();
        updated(0, 2, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        accept(Role.RELEASE_MANAGER);
        mark(2);
        back.ask();

        updates.clear();
        updated(0, 2, CarStage.APPLYING, UpdateKind.ROLLBACK, null);
        accept(Role.RELEASE_MANAGER);
        waiting.answer();

        assertThat(sent).isEmpty();
        assertThat(back.troubleProperty().getValue())
                .hasValueSatisfying(trouble -> assertThat(trouble.detail()).startsWith("None of the chosen cars"));
    }

    private static Build build(String version, long counter, boolean obtainable) {
        return new Build(version, Long.toString(counter), counter, true, obtainable);
    }

    private DesiredCar history(int car, Build running, Build... builds) {
        return new DesiredCar(cars.get(car).id(), 1, running, List.of(builds), null, List.of());
    }

    @Test
    void whereTheNewestUpdateSaysNothingTheCarsOwnHistoryDoes() {
        Build v42 = build("4.2.0", 420, true);
        Build v41 = build("4.1.0", 410, true);
        updated(0, 1, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        updated(1, 1, CarStage.SUCCEEDED, UpdateKind.ROLLBACK, null);
        files.desired =
                new Answer.Given<>(history(1, v42, v42, build("4.3.0", 430, true), build("4.1.5", 415, false), v41));
        accept(Role.RELEASE_MANAGER);
        mark(2);

        back.ask();

        assertThat(asked)
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.consequence().lines())
                        .as("not forward to 4.3.0, and not to what cannot be had")
                        .startsWith("2 cars go back to 4.1.0."));
        assertThat(((FleetCommand.Bulk) sent.getFirst()).wish().cars()).isEqualTo(ids(0, 2));
    }

    @Test
    void whoseHistoryHasNothingOlderStays() {
        Build oldest = build("4.0.0", 400, true);
        files.desired = new Answer.Given<>(history(0, oldest, oldest));
        accept(Role.RELEASE_MANAGER);
        mark(1);

        back.ask();

        assertThat(asked).isEmpty();
        assertThat(back.troubleProperty().getValue())
                .hasValueSatisfying(trouble -> assertThat(trouble.detail()).contains("no version before"));
    }

    @Test
    void manyCarsNeedASecondPersonEvenWhereEachVersionHasFew() {
        updated(0, 300, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        updated(300, 300, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.0.9");
        accept(Role.RELEASE_MANAGER);
        mark(600);

        back.ask();

        assertThat(asked.getFirst().notes()).anyMatch(note -> note.contains("second person"));
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(command -> assertThat(
                                ((FleetCommand.Bulk) command).wish().approval())
                        .isTrue());
    }

    @Test
    void oneCarIsAskedAboutPlainlyAndMoreNeverWithoutTheirNumber() {
        updated(0, 3, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        accept(Role.RELEASE_MANAGER);

        assertThat(back.danger(
                        WaysBack.of(List.of(cars.getFirst().id()), fleet.frame().snapshot())))
                .isEqualTo(Danger.D2);
        assertThat(back.danger(WaysBack.of(List.copyOf(ids(0, 3)), fleet.frame().snapshot())))
                .isEqualTo(Danger.D3);
    }

    @Test
    void whereNoneCanGoBackNothingIsAskedAndItSaysWhy() {
        updated(
                0,
                2,
                CarStage.ROLLED_BACK,
                UpdateKind.UPDATE,
                cars.getFirst().status().actualVersion());
        cars.subList(0, 2)
                .forEach(car -> assertThat(car.status().actualVersion()).isNotNull());
        accept(Role.RELEASE_MANAGER);
        mark(1);

        back.ask();

        assertThat(asked).isEmpty();
        assertThat(back.troubleProperty().getValue())
                .hasValueSatisfying(trouble -> assertThat(trouble.detail())
                        .isEqualTo(
                                "None of the chosen cars can go back. 1 chosen car runs its version before already."));
    }

    @Test
    void withoutALookAheadNothingIsAskedOfTheCars() {
        server.lookAhead = _ -> new Answer.Unanswered<>();
        updated(0, 3, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        accept(Role.RELEASE_MANAGER);
        mark(3);

        back.ask();

        assertThat(asked).isEmpty();
        assertThat(sent).isEmpty();
        assertThat(back.troubleProperty().getValue()).isPresent();
    }

    @Test
    void whoMayNotIsToldSoAndAsksNothing() {
        updated(0, 3, CarStage.SUCCEEDED, UpdateKind.UPDATE, "4.1.0");
        accept(Role.VIEWER);
        mark(3);

        back.ask();

        assertThat(back.whyNot().get())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("Needs the right"));
        assertThat(server.asked).doesNotContain("preview");
    }

    private Set<CarId> ids(int from, int count) {
        return Set.copyOf(cars.subList(from, from + count).stream().map(Car::id).toList());
    }
}
