package pitwall.views.logs.lines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;

/// Log lines in the order of their ids, up to a million and more, packed. Each has a number that stays its own while
/// lines come at either end: numbers rise by one from line to line and are always positive. FX thread; a [LineView] may
/// be read on any.
///
/// Of a past that is told as it happened, lines are in the order in which they were said, and all of them are appended
/// at once.
public final class LineStore {
    /// Far from both ends, so that a number twice over is still one.
    static final int FIRST = 1 << 29;

    private final List<LineBlock> blocks = new ArrayList<>();
    private final WordList<CarId> cars = new WordList<>();
    private final WordList<String> sources = new WordList<>();
    private final Map<Integer, Seam> seams = new HashMap<>();
    private final SeamFinder finder;
    private final Reckoning reckoning;

    /// @param everyLine whether every line that its cars wrote will be there: only then one can be missing
    public LineStore(boolean everyLine) {
        this(everyLine, Reckoning.AS_KNOWN);
    }

    /// @param everyLine as above, of lines in the order of their ids
    public LineStore(boolean everyLine, Reckoning reckoning) {
        // A line that was said before another and came later is not missing between the two.
        this.finder = new SeamFinder(everyLine && reckoning == Reckoning.AS_KNOWN);
        this.reckoning = reckoning;
    }

    /// By which time its lines are in order.
    public Reckoning reckoning() {
        return reckoning;
    }

    public int first() {
        return blocks.isEmpty() ? FIRST : blocks.getFirst().first();
    }

    /// The number behind the last line.
    public int end() {
        return blocks.isEmpty()
                ? FIRST
                : blocks.getLast().first() + blocks.getLast().size();
    }

    public int size() {
        return end() - first();
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// Adds newer lines, oldest first; those that are not newer than the last are left out.
    public void append(List<LogLine> newer) {
        if (reckoning == Reckoning.AS_HAPPENED) {
            newer.stream()
                    .sorted(Comparator.comparing((LogLine line) -> reckoning.time(line)))
                    .forEach(line -> add(line, newer.size()));
            return;
        }
        long last = isEmpty() ? Long.MIN_VALUE : id(end() - 1);
        for (LogLine line : newer) {
            if (line.id() > last) {
                last = line.id();
                add(line, newer.size());
            }
        }
    }

    private void add(LogLine line, int lines) {
        room(lines).add(line, car(line), source(line));
        note(finder.appended(end() - 1, line));
    }

    /// Says that the server had no room for some of the lines that were added last.
    ///
    /// @param number of the first of those that came
    public void sampled(int number, int lines) {
        LogLine line = line(number);
        seams.put(number, Seam.sampled(line.speaker(), line.at(), lines));
    }

    private LineBlock room(int lines) {
        if (blocks.isEmpty() || blocks.getLast().isFull()) {
            blocks.add(new LineBlock(end(), lines));
        }
        return blocks.getLast();
    }

    /// Adds older lines, oldest first; those that are not older than the first are left out.
    public void prepend(List<LogLine> older) {
        prepend(older, true);
    }

    /// The same where some lines may be left out between them: then none is missing.
    ///
    /// @param whole whether no line is left out
    public void prepend(List<LogLine> older, boolean whole) {
        long before = isEmpty() ? Long.MAX_VALUE : id(first());
        List<LogLine> lines = older.stream().filter(line -> line.id() < before).toList();
        for (int to = lines.size(); to > 0; to -= LineBlock.MOST) {
            prependBlock(lines.subList(Math.max(0, to - LineBlock.MOST), to), whole);
        }
    }

    private void prependBlock(List<LogLine> lines, boolean whole) {
        LineBlock block = new LineBlock(first() - lines.size(), lines.size());
        for (LogLine line : lines) {
            block.add(line, car(line), source(line));
        }
        block.seal();
        blocks.addFirst(block);
        for (int i = lines.size() - 1; i >= 0; i--) {
            note(finder.prepended(block.first() + i, lines.get(i), whole));
        }
    }

    private int car(LogLine line) {
        CarId car = line.car();
        return car == null ? LinePart.NOBODY : cars.number(car);
    }

    /// More parts of cars than there are numbers for become one.
    private int source(LogLine line) {
        return sources.size() < 0xffff ? sources.number(line.source()) : sources.number(sources.word(0));
    }

    private void note(Optional<SeamFinder.Found> found) {
        found.ifPresent(seam ->
                seams.merge(seam.number(), seam.seam(), (sampled, other) -> other.restarted() ? other : sampled));
    }

    /// Lets the oldest lines go, a block at a time, until no more than so many are left, about.
    public void keepNewest(int lines) {
        while (blocks.size() > 1 && size() - blocks.getFirst().size() >= lines) {
            blocks.removeFirst();
        }
        forgetBefore();
    }

    /// Lets the lines before a number go, as far as they are blocks of their own.
    public void dropBefore(int number) {
        while (!blocks.isEmpty()
                && blocks.getFirst().first() + blocks.getFirst().size() <= number) {
            blocks.removeFirst();
        }
        forgetBefore();
    }

    private void forgetBefore() {
        int first = first();
        seams.keySet().removeIf(number -> number <= first);
        finder.dropped(first);
    }

    /// What it holds now, for a search on another thread.
    public LineView view() {
        return view(first());
    }

    /// The same without whole blocks before a line.
    public LineView view(int from) {
        List<LinePart> parts = new ArrayList<>();
        for (int i = blocks.isEmpty() ? 0 : blockOf(from); i < blocks.size(); i++) {
            parts.add(blocks.get(i).part());
        }
        return new LineView(parts, cars.all(), sources.all());
    }

    /// What lies before a line, if that is worth saying.
    public Optional<Seam> seam(int number) {
        return Optional.ofNullable(seams.get(number));
    }

    /// The lines before which there is something to say, in order.
    public int[] seams() {
        return seams.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    public boolean holds(int number) {
        return number >= first() && number < end();
    }

    public LogLine line(int number) {
        LineBlock block = block(number);
        int i = number - block.first();
        return new LogLine(
                block.id(i),
                block.car(i) == LinePart.NOBODY ? null : cars.word(block.car(i)),
                Instant.ofEpochMilli(block.at(i)),
                Instant.ofEpochMilli(block.claimed(i)),
                block.boot(i),
                block.sequence(i),
                block.level(i),
                sources.word(block.source(i)),
                LineText.message(block.text(), block.begin(i), block.end(i)),
                LineText.fields(block.text(), block.begin(i), block.end(i)));
    }

    public long id(int number) {
        LineBlock block = block(number);
        return block.id(number - block.first());
    }

    public LogLevel level(int number) {
        LineBlock block = block(number);
        return block.level(number - block.first());
    }

    /// When it came; where the past is told as it happened, when it was said.
    public Instant at(int number) {
        LineBlock block = block(number);
        int i = number - block.first();
        return Instant.ofEpochMilli(
                reckoning == Reckoning.AS_KNOWN ? block.at(i) : Math.min(block.at(i), block.claimed(i)));
    }

    /// The cars that speak in it.
    public int cars() {
        return cars.size();
    }

    /// The parts of cars that speak in it.
    public List<String> sources() {
        return sources.all();
    }

    /// The number of the first line whose id is not lower; [#end] if there is none. Of lines as they were said, that of
    /// the line itself.
    public int numberOf(long id) {
        if (reckoning == Reckoning.AS_HAPPENED) {
            return IntStream.range(first(), end())
                    .filter(number -> id(number) == id)
                    .findFirst()
                    .orElse(end());
        }
        int low = first();
        int high = end();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(middle) < id) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The number of the first line that was not [#at] before a moment; [#end] if there is none.
    public int numberAt(Instant moment) {
        int low = first();
        int high = end();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private LineBlock block(int number) {
        if (!holds(number)) {
            throw new IndexOutOfBoundsException("no line " + number + " in " + first() + " to " + end());
        }
        return blocks.get(blockOf(number));
    }

    private int blockOf(int number) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (blocks.get(middle).first() <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
