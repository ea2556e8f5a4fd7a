package pitwall.server.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.Json;
import pitwall.protocol.rest.HistoryCoverage.Span;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.DamagedRowException;
import pitwall.protocol.steps.StepReader;
import pitwall.server.storage.FleetHistoryRows;
import pitwall.server.storage.FleetHistoryRows.Piece;
import pitwall.server.storage.FleetHistoryRows.Row;
import pitwall.server.storage.SideFile;

/// Reads how the fleet was. Thread-safe.
public final class HistoryReader {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryReader.class);
    private static final ObjectMapper JSON = Json.stored();

    private final SideFile file;
    private final HistorySettings settings;

    HistoryReader(SideFile file, HistorySettings settings) {
        this.file = file;
        this.settings = settings;
    }

    public HistorySettings settings() {
        return settings;
    }

    /// The coarsest tier whose steps are no longer than so many seconds; the finest where all are.
    public Tier tier(long seconds) {
        Tier found = Tier.FINE;
        for (Tier tier : Tier.values()) {
            if (tier.step(settings) <= seconds) {
                found = tier;
            }
        }
        return found;
    }

    /// The stretches of time of which a tier tells, the earliest first.
    public List<Span> spans(Tier tier) {
        List<Span> spans = new ArrayList<>();
        for (Piece piece : pieces(tier)) {
            Instant from = Instant.ofEpochSecond(piece.at());
            Instant to = Instant.ofEpochSecond(piece.upTo());
            if (!spans.isEmpty() && spans.getLast().to().equals(from)) {
                spans.set(spans.size() - 1, new Span(spans.getLast().from(), to));
            } else {
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    /// Whoever is told steps.
    public interface Sink {
        /// @param at in seconds since 1970
        /// @param begins true for a whole picture, false for what changed since the step before
        /// @return whether more is wanted
        boolean step(long at, boolean begins, List<FleetEvent> events);
    }

    /// Tells how the fleet was, the last step at `from` or before it first; times are seconds since 1970.
    ///
    /// @param goOn true where everything before `from` was told already: steps of `from` and later follow, without a
    ///     picture as long as there is no gap
    public void read(Tier tier, long from, long to, boolean goOn, PastView view, Sink sink) {
        Walk walk = new Walk(from, to, goOn, view, sink);
        for (Piece piece : pieces(tier)) {
            if (piece.upTo() >= from && piece.at() <= to && !walk.ended) {
                List<Row> rows = file.read(sql -> new FleetHistoryRows(sql).of(piece));
                try {
                    walk.through(piece, rows);
                } catch (DamagedRowException e) {
                    LOG.warn("How the fleet was after {} cannot be read", Instant.ofEpochSecond(walk.last), e);
                    walk.last = Long.MIN_VALUE;
                }
            }
        }
    }

    private List<Piece> pieces(Tier tier) {
        return file.read(sql -> new FleetHistoryRows(sql).pieces(tier.ordinal()));
    }

    /// One way through the pieces, from the earliest to the latest.
    private static final class Walk {
        private final long silentUntil;
        private final long to;
        private final boolean goOn;
        private final PastView view;
        private final Sink sink;
        private boolean ended;
        /// The last second that was read.
        private long last = Long.MIN_VALUE;
        private boolean waiting;

        Walk(long from, long to, boolean goOn, PastView view, Sink sink) {
            this.silentUntil = goOn ? from - 1 : from;
            this.to = to;
            this.goOn = goOn;
            this.view = view;
            this.sink = sink;
        }

        void through(Piece piece, List<Row> rows) throws DamagedRowException {
            CarBook book = new CarBook();
            boolean continued = last == piece.at();
            for (Row row : rows) {
                StepReader steps = new StepReader(row.body(), book, JSON);
                for (Long at = steps.next(); at != null && !ended; at = steps.next()) {
                    BoardTape.Step told = BoardTape.Step.read(steps);
                    if (row.n() > 0) {
                        step(at, told);
                    } else if (!continued) {
                        begin(at, told);
                    }
                }
            }
            tellWhole();
        }

        private void begin(long at, BoardTape.Step told) {
            view.begin();
            view.apply(told);
            last = at;
            waiting = true;
        }

        private void step(long at, BoardTape.Step told) {
            if (at <= silentUntil) {
                view.apply(told);
            } else {
                tellWhole();
                ended = ended || at > to || !sink.step(at, false, view.follow(told));
            }
            last = at;
        }

        /// What was read in silence is told before anything else, but for what was told another time.
        private void tellWhole() {
            if (!waiting || ended) {
                return;
            }
            waiting = false;
            if (goOn && last <= silentUntil) {
                view.told();
            } else {
                ended = !sink.step(last, true, view.whole());
            }
        }
    }
}
