package pitwall.views.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;
import pitwall.client.FleetChanges;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarNote;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.fx.FleetModel;
import pitwall.views.notes.LocalNotes.Written;

/// Notes are kept until the server has them, and come there once. No toolkit runs.
class LocalNotesTest {
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final List<Car> cars = new SampleFleet(4).cars(3);
    private final CarId car = cars.getFirst().id();
    private final List<FleetCommand.Note> sent = new ArrayList<>();
    private CommandOutcome outcome = new CommandOutcome.Accepted(new UUID(0, 1));
    private Optional<String> kept = Optional.of("");
    /// What is kept with another connection than the first.
    private Optional<String> keptElsewhere = Optional.of("");

    private Optional<String> place = Optional.of("first");
    private Supplier<CompletableFuture<Optional<String>>> reading = () -> CompletableFuture.completedFuture(kept);
    private LocalNotes notes = notes();

    private LocalNotes notes() {
        return new LocalNotes(
                fleet,
                command -> {
                    sent.add((FleetCommand.Note) command);
                    return CompletableFuture.completedFuture(outcome);
                },
                new NoteMemory() {
                    @Override
                    public boolean isThere() {
                        return true;
                    }

                    @Override
                    public Optional<String> place() {
                        return place;
                    }

                    @Override
                    public CompletableFuture<Optional<String>> load(String meant) {
                        assertThat(place).contains(meant);
                        return meant.equals("first") ? reading.get() : CompletableFuture.completedFuture(keptElsewhere);
                    }

                    @Override
                    public CompletableFuture<Boolean> save(String meant, String text) {
                        assertThat(place).contains(meant);
                        if (meant.equals("first")) {
                            kept = Optional.of(text);
                        } else {
                            keptElsewhere = Optional.of(text);
                        }
                        return CompletableFuture.completedFuture(true);
                    }
                },
                Runnable::run);
    }

    private void show(Freshness freshness) {
        fleet.accept(SampleFleet.frame(cars, freshness, FleetChanges.WHOLE, Set.of(Capability.values())));
        later(Duration.ofSeconds(1));
    }

    private void offline() {
        show(new Freshness.Offline(SampleFleet.NOW, 1, null, Freshness.Trouble.SILENT));
    }

    private void live() {
        show(new Freshness.Live(Duration.ZERO));
    }

    private void nobody() {
        fleet.accept(FleetModel.NOTHING);
        later(Duration.ofSeconds(1));
    }

    private void later(Duration time) {
        clock.advance(time);
        fleet.tick();
    }

    @Test
    void withAConnectionANoteIsSentAtOnceAndLeavesNothing() {
        live();
        var written = fleet.serverNowProperty().get();

        assertThat(notes.add(car, " The seal is loose. ")).isEqualTo(Written.KEPT);

        assertThat(sent).singleElement().satisfies(note -> {
            assertThat(note.id()).isEqualTo(car);
            assertThat(note.note()).isEqualTo(new CarNote("The seal is loose.", written));
        });
        assertThat(notes.all()).isEmpty();
        assertThat(kept).contains("");
        assertThat(notes.arrivedProperty().get()).isOne();
    }

    @Test
    void withoutAConnectionItWaitsOutlivesTheProgramAndIsSentOnceAfterwards() {
        offline();
        var written = fleet.serverNowProperty().get();
        notes.add(car, "The seal\nis\tloose\\.");
        assertThat(notes.of(car)).hasSize(1);
        notes.close();

        notes = notes();
        later(Duration.ofHours(5));
        assertThat(notes.of(car)).singleElement().extracting(LocalNote::text).isEqualTo("The seal\nis\tloose\\.");
        assertThat(sent).isEmpty();
        live();
        later(LocalNotes.AGAIN);
        later(LocalNotes.AGAIN);

        assertThat(sent)
                .singleElement()
                .extracting(FleetCommand.Note::note)
                .isEqualTo(new CarNote("The seal\nis\tloose\\.", written));
        assertThat(notes.all()).isEmpty();
        assertThat(kept).contains("");
    }

    @Test
    void aNoteWhoseAnswerIsLostIsSentAgainUnderTheSameId() {
        outcome = new CommandOutcome.Unconfirmed(new UUID(0, 1));
        live();
        notes.add(car, "a");
        later(Duration.ofSeconds(1));
        assertThat(sent).hasSize(1);
        outcome = new CommandOutcome.Accepted(new UUID(0, 1));
        later(LocalNotes.AGAIN);

        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).key()).isEqualTo(sent.get(1).key());
        assertThat(sent.get(0).note()).isEqualTo(sent.get(1).note());
        assertThat(notes.all()).isEmpty();
    }

    @Test
    void whatTheServerDoesNotTakeSaysSoAndIsNotSentAgain() {
        outcome = new CommandOutcome.Refused(
                new CommandOutcome.Reason.ByServer(404, "NOT_FOUND", "There is no such car.", "corr-1"));
        live();
        notes.add(car, "a");
        later(LocalNotes.AGAIN);

        assertThat(sent).hasSize(1);
        LocalNote refused = notes.of(car).getFirst();
        assertThat(refused.refused()).isEqualTo("There is no such car.");
        notes.remove(refused.id());
        assertThat(kept).contains("");

        notes.bringBack(refused);
        notes.bringBack(refused);
        assertThat(notes.of(car)).as("once, as it was").containsExactly(refused);
        notes.remove(refused.id());
    }

    @Test
    void aServerInTroubleIsAskedAgain() {
        outcome = new CommandOutcome.Refused(
                new CommandOutcome.Reason.ByServer(503, "DATABASE_DOWN", "The database does not answer.", "corr-1"));
        live();
        notes.add(car, "a");
        outcome = new CommandOutcome.Accepted(new UUID(0, 1));
        later(LocalNotes.AGAIN);

        assertThat(notes.all()).isEmpty();
    }

    @Test
    void nothingIsWrittenOverWhatCannotBeReadYet() {
        offline();
        notes.add(car, "first");
        notes.close();
        String before = kept.orElseThrow();
        kept = Optional.empty();
        notes = notes();
        later(LocalNotes.AGAIN);
        assertThat(notes.add(car, "second")).isEqualTo(Written.KEPT_WHILE_RUNNING);
        assertThat(kept).as("it may still be there").isEmpty();

        kept = Optional.of(before);
        later(LocalNotes.AGAIN);
        assertThat(notes.all()).extracting(LocalNote::text).containsExactly("first", "second");
        assertThat(kept.orElseThrow()).contains("first", "second");
    }

    @Test
    void whatWasDeletedWithTheSessionDoesNotComeBackWithTheNext() {
        offline();
        notes.add(car, "first");
        int before = notes.revisionProperty().get();

        notes.forget();
        assertThat(notes.all()).isEmpty();
        assertThat(notes.revisionProperty().get()).as("seen at once").isGreaterThan(before);
        kept = Optional.of(""); // it goes with the session
        nobody();
        live();
        later(LocalNotes.AGAIN);

        assertThat(notes.all()).isEmpty();
        assertThat(sent).isEmpty();
        offline();
        assertThat(notes.add(car, "second")).isEqualTo(Written.KEPT);
        assertThat(kept.orElseThrow()).contains("second").doesNotContain("first");
    }

    @Test
    void whileTheSessionEndsNothingIsReadTakenOrSent() {
        offline();
        notes.add(car, "first");
        notes.forget();
        assertThat(kept.orElseThrow()).as("not deleted yet").contains("first");

        live();
        later(LocalNotes.AGAIN);
        assertThat(notes.all()).isEmpty();
        assertThat(notes.isUnread()).isFalse();
        assertThat(notes.add(car, "second")).isEqualTo(Written.NOTHING);
        assertThat(sent).isEmpty();
    }

    @Test
    void whatWasAskedOfTheMemoryBeforeBringsNothingBack() {
        offline();
        notes.add(car, "first");
        notes.close();
        String before = kept.orElseThrow();
        CompletableFuture<Optional<String>> slow = new CompletableFuture<>();
        reading = () -> slow;
        notes = notes();
        later(Duration.ofSeconds(1));

        notes.forget();
        nobody();
        reading = () -> CompletableFuture.completedFuture(Optional.of(""));
        live();
        slow.complete(Optional.of(before));
        later(LocalNotes.AGAIN);

        assertThat(notes.all()).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void whatWasForAServerThatIsForgottenDoesNotComeBack() {
        offline();
        notes.add(car, "first");
        notes.forget(_ -> false);
        assertThat(notes.all()).hasSize(1);

        nobody();
        notes.forget(_ -> true);
        kept = Optional.of(""); // it goes with the connection
        offline();
        later(LocalNotes.AGAIN);

        assertThat(notes.all()).isEmpty();
        assertThat(notes.add(car, "second")).isEqualTo(Written.KEPT);
        assertThat(kept.orElseThrow()).contains("second").doesNotContain("first");
    }

    @Test
    void aSessionThatEndsOtherwiseLosesNothing() {
        kept = Optional.empty();
        offline();
        assertThat(notes.add(car, "first")).isEqualTo(Written.KEPT_WHILE_RUNNING);

        nobody();
        assertThat(notes.all()).isEmpty();
        offline();

        assertThat(notes.all()).extracting(LocalNote::text).containsExactly("first");
    }

    @Test
    void whatGoesOutSaysWhoWroteItAndWhereItBelongs() {
        offline();
        notes.add(car, "a");
        live();
        later(LocalNotes.AGAIN);

        assertThat(sent).singleElement().satisfies(note -> {
            assertThat(note.server()).isEqualTo(session().server());
            assertThat(note.author()).isEqualTo(session().user());
        });
    }

    private SessionInfo session() {
        return Objects.requireNonNull(fleet.frame().session());
    }

    @Test
    void twoConnectionsToOneServerKeepTheirNotesApart() {
        offline();
        notes.add(car, "of the first");
        place = Optional.of("second");
        later(LocalNotes.AGAIN);
        assertThat(notes.all()).isEmpty();
        notes.add(car, "of the second");

        assertThat(keptElsewhere.orElseThrow()).contains("of the second").doesNotContain("of the first");
        assertThat(kept.orElseThrow()).contains("of the first").doesNotContain("of the second");
        live();
        later(LocalNotes.AGAIN);
        assertThat(sent).extracting(note -> note.note().text()).containsExactly("of the second");
        assertThat(keptElsewhere).contains("");

        place = Optional.of("first");
        later(LocalNotes.AGAIN);
        later(LocalNotes.AGAIN);
        assertThat(sent).extracting(note -> note.note().text()).containsExactly("of the second", "of the first");
        assertThat(kept).contains("");
    }

    @Test
    void betweenTwoConnectionsNothingIsReadTakenOrSent() {
        offline();
        notes.add(car, "a");
        place = Optional.empty();
        live();
        later(LocalNotes.AGAIN);

        assertThat(notes.add(car, "b")).isEqualTo(Written.NOTHING);
        assertThat(notes.all()).isEmpty();
        assertThat(sent).isEmpty();
    }

    @Test
    void untilTheyAreReadNobodyKnowsWhetherThereAreAny() {
        kept = Optional.empty();
        assertThat(notes.isUnread()).as("of nobody").isFalse();
        offline();
        assertThat(notes.isUnread()).isTrue();

        kept = Optional.of("");
        later(LocalNotes.AGAIN);
        assertThat(notes.isUnread()).isFalse();

        notes.close();
        notes = new LocalNotes(fleet, _ -> new CompletableFuture<>(), NoteMemory.NONE, Runnable::run);
        assertThat(notes.isUnread()).as("nothing is kept").isFalse();
    }

    @Test
    void thereIsRoomForSoManyAndEmptyWordsAreNone() {
        assertThat(notes.add(car, "nobody is signed in")).isEqualTo(Written.NOTHING);
        offline();
        assertThat(notes.add(car, "  ")).isEqualTo(Written.NOTHING);
        Written last = Written.KEPT;
        int count = 0;
        while (last == Written.KEPT) {
            last = notes.add(car, "x".repeat(CarNote.LONGEST));
            count++;
        }

        assertThat(last).isEqualTo(Written.FULL);
        assertThat(count).isBetween(10, 20);
    }

    @Test
    void aLineThatIsNoneIsLeftOut() {
        kept = Optional.of("nonsense\n\t\t\t\t\t\t");
        live();

        assertThat(notes.all()).isEmpty();
    }
}
