package pitwall.views.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandOutcome.Reason.NotLive;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetCommand;
import pitwall.fleet.CarId;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;

/// Nothing is asked for from a screen that shows the past, although the connection below is live.
class PresentCommandsTest {
    private final FleetModel live = new FleetModel(SteppedClock.atFixtures());
    private final FleetModel shown = FleetModel.over(live);
    private final List<FleetCommand> sent = new ArrayList<>();
    private final List<CommandState> told = new ArrayList<>();
    private final Commands server = command -> {
        sent.add(command);
        return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
    };
    private final PresentCommands commands = new PresentCommands(shown, server);
    private final FleetCommand wish = new FleetCommand.Delete(new CarId("WBA-00041"), 3);

    @BeforeEach
    void connect() {
        live.accept(Frames.of(Frames.live(), Frames.operator()));
    }

    @Test
    void whatIsAskedForInThePastIsRefusedAndNeverSent() {
        shown.showPast(Frames.of(Frames.replay(), Frames.operator()));

        commands.follow(wish, told::add);

        assertThat(told).containsExactly(new CommandState.Refused(new NotLive(ConsoleMode.REPLAY)));
        assertThat(commands.submit(wish))
                .isCompletedWithValue(new CommandOutcome.Refused(new NotLive(ConsoleMode.REPLAY)));
        assertThat(sent).isEmpty();
    }

    @Test
    void theRefusalSaysThatItIsThePast() {
        Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));

        assertThat(RefusalWords.sentence(new NotLive(ConsoleMode.REPLAY), strings))
                .isEqualTo("Nothing was sent: nothing can be asked of the past. Return to live and try again.");
        assertThat(RefusalWords.sentence(new NotLive(ConsoleMode.OFFLINE), strings))
                .startsWith("The connection ended before it was sent");
    }

    @Test
    void backInTheLiveItIsSent() {
        shown.showPast(Frames.of(Frames.replay(), Frames.operator()));
        shown.showLive();

        commands.follow(wish, told::add);

        assertThat(sent).containsExactly(wish);
        assertThat(told).last().isInstanceOf(CommandState.Done.class);
    }
}
