package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.UpdateCar;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.act.VersionChoice;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Sheets;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;

/// What can be done to a car, how carefully it is asked about, and why not now; no toolkit runs.
class CarDeedsTest {
    private final FleetModel fleet = new FleetModel(new SteppedClock(DetailStory.NOW));
    private final List<FleetCommand> sent = new ArrayList<>();
    private final List<Confirmation> asked = new ArrayList<>();
    private final List<String> toasts = new ArrayList<>();
    private final List<Runnable> undos = new ArrayList<>();
    private @Nullable CommandState answer;
    private int ended;
    private CarDeeds deeds;

    @BeforeEach
    void stand() {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC")));
        Commands commands = new Commands() {
            @Override
            public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
                throw new AssertionError("only followed");
            }

            @Override
            public void follow(FleetCommand command, Consumer<CommandState> listener) {
                sent.add(command);
                UUID id = new UUID(0, sent.size());
                listener.accept(new CommandState.Requested(id));
                listener.accept(answer == null ? new CommandState.Done(id) : answer);
            }
        };
        Navigator navigator = new Navigator() {
            @Override
            public void open(Destination destination) {}

            @Override
            public void toast(String sentence, Optional<Runnable> undo) {
                toasts.add(sentence);
                undo.ifPresent(undos::add);
            }
        };
        Sheets sheets = (confirmation, confirmed) -> {
            asked.add(confirmation);
            confirmed.accept("because");
            return OpenSheet.ANSWERED;
        };
        CarDetailParts parts = new CarDetailParts(
                fleet,
                new ScriptedFiles(),
                commands,
                Runnable::run,
                () -> OfflineStatus.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        deeds = new CarDeeds(
                new WatchedCar(fleet, DetailStory.CAR),
                parts,
                new Surroundings(strings, navigator, sheets),
                () -> ended++);
    }

    private void show(Motion motion, @Nullable UpdateProgress update) {
        show(motion, update, new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));
    }

    private void show(
            Motion motion, @Nullable UpdateProgress update, Freshness freshness, Set<Capability> capabilities) {
        fleet.accept(DetailStory.frame(
                DetailStory.car(Convergence.CONVERGED, motion, null, null), update, freshness, capabilities));
        deeds.look();
    }

    private void knowBuilds() {
        if (DetailStory.happened().desired instanceof Answer.Given<DesiredCar>(DesiredCar car)) {
            deeds.know(car);
        }
    }

    @Test
    void aDesiredVersionIsAskedAboutAndThenSent() {
        show(Motion.PARKED, null);

        deeds.setDesired("4.3.0");

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.title()).isEqualTo("Set desired version 4.3.0");
            assertThat(question.object()).isEqualTo("WBA-00041");
            assertThat(question.proof()).isEqualTo(new Confirmation.Proof.Press());
            assertThat(question.notes()).isEmpty();
        });
        assertThat(sent)
                .containsExactly(new FleetCommand.Update(
                        DetailStory.CAR, UpdateKind.UPDATE, new UpdateCar("4.3.0", null, null, null)));
        assertThat(toasts).containsExactly("4.3.0 requested for WBA-00041");
    }

    @Test
    void aCarThatDrivesIsPartOfTheQuestionAndNotAnError() {
        show(Motion.DRIVING, null);

        deeds.setDesired("4.3.0");

        assertThat(deeds.whyNotUpdate().get()).isEmpty();
        assertThat(asked.getFirst().notes()).containsExactly("Car is driving. It will apply when parked (policy).");
    }

    @Test
    void aPictureThatLagsRepeatsItsLag() {
        show(
                Motion.PARKED,
                null,
                new Freshness.Late(Duration.ofMillis(4_200), Freshness.Cause.SLOW_NETWORK),
                Set.of(Capability.values()));

        deeds.setDesired("4.3.0");

        assertThat(asked.getFirst().notes()).containsExactly("Data is 4.2\u00a0s behind the server.");
    }

    @Test
    void aCarGoesBackOnlyToWhatItRanAndTheServerStillHas() {
        show(Motion.PARKED, null);
        assertThat(deeds.whyNotRollBack().get()).contains("What it ran before is not known here");
        knowBuilds();

        assertThat(deeds.whyNotRollBack().get()).isEmpty();
        assertThat(deeds.targets()).extracting(VersionChoice::version).containsExactly("4.1.0", "4.0.0");
        assertThat(deeds.targets().getLast().whyNot()).contains("no: the server no longer has the artifact");
        deeds.rollBack("4.1.0");

        assertThat(sent)
                .containsExactly(new FleetCommand.Update(
                        DetailStory.CAR, UpdateKind.ROLLBACK, new UpdateCar("4.1.0", null, null, null)));
    }

    @Test
    void whatFailedCanBeTriedAgain() {
        show(Motion.PARKED, null);
        assertThat(deeds.whyNotRetry().get()).contains("Nothing failed");

        show(Motion.PARKED, DetailStory.progress(CarStage.FAILED, ReasonCode.SIGNATURE_INVALID));
        deeds.retry();

        assertThat(asked.getFirst().title()).isEqualTo("Try 4.3.0 again");
        assertThat(sent).singleElement().isInstanceOf(FleetCommand.Update.class);
    }

    @Test
    void whatIsOnItsWayIsNotAskedForTwice() {
        show(Motion.PARKED, DetailStory.progress(CarStage.APPLYING, null));

        assertThat(deeds.whyNotUpdate().get()).contains("4.3.0 is on its way (U-118)");
        assertThat(deeds.whyNotForce().get()).contains("4.3.0 is on its way (U-118)");
    }

    @Test
    void aWishThatTheCarHasNotBegunIsTakenBackWithAReason() {
        show(Motion.DRIVING, DetailStory.progress(CarStage.WAITING, ReasonCode.NOT_STATIONARY));
        assertThat(deeds.whyNotWithdraw().get()).isEmpty();

        deeds.withdraw();

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.title()).isEqualTo("Withdraw the wish for 4.3.0");
            assertThat(question.proof()).isEqualTo(new Confirmation.Proof.Press());
            assertThat(question.asksReason()).isTrue();
            assertThat(question.unaffected()).contains("If it begins before it hears of this, it finishes.");
            assertThat(question.notes()).isEmpty();
        });
        assertThat(sent).containsExactly(new FleetCommand.Withdraw(DetailStory.CAR, "U-118", "because"));
        assertThat(toasts).containsExactly("Wish for 4.3.0 withdrawn from WBA-00041");
    }

    @Test
    void aForcedWishThatWaitsForASecondPersonIsTakenBack() {
        show(Motion.PARKED, DetailStory.progress(CarStage.SUCCEEDED, null));
        deeds.knowUpdates(List.of(DetailStory.awaitingApproval("U-119", "4.3.1")));
        assertThat(deeds.whyNotUpdate().get()).contains("4.3.1 waits for a second person (U-119)");
        assertThat(deeds.whyNotWithdraw().get()).isEmpty();

        deeds.withdraw();

        assertThat(sent).containsExactly(new FleetCommand.Withdraw(DetailStory.CAR, "U-119", "because"));
        assertThat(ended).as("the list of updates is asked for again").isEqualTo(1);

        deeds.knowUpdates(List.of());
        assertThat(deeds.whyNotWithdraw().get()).contains("No wish for this car is waiting");
    }

    @Test
    void whatCannotBeTakenBackSaysWhy() {
        show(Motion.PARKED, null);
        assertThat(deeds.whyNotWithdraw().get()).contains("No wish for this car is waiting");

        show(Motion.PARKED, DetailStory.progress(CarStage.SUCCEEDED, null));
        assertThat(deeds.whyNotWithdraw().get()).contains("No wish for this car is waiting");

        show(Motion.PARKED, DetailStory.progress(CarStage.APPLYING, null));
        assertThat(deeds.whyNotWithdraw().get()).contains("The car has begun and finishes first");

        show(Motion.PARKED, DetailStory.progress(CarStage.LAPSED, ReasonCode.ABORTED));
        assertThat(deeds.whyNotWithdraw().get()).contains("It is being withdrawn");

        show(Motion.PARKED, DetailStory.progress("R-118", CarStage.WAITING, null));
        assertThat(deeds.whyNotWithdraw().get()).contains("It is part of R-118; abort that one");

        deeds.withdraw();
        assertThat(asked).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void forceNeedsTheIdAReasonAndASecondPerson() {
        show(Motion.PARKED, null);

        deeds.force("4.3.0");

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.proof()).isEqualTo(new Confirmation.Proof.TypeId("WBA-00041"));
            assertThat(question.asksReason()).isTrue();
            assertThat(question.consequence()).contains("second person", "decides for itself");
        });
        assertThat(sent)
                .containsExactly(new FleetCommand.Update(
                        DetailStory.CAR, UpdateKind.UPDATE, new UpdateCar("4.3.0", null, null, "because")));
    }

    @Test
    void withoutTheRightOrTheConnectionTheReasonIsWritten() {
        show(Motion.PARKED, null, new Freshness.Live(Duration.ZERO), Role.VIEWER.capabilities());
        assertThat(deeds.whyNotUpdate().get().orElseThrow()).startsWith("Needs the right");
        assertThat(deeds.whyNotDelete().get().orElseThrow()).startsWith("Needs the right");

        show(
                Motion.PARKED,
                null,
                new Freshness.Offline(DetailStory.NOW, 1, null, Freshness.Trouble.SILENT),
                Set.of(Capability.values()));
        assertThat(deeds.whyNotUpdate().get()).contains("Needs a live connection");
        assertThat(deeds.whyNotEdit().get()).contains("Needs a live connection");
    }

    @Test
    void everyDeedSaysWhyNotWithoutTheRightInThePastAndWithoutAConnection() {
        knowBuilds();
        show(Motion.PARKED, null, new Freshness.Live(Duration.ZERO), Set.of(Capability.FLEET_READ));
        assertThat(reasons()).allSatisfy(reason -> assertThat(reason).startsWith("Needs the right “"));

        show(Motion.PARKED, null, new Freshness.Replay(DetailStory.NOW), Set.of(Capability.values()));
        assertThat(reasons()).containsOnly("You are looking at the past; return to live first");

        show(
                Motion.PARKED,
                null,
                new Freshness.Offline(DetailStory.NOW, 1, null, Freshness.Trouble.SILENT),
                Set.of(Capability.values()));
        assertThat(reasons()).containsOnly("Needs a live connection");
    }

    private List<String> reasons() {
        return Stream.of(
                        deeds.whyNotUpdate(),
                        deeds.whyNotRollBack(),
                        deeds.whyNotRetry(),
                        deeds.whyNotWithdraw(),
                        deeds.whyNotForce(),
                        deeds.whyNotEdit(),
                        deeds.whyNotDelete())
                .map(reason -> reason.get().orElse("nothing"))
                .toList();
    }

    @Test
    void aTagIsPutOnAtOnceAndCanBeTakenOffAgain() {
        show(Motion.PARKED, null);
        assertThat(deeds.tags().forecast("owner").possible()).isFalse();

        deeds.tags().tag("watch");
        assertThat(sent).singleElement().isInstanceOfSatisfying(FleetCommand.Edit.class, edit -> {
            assertThat(edit.patch().labels()).isEqualTo(Map.of("owner", "fleet", "watch", ""));
            assertThat(edit.revision()).isEqualTo(3);
        });
        assertThat(toasts).containsExactly("Tag “watch” put on WBA-00041");

        undos.getFirst().run();
        assertThat(sent.getLast())
                .isInstanceOfSatisfying(
                        FleetCommand.Edit.class,
                        edit -> assertThat(edit.patch().labels()).isEqualTo(Map.of("owner", "fleet")));
    }

    @Test
    void aTagIsTakenOffAtOnceAndCanBeHadBackWithItsValue() {
        show(Motion.PARKED, null);
        assertThat(deeds.tags().worn()).containsExactly("owner");

        deeds.tags().untag("owner");
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        FleetCommand.Edit.class,
                        edit -> assertThat(edit.patch().labels()).isEmpty());
        assertThat(toasts).containsExactly("Tag “owner” taken off WBA-00041");

        undos.getFirst().run();
        assertThat(sent.getLast())
                .isInstanceOfSatisfying(
                        FleetCommand.Edit.class,
                        edit -> assertThat(edit.patch().labels()).isEqualTo(Map.of("owner", "fleet")));
    }

    @Test
    void decommissioningAsksForTheId() {
        show(Motion.PARKED, null);

        deeds.decommission();

        assertThat(asked.getFirst().proof()).isEqualTo(new Confirmation.Proof.TypeId("WBA-00041"));
        assertThat(sent).containsExactly(new FleetCommand.Delete(DetailStory.CAR, 3));
    }

    @Test
    void aRefusalStaysUntilItIsDismissedAndNothingIsCalledDone() {
        show(Motion.PARKED, null);
        answer = new CommandState.Refused(new CommandOutcome.Reason.ByServer(
                409, "RELEASE_NOT_CHOOSABLE", "Release 4.3.0 was taken back.", "corr-9"));

        deeds.setDesired("4.3.0");

        assertThat(toasts).isEmpty();
        assertThat(deeds.troubleProperty().getValue()).hasValueSatisfying(trouble -> {
            assertThat(trouble.detail()).isEqualTo("Release 4.3.0 was taken back.");
            assertThat(trouble.correlation()).contains("corr-9");
        });
        deeds.dismissTrouble();
        assertThat(deeds.troubleProperty().getValue()).isEmpty();
    }
}
