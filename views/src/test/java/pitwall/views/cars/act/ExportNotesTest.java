package pitwall.views.cars.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetChanges;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.ExportNote;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.fx.FleetModel;

class ExportNotesTest {
    private static final ExportNote NOTE = new ExportNote("CSV", "region:munich status:failed", 112, SampleFleet.NOW);

    private final FleetModel fleet = new FleetModel(new SteppedClock(SampleFleet.NOW));
    private final List<FleetCommand> sent = new ArrayList<>();
    private final Kept memory = new Kept();
    private CommandOutcome answer = new CommandOutcome.Accepted(new UUID(1, 1));
    private final Commands commands = command -> {
        sent.add(command);
        return CompletableFuture.completedFuture(answer);
    };

    @Test
    void anExportIsToldAtOnceWhereThereIsAConnection() {
        ExportNotes notes = notes();
        live();

        notes.exported(NOTE);

        assertThat(sent).containsExactly(new FleetCommand.NoteExport(NOTE));
        assertThat(notes.waiting()).isZero();
        assertThat(memory.text).isEmpty();
    }

    @Test
    void anExportWithoutAConnectionIsToldWhenThereIsOneAlsoAfterARestart() {
        offline();
        notes().exported(NOTE);
        assertThat(sent).isEmpty();

        ExportNotes later = notes();
        assertThat(later.waiting()).isEqualTo(1);
        live();

        assertThat(sent).contains(new FleetCommand.NoteExport(NOTE));
        assertThat(later.waiting()).isZero();
    }

    @Test
    void aNoteThatDidNotArriveIsKept() {
        ExportNotes notes = notes();
        live();
        answer = new CommandOutcome.Refused(new CommandOutcome.Reason.NotLive(ConsoleMode.RECONNECTING));

        notes.exported(NOTE);

        assertThat(notes.waiting()).isEqualTo(1);
        assertThat(memory.text).contains("region:munich status:failed");
    }

    private ExportNotes notes() {
        return new ExportNotes(fleet, commands, memory, Runnable::run);
    }

    private void live() {
        accept(new Freshness.Live(Duration.ZERO));
    }

    private void offline() {
        accept(new Freshness.Offline(SampleFleet.NOW, 1, null, Freshness.Trouble.UNREACHABLE));
    }

    private void accept(Freshness freshness) {
        fleet.accept(SampleFleet.frame(
                new SampleFleet(2).cars(3), freshness, FleetChanges.NONE, Set.of(Capability.values())));
    }

    private static final class Kept implements ViewMemory {
        private String text = "";

        @Override
        public String load() {
            return text;
        }

        @Override
        public void save(String next) {
            text = next;
        }
    }
}
