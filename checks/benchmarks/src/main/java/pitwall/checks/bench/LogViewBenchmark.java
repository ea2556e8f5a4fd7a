package pitwall.checks.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.client.LogMemory;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.logs.lines.LineCondition;
import pitwall.views.logs.lines.LineFilter;
import pitwall.views.logs.lines.LinePattern;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.LineView;

/// What a million lines cost the console: memory beside their text, searching, narrowing, and scrolling through them in
/// a window.
final class LogViewBenchmark implements Benchmark {
    private static final int LINES = 1_000_000;
    private static final int PIECE = 20_000;
    private static final int RUNS = 15;
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    /// Sixty, but for where within a frame the measuring begins and ends.
    private static final double LEAST_FRAMES = 59;

    @Override
    public String name() {
        return "log-view";
    }

    @Override
    public List<String> options() {
        return ChildProgram.CONSOLE_AND_MORE;
    }

    @Override
    public List<Measure> run() throws Exception {
        List<Measure> measures = new ArrayList<>();
        double before = Machine.heapMegabytes();
        LineStore store = new LineStore(true);
        long text = fill(store);
        double bytes = (Machine.heapMegabytes() - before) * 1e6 - text;
        measures.add(Measure.below("log view: memory a line beyond its text", bytes / LINES, "bytes", 150));
        measures.add(Measure.of("log view: text of a line", (double) text / LINES, "bytes"));
        LineView view = store.view();
        measures.add(found("literal text", view, new LineCondition.Text("the needle"), 100));
        measures.add(found("literal text of three letters", view, new LineCondition.Text("nee"), 100));
        measures.add(found("level", view, new LineCondition.Levels(Set.of(LogLevel.ERROR, LogLevel.WARN)), 20));
        measures.add(found("words of an expression", view, matches("needle|thread"), 200));
        measures.add(found("expression", view, matches("need(le|y) \\d+"), 10_000));
        List<LogLine> lines = lines();
        LogsWindow window = LogsWindow.open(new LogMemory() {
            @Override
            public void keep(List<LogLine> read) {}

            @Override
            public java.util.Optional<Part> lines() {
                return java.util.Optional.of(new Part(START, lines));
            }
        });
        window.waitForLines(Duration.ofSeconds(60));
        measures.addAll(scrolled(window, "three lines a picture", 3));
        measures.addAll(scrolled(window, "997 lines a picture", 997));
        return measures;
    }

    private static List<Measure> scrolled(LogsWindow window, String what, int lines) throws Exception {
        window.everyPulse(() -> window.scroll(lines));
        Pause.of(WARM_UP);
        long begin = System.nanoTime();
        long fx = Machine.threadNanos(FleetWindow.FX_THREAD);
        long render = Machine.threadNanos(FleetWindow.RENDER_THREAD);
        int pulses = window.pulses();
        Pause.of(MEASURED);
        double span = System.nanoTime() - begin;
        List<Measure> measures = List.of(
                Measure.above(
                        "log view, scrolled " + what + ": frames",
                        (window.pulses() - pulses) * 1e9 / span,
                        "1/s",
                        LEAST_FRAMES),
                Measure.below(
                        "log view, scrolled " + what + ": FX thread, share of a core",
                        100 * (Machine.threadNanos(FleetWindow.FX_THREAD) - fx) / span,
                        "%",
                        15),
                Measure.of(
                        "log view, scrolled " + what + ": drawing thread, share of a core",
                        100 * (Machine.threadNanos(FleetWindow.RENDER_THREAD) - render) / span,
                        "%"));
        window.everyPulse(() -> {});
        return measures;
    }

    private static LineCondition matches(String expression) {
        if (LinePattern.read(expression) instanceof LinePattern.Reading.Good(LinePattern pattern)) {
            return new LineCondition.Matches(pattern);
        }
        throw new IllegalStateException("no expression: " + expression);
    }

    /// The middle of several runs, after as many that nobody looks at.
    private static Measure found(String what, LineView view, LineCondition condition, double most) {
        LineFilter filter = new LineFilter(List.of(condition));
        int runs = most > 1_000 ? 3 : RUNS;
        double[] millis = new double[runs];
        for (int i = 0; i < 2 * runs; i++) {
            long start = System.nanoTime();
            if (filter.in(view, () -> false).numbers().length == 0) {
                throw new IllegalStateException("nothing was found: " + what);
            }
            millis[i % runs] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return Measure.below("log view: " + what + " in 1 000 000 lines", millis[runs / 2], "ms", most);
    }

    /// Returns how many bytes the text has.
    private static long fill(LineStore store) {
        long text = 0;
        for (int from = 0; from < LINES; from += PIECE) {
            List<LogLine> piece = new ArrayList<>(PIECE);
            for (int i = from; i < from + PIECE; i++) {
                LogLine line = line(i);
                piece.add(line);
                text += utf8(line.message());
                for (Map.Entry<String, String> field : line.fields().entrySet()) {
                    text += utf8(field.getKey()) + utf8(field.getValue());
                }
            }
            store.append(piece);
        }
        return text;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static List<LogLine> lines() {
        List<LogLine> lines = new ArrayList<>(LINES);
        for (int i = 0; i < LINES; i++) {
            lines.add(line(i));
        }
        return lines;
    }

    private static LogLine line(int n) {
        LogLevel level = LogLevel.values()[Math.min(3, Integer.numberOfTrailingZeros(n | 8))];
        String message = n % 100_000 == 7
                ? "the needle " + n
                : "download of stack-4.3.0.pkg at " + n % 100 + " %, 3 retries left, link 1204 kbit/s";
        Instant at = START.plusMillis(10L * n);
        return new LogLine(
                n + 1,
                new CarId("car-" + n % 500),
                at,
                at,
                1,
                n / 500 + 1,
                level,
                "update",
                message,
                Map.of("attempt", "" + n % 5, "slot", "B"));
    }
}
