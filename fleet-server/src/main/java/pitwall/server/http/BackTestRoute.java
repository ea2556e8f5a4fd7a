package pitwall.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.BackTestRule;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.alarm.RuleReader;
import pitwall.server.backtest.BackTestOutcome;
import pitwall.server.backtest.BackTests;
import pitwall.server.live.LivePicture;

/// What a rule would have raised, over REST. Changes nothing.
final class BackTestRoute {
    private final BackTests tests;
    private final LivePicture picture;

    BackTestRoute(BackTests tests, LivePicture picture) {
        this.tests = tests;
        this.picture = picture;
    }

    Answer run(ApiCall call) {
        call.allowOnly(Set.of());
        BackTestRule wanted = call.body(BackTestRule.class);
        List<Car> seen = picture.cut().cars().stream().filter(call::sees).toList();
        boolean everything = call.caller().scope().isUnlimited();
        return switch (tests.run(wanted, call.caller().user(), seen, everything)) {
            case BackTestOutcome.Done(BackTest result) -> Answer.ok(result);
            case BackTestOutcome.Wrong(List<RuleReader.Wrong> wrongs) ->
                Answer.refused(Fault.validation(wrongs.stream()
                        .map(wrong -> new FieldError(wrong.field(), "INVALID", wrong.why()))
                        .toList()));
            case BackTestOutcome.Superseded() ->
                Answer.refused(Fault.of(409, "SUPERSEDED", "You asked for another back-test meanwhile."));
            case BackTestOutcome.Busy() -> Answer.refused(Fault.tooMany(Duration.ofSeconds(2)));
        };
    }
}
