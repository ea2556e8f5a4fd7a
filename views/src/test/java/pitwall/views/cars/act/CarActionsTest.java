package pitwall.views.cars.act;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetChanges;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.protocol.rest.CreateCar;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.CarList;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;

class CarActionsTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final CarList list = new CarList(fleet, Runnable::run, Runnable::run, clock);
    private final List<FleetCommand> sent = new ArrayList<>();
    private final Told told = new Told();
    private final List<Car> cars = new ArrayList<>(new SampleFleet(2).cars(30));
    private Function<FleetCommand, CommandOutcome> server =
            command -> new CommandOutcome.Accepted(new UUID(1, sent.size()));
    private final CarActions actions = new CarActions(
            fleet,
            list,
            command -> {
                sent.add(command);
                return CompletableFuture.completedFuture(server.apply(command));
            },
            Runnable::run,
            strings,
            told);

    @BeforeEach
    void show() {
        cars.replaceAll(car -> labelled(car, Map.of()));
        list.shown();
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));
    }

    @Test
    void aTagGoesOnlyToCarsThatLackIt() {
        cars.set(0, labelled(cars.get(0), Map.of("watch", "")));
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));
        mark(0, 1, 2);

        Share share = actions.forTag("watch");
        actions.tag("watch", share);

        assertThat(share.cars()).extracting(Car::id).containsExactly(id(1), id(2));
        assertThat(share.excluded()).isEqualTo(1);
        assertThat(sent)
                .hasSize(2)
                .allSatisfy(command -> assertThat(
                                ((FleetCommand.Edit) command).patch().labels())
                        .containsKey("watch"));
    }

    @Test
    void undoTakesANewCarOutAgainOnceItIsThere() {
        actions.create(new CreateCar("WBA-99999", null, "munich", null, null, null, null, "4.3.0", null));
        told.undo.getLast().run();
        assertThat(sent).hasSize(1);
        assertThat(told.sentences).last().asString().contains("not in the list yet");

        actions.create(new CreateCar(id(5).value(), null, "munich", null, null, null, null, "4.3.0", null));
        told.undo.getLast().run();

        assertThat(sent)
                .last()
                .isEqualTo(new FleetCommand.Delete(id(5), cars.get(5).info().revision()));
    }

    @Test
    void aCarWhoseIdTheServerChoseOffersNoUndo() {
        actions.create(new CreateCar(null, null, "munich", null, null, null, null, "4.3.0", null));

        assertThat(told.undo).isEmpty();
    }

    @Test
    void undoTakesTheTagAwayWithTheRevisionOfNow() {
        mark(3);
        actions.tag("watch", actions.forTag("watch"));
        CarInfo info = cars.get(3).info();
        cars.set(
                3,
                cars.get(3)
                        .with(new CarInfo(
                                info.id(),
                                info.name(),
                                info.region(),
                                info.model(),
                                info.ring(),
                                info.agentName(),
                                info.vin(),
                                Map.of("watch", ""),
                                info.createdAt(),
                                2)));
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));

        told.undo.getLast().run();

        FleetCommand.Edit undo = (FleetCommand.Edit) sent.getLast();
        assertThat(undo.revision()).isEqualTo(2);
        assertThat(undo.patch().labels()).isEmpty();
        assertThat(told.sentences).containsExactly("Tag “watch” put on 1 car", "Tag “watch” taken off 1 car");
    }

    @Test
    void whatTheServerRefusesStaysOnTheScreenWithItsReference() {
        server = command -> new CommandOutcome.Refused(
                new CommandOutcome.Reason.ByServer(412, "REVISION_CONFLICT", "Somebody else was faster.", "c-17"));
        mark(0, 1);

        actions.tag("watch", actions.forTag("watch"));

        assertThat(told.sentences).isEmpty();
        assertThat(actions.troubleProperty().get()).hasValueSatisfying(trouble -> {
            assertThat(trouble.title()).isEqualTo("Not every tag is there: 2 of 2 cars failed or are unconfirmed");
            assertThat(trouble.detail()).isEqualTo("Somebody else was faster.");
            assertThat(trouble.correlation()).contains("c-17");
        });
    }

    @Test
    void aReplyThatDidNotComeIsNotCalledSuccess() {
        server = command -> new CommandOutcome.Unconfirmed(new UUID(1, 2));
        mark(0);

        actions.tag("watch", actions.forTag("watch"));

        assertThat(told.sentences).isEmpty();
        assertThat(actions.troubleProperty().get()).hasValueSatisfying(trouble -> {
            assertThat(trouble.detail()).contains("not seen within 10 s");
            assertThat(trouble.correlation()).contains(new UUID(1, 2).toString());
        });
        assertThat(told.tasks).endsWith("UNCONFIRMED");
        assertThat(list.pending().isPending(id(0))).isFalse();
    }

    @Test
    void aReplyIsNoSuccessBeforeTheChangeIsSeen() {
        Answers answers = new Answers();
        CarActions watched = new CarActions(fleet, list, answers, Runnable::run, strings, told);
        mark(0);

        watched.tag("watch", watched.forTag("watch"));
        assertThat(told.tasks).containsExactly("Tag 1 car");
        assertThat(list.pending().isPending(id(0))).isTrue();

        answers.sent.getFirst().accept(new CommandState.Recorded(new UUID(1, 1)));
        assertThat(told.tasks).containsExactly("Tag 1 car", "recorded");
        assertThat(told.sentences).isEmpty();
        assertThat(list.pending().isPending(id(0))).isTrue();

        answers.sent.getFirst().accept(new CommandState.Done(new UUID(1, 1)));
        assertThat(told.tasks).endsWith("1 of 1", "DONE");
        assertThat(told.sentences).containsExactly("Tag “watch” put on 1 car");
        assertThat(list.pending().isPending(id(0))).isFalse();
    }

    @Test
    void manyCommandsGoAFewAtATime() {
        List<CompletableFuture<CommandOutcome>> open = new ArrayList<>();
        CarActions slow = new CarActions(
                fleet,
                list,
                command -> {
                    CompletableFuture<CommandOutcome> reply = new CompletableFuture<>();
                    open.add(reply);
                    return reply;
                },
                Runnable::run,
                strings,
                told);
        list.selection().markAll(list.listing());

        slow.tag("watch", slow.forTag("watch"));

        assertThat(open).hasSize(8);
        for (int i = 0; i < 30; i++) {
            open.get(i).complete(new CommandOutcome.Accepted(new UUID(1, i)));
        }
        assertThat(open).hasSize(30);
        assertThat(told.sentences).containsExactly("Tag “watch” put on 30 cars");
    }

    @Test
    void manyCommandsShowTheirProgressAndCanBeStopped() {
        List<CompletableFuture<CommandOutcome>> open = new ArrayList<>();
        CarActions slow = new CarActions(
                fleet,
                list,
                command -> {
                    CompletableFuture<CommandOutcome> reply = new CompletableFuture<>();
                    open.add(reply);
                    return reply;
                },
                Runnable::run,
                strings,
                told);
        list.selection().markAll(list.listing());
        slow.tag("watch", slow.forTag("watch"));
        open.getFirst().complete(new CommandOutcome.Accepted(new UUID(1, 0)));

        told.cancel.orElseThrow().run();
        open.forEach(reply -> reply.complete(new CommandOutcome.Accepted(new UUID(1, 1))));

        assertThat(open).as("nine were sent before").hasSize(9);
        assertThat(told.tasks).startsWith("Tag 30 cars", "1 of 30").endsWith("CANCELLED");
        assertThat(told.sentences).containsExactly("Tag “watch” put on 9 cars");
        assertThat(slow.troubleProperty().get()).isEmpty();
    }

    @Test
    void aConsoleThatIsOnlyLookedAtChangesNothing() {
        fleet.onlyWatch(true);
        assertThat(actions.whyNotDelete().get()).contains("Wall mode only shows; F11 leaves it");

        fleet.onlyWatch(false);
        assertThat(actions.whyNotDelete().get()).isEmpty();
    }

    @Test
    void withoutAConnectionEveryActionSaysWhyNot() {
        accept(
                new Freshness.Offline(SampleFleet.NOW, 1, null, Freshness.Trouble.UNREACHABLE),
                Set.of(Capability.values()));

        assertThat(actions.whyNotEdit().get()).contains("Needs a live connection");
        assertThat(actions.whyNotCreate().get()).isPresent();
        assertThat(actions.whyNotDelete().get()).isPresent();
    }

    @Test
    void thePastIsOnlyLookedAt() {
        accept(new Freshness.Replay(SampleFleet.NOW), Set.of(Capability.values()));

        assertThat(List.of(actions.whyNotEdit(), actions.whyNotCreate(), actions.whyNotDelete()))
                .allSatisfy(reason ->
                        assertThat(reason.get()).contains("You are looking at the past; return to live first"));
    }

    @Test
    void aMissingRightIsNamed() {
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.FLEET_READ, Capability.CARS_EDIT));

        assertThat(actions.whyNotEdit().get()).isEmpty();
        assertThat(actions.whyNotDelete().get())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Delete cars"));
    }

    @Test
    void deletedCarsLeaveTheSelectionAndCarryTheSeenRevision() {
        mark(5);

        actions.delete(actions.forDelete());

        assertThat(sent).containsExactly(new FleetCommand.Delete(id(5), 1));
        assertThat(list.selection().isEmpty()).isTrue();
    }

    @Test
    void anOpenQuestionCountsAnewWhenACarGoes() {
        List<Long> counts = new ArrayList<>();
        List<Runnable> confirm = new ArrayList<>();
        AtomicBoolean open = new AtomicBoolean(true);
        DeleteQuestion question = new DeleteQuestion(
                actions,
                fleet,
                (_, confirmed) -> {
                    confirm.add(() -> confirmed.accept(""));
                    return recording(open, counts);
                },
                strings);
        mark(3, 4, 5);
        CarId gone = id(4);

        question.ask();
        cars.remove(4);
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));
        open.set(false);
        confirm.getFirst().run();
        accept(new Freshness.Live(Duration.ZERO), Set.of(Capability.values()));

        assertThat(counts).containsExactly(2L);
        assertThat(sent)
                .hasSize(2)
                .noneMatch(command -> ((FleetCommand.Delete) command).id().equals(gone));
    }

    private static OpenSheet recording(AtomicBoolean open, List<Long> counts) {
        return new OpenSheet() {
            @Override
            public boolean isOpen() {
                return open.get();
            }

            @Override
            public void changeCount(long count) {
                counts.add(count);
            }
        };
    }

    private void accept(Freshness freshness, Set<Capability> capabilities) {
        fleet.accept(SampleFleet.frame(cars, freshness, FleetChanges.NONE, capabilities));
    }

    private void mark(int... places) {
        for (int place : places) {
            list.selection().toggleMark(id(place));
        }
    }

    private CarId id(int place) {
        return cars.get(place).id();
    }

    private static Car labelled(Car car, Map<String, String> labels) {
        CarInfo info = car.info();
        return car.with(new CarInfo(
                info.id(),
                info.name(),
                info.region(),
                info.model(),
                info.ring(),
                info.agentName(),
                info.vin(),
                labels,
                info.createdAt(),
                1));
    }

    /// A server that replies and a stream that shows changes when the test says so.
    private static final class Answers implements Commands {
        private final List<Consumer<CommandState>> sent = new ArrayList<>();

        @Override
        public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
            throw new IllegalStateException("nobody waits for a reply alone");
        }

        @Override
        public void follow(FleetCommand command, Consumer<CommandState> listener) {
            listener.accept(new CommandState.Requested(new UUID(1, 1)));
            sent.add(listener);
        }
    }

    private static final class Told implements Navigator {
        private final List<String> sentences = new ArrayList<>();
        private final List<Runnable> undo = new ArrayList<>();

        @Override
        public void open(Destination destination) {}

        private final List<String> tasks = new ArrayList<>();
        private Optional<Runnable> cancel = Optional.empty();

        @Override
        public RunningTask begin(String sentence, Optional<Runnable> stop) {
            tasks.add(sentence);
            cancel = stop;
            return new RunningTask() {
                @Override
                public void progress(int done, int of) {
                    tasks.add(done + " of " + of);
                }

                @Override
                public void recorded() {
                    tasks.add("recorded");
                }

                @Override
                public void end(End how) {
                    tasks.add(how.name());
                }
            };
        }

        @Override
        public void toast(String sentence, Optional<Runnable> taken) {
            sentences.add(sentence);
            taken.ifPresent(undo::add);
        }
    }
}
