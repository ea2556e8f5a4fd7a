package pitwall.views.logs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.LogMemory;
import pitwall.protocol.rest.LogLine;
import pitwall.testing.SteppedClock;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;

/// A server that keeps log lines, and what the logs screen makes of them; no toolkit runs.
abstract class LogsStory {
    final ScriptedLogs server = new ScriptedLogs();
    final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));

    /// What was to be remembered.
    final List<LogLine> kept = new ArrayList<>();

    @Nullable
    List<LogLine> cached;

    private final LogMemory memory = new LogMemory() {
        @Override
        public void keep(List<LogLine> lines) {
            kept.addAll(lines);
        }

        @Override
        public Optional<Part> lines() {
            List<LogLine> known = cached;
            return known == null ? Optional.empty() : Optional.of(new Part(Frames.NOW.minusSeconds(60), known));
        }
    };

    LogsViewModel open() {
        return open(LogsViewModel.MOST);
    }

    LogsViewModel open(int most) {
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        LogsViewModel model = model(most);
        var unused = model.shown();
        return model;
    }

    LogsViewModel model(int most) {
        return new LogsViewModel(TestParts.of(fleet, server, memory), strings, most);
    }
}
