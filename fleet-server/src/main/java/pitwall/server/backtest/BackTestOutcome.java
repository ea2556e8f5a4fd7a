package pitwall.server.backtest;

import java.util.List;
import pitwall.protocol.rest.BackTest;
import pitwall.server.alarm.RuleReader;

/// What became of a back-test.
public sealed interface BackTestOutcome {
    record Done(BackTest result) implements BackTestOutcome {}

    record Wrong(List<RuleReader.Wrong> wrongs) implements BackTestOutcome {
        public Wrong {
            wrongs = List.copyOf(wrongs);
        }
    }

    /// The same person asked for another one.
    record Superseded() implements BackTestOutcome {}

    /// Others are being worked out.
    record Busy() implements BackTestOutcome {}
}
