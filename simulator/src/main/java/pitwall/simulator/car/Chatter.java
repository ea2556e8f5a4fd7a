package pitwall.simulator.car;

import static pitwall.simulator.car.Dice.between;
import static pitwall.simulator.car.Dice.chance;
import static pitwall.simulator.car.Dice.oneOf;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import pitwall.agent.LogMessage;
import pitwall.fleet.LogLevel;

/// What workloads write into the log. One line in fifty carries something that looks like a secret and is
/// none, because real workloads do that too and the server must take it out.
final class Chatter {
    private static final double DRIVING_LINES_PER_SECOND = 1 / 60.0;
    private static final double RESTING_LINES_PER_SECOND = 1 / 400.0;
    private static final double CARELESS = 0.02;
    private static final double DETAILS = 0.1;

    private static final List<LogMessage> ROUTINE = List.of(
            new LogMessage(LogLevel.DEBUG, "perception", "Camera pipeline at 29.8 frames/s."),
            new LogMessage(LogLevel.DEBUG, "telematics", "Telemetry window written, 64 samples."),
            new LogMessage(LogLevel.INFO, "navigation", "Route recalculated, 2 alternatives."),
            new LogMessage(LogLevel.INFO, "navigation", "Map tile refreshed.", Map.of("tile", "14/8714/5686")),
            new LogMessage(LogLevel.INFO, "media", "Bluetooth device connected."),
            new LogMessage(LogLevel.INFO, "supervisor", "All workloads healthy.", Map.of("workloads", "11")),
            new LogMessage(LogLevel.INFO, "power", "Cell balancing finished.", Map.of("spreadMv", "7")),
            new LogMessage(LogLevel.WARN, "perception", "Lens of camera 3 is dirty, confidence reduced."),
            new LogMessage(LogLevel.WARN, "telematics", "Upload took 2310 ms.", Map.of("bytes", "48211")),
            new LogMessage(LogLevel.WARN, "storage", "Write latency above 40 ms on /data."),
            new LogMessage(LogLevel.ERROR, "media", "Streaming service answered 503, will retry."));

    /// What a car writes only where it writes much: several lines at once, and fields within fields.
    private static final List<LogMessage> DETAILED = List.of(
            new LogMessage(
                    LogLevel.ERROR,
                    "perception",
                    "Worker 3 restarted after an exception:\n  at Fusion.merge(Fusion.cpp:418)\n"
                            + "  at Pipeline.step(Pipeline.cpp:96)\n  at main(main.cpp:31)"),
            new LogMessage(
                    LogLevel.DEBUG,
                    "perception",
                    "Frame statistics.",
                    Map.of("stats", "{\"camera\":{\"fps\":29.8,\"dropped\":2},\"lidar\":{\"fps\":10.0}}")),
            new LogMessage(
                    LogLevel.WARN,
                    "update",
                    "Retry 2/3 verify.",
                    Map.of("file", "stack-4.3.0.pkg", "key", "7c1f", "attempt", "2")));

    private Chatter() {}

    /// @param perMinute lines of a driving car
    static void next(CarState state, double perMinute, RandomGenerator dice, List<Report> out) {
        boolean driving = state.activity() instanceof Activity.Driving;
        double expected = perMinute * (driving ? DRIVING_LINES_PER_SECOND : RESTING_LINES_PER_SECOND);
        int lines = (int) expected;
        lines += chance(dice, expected - lines) ? 1 : 0;
        for (int i = 0; i < lines; i++) {
            out.add(new Report.Line(line(perMinute, dice)));
        }
    }

    private static LogMessage line(double perMinute, RandomGenerator dice) {
        if (chance(dice, CARELESS)) {
            return careless(dice);
        }
        return oneOf(dice, perMinute > 1 && chance(dice, DETAILS) ? DETAILED : ROUTINE);
    }

    private static LogMessage careless(RandomGenerator dice) {
        String made =
                HexFormat.of().toHexDigits(dice.nextLong()) + HexFormat.of().toHexDigits(dice.nextLong());
        return switch (between(dice, 0, 3)) {
            case 0 ->
                new LogMessage(
                        LogLevel.WARN, "telematics", "Retry of mqtt://car:" + made + "@broker.example:8883 in 5 s.");
            case 1 ->
                new LogMessage(
                        LogLevel.DEBUG,
                        "media",
                        "Request to streaming service.",
                        Map.of("authorization", "Bearer " + made));
            case 2 -> new LogMessage(LogLevel.INFO, "modem", "Joined depot network, password=" + made + " accepted.");
            default ->
                new LogMessage(
                        LogLevel.ERROR,
                        "navigation",
                        "GET https://tiles.example/v2/14/8714?api_key=" + made + " answered 403.");
        };
    }
}
