package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;

/// Many commands after one question.
class ManyCommandsTest extends CarActionsStory {
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
}
