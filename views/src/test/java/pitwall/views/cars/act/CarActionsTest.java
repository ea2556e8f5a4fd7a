package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.protocol.rest.CreateCar;
import pitwall.views.kit.OpenSheet;

class CarActionsTest extends CarActionsStory {
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

    private void mark(int... places) {
        for (int place : places) {
            list.selection().toggleMark(id(place));
        }
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
}
