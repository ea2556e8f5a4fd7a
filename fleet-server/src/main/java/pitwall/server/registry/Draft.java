package pitwall.server.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.LogEntry;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.storage.CarRows;
import pitwall.server.storage.LogRows;
import pitwall.server.storage.TimelineRows;

/// What one group of writes is about to change. Reads see the earlier writes of the group. Nothing is true
/// before the group is committed. Owned by the `pitwall-log` thread.
public final class Draft {
    private final FleetState state;
    private final Instant now;
    private final Supplier<Handle> connection;
    private final Map<CarId, Edit> edits = new LinkedHashMap<>();
    private final Map<CarId, LinkMark> marks = new HashMap<>();
    private final Map<CarId, Long> logLines = new HashMap<>();
    private final Set<CarId> durableMarks = new HashSet<>();
    private final List<TimelineRows.Row> timeline = new ArrayList<>();
    private final List<LogRows.Row> logs = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();
    private final Map<Class<?>, Object> companions = new HashMap<>();
    private final DraftNews news = new DraftNews();
    private long timelineId;
    private long lineId;
    private boolean moves;
    private @Nullable String cause;

    Draft(FleetState state, Instant now, Supplier<Handle> connection) {
        this.state = state;
        this.now = now;
        this.connection = connection;
        this.timelineId = state.timelineId();
        this.lineId = state.lineId();
    }

    /// A car of this draft.
    static final class Edit {
        private final CarId id;
        private final Set<Part> parts = EnumSet.noneOf(Part.class);
        private final List<LogLine> lines = new ArrayList<>();
        private final Set<String> causes = new LinkedHashSet<>();
        private final List<FleetEvent.News> news = new ArrayList<>();
        private @Nullable UpdateProgress update;
        private @Nullable Car after;

        Edit(CarId id, @Nullable Car before, @Nullable UpdateProgress update) {
            this.id = id;
            this.after = before;
            this.update = update;
        }

        @Nullable
        UpdateProgress update() {
            return update;
        }

        CarId id() {
            return id;
        }

        @Nullable
        Car after() {
            return after;
        }

        /// True if disk must know before anybody is told.
        boolean isDurable() {
            return parts.contains(Part.CREATED) || parts.contains(Part.INFO) || parts.contains(Part.STATUS);
        }

        boolean isEmpty() {
            return parts.isEmpty() && lines.isEmpty() && news.isEmpty();
        }

        CarChange change() {
            return new CarChange(id, after, parts, lines, List.copyOf(causes), update, news);
        }
    }

    /// Server time of this group, milliseconds.
    public Instant now() {
        return now;
    }

    /// The connection of this group's transaction, opened on first use.
    public Handle sql() {
        return connection.get();
    }

    public Optional<Car> car(CarId id) {
        Edit edit = edits.get(id);
        return Optional.ofNullable(edit == null ? state.car(id) : edit.after);
    }

    /// All cars as of the last commit, without this group's changes.
    public Collection<Car> committedCars() {
        return state.cars().values();
    }

    /// The car that an agent name belongs to, as of the last commit.
    public Optional<CarId> ownerOf(String agentName) {
        return edits.values().stream()
                .filter(edit ->
                        edit.after != null && edit.after.info().agentName().equals(agentName))
                .map(Edit::id)
                .findFirst()
                .or(() -> state.ownerOf(agentName));
    }

    /// Adds a car that does not exist.
    public void create(Car car) {
        Edit edit = edit(car.id());
        edit.after = car;
        edit.parts.remove(Part.REMOVED);
        edit.parts.add(Part.CREATED);
    }

    /// Replaces a car by what became of it; works out which parts differ.
    public void change(Car after) {
        Edit edit = edit(after.id());
        Car before = edit.after;
        if (before == null) {
            throw new IllegalStateException("no such car: " + after.id());
        }
        edit.after = after;
        if (!before.info().equals(after.info())) {
            edit.parts.add(Part.INFO);
        }
        if (!before.status().equals(after.status())) {
            edit.parts.add(Part.STATUS);
            connection(before.status().connectivity(), after);
        }
        if (!before.vitals().equals(after.vitals())) {
            boolean onlyHeard =
                    before.vitals().heardAt(now).equals(after.vitals().heardAt(now));
            edit.parts.add(onlyHeard ? Part.HEARD : Part.VITALS);
        }
    }

    private void connection(Connectivity before, Car after) {
        Connectivity now = after.status().connectivity();
        if (before != now) {
            switch (now) {
                case ONLINE -> happened(new Happening.CameOnline(after));
                case OFFLINE -> happened(new Happening.WentOffline(after));
                case NEVER_SEEN -> {}
            }
        }
    }

    /// Removes a car and its rows; what was drafted about it before goes with it.
    public void remove(CarId id) {
        new CarRows(sql()).remove(id);
        Edit edit = edit(id);
        edit.after = null;
        edit.lines.clear();
        edit.update = null;
        edit.news.clear();
        edit.parts.clear();
        edit.parts.add(Part.REMOVED);
        marks.put(id, LinkMark.NONE);
        logLines.put(id, 0L);
        timeline.removeIf(row -> row.car().equals(id));
        logs.removeIf(row -> row.car().equals(id));
    }

    public LinkMark mark(CarId id) {
        LinkMark mark = marks.get(id);
        return mark == null ? state.mark(id) : mark;
    }

    /// @param durable true where the car will be told that its frame is on disk
    public void mark(CarId id, LinkMark mark, boolean durable) {
        marks.put(id, mark);
        if (durable) {
            durableMarks.add(id);
        }
    }

    /// Adds a line to a car's log.
    ///
    /// @param boot the run of the car's agent that wrote it
    public void log(CarId id, long boot, LogEntry line) {
        long n = logLines.getOrDefault(id, state.logLines(id)) + 1;
        logLines.put(id, n);
        logs.add(new LogRows.Row(id, n, line));
        edit(id).lines.add(LogLine.of(0, id, boot, line));
    }

    /// Says how far a car came with its newest update; of no concern for a car that is not there.
    public void update(UpdateProgress update) {
        if (car(update.car()).isPresent()) {
            Edit edit = edit(update.car());
            edit.update = update;
            edit.parts.add(Part.UPDATE);
        }
    }

    /// How far a car came with its newest update; absent where there was none.
    public @Nullable UpdateProgress update(CarId id) {
        Edit edit = edits.get(id);
        return edit == null ? state.update(id) : edit.update;
    }

    /// Tells something about a car that changes no part of it.
    public void news(CarId id, FleetEvent.News news) {
        car(id).ifPresent(car -> {
            edit(id).news.add(news);
            happened(new Happening.Ended(car, news));
        });
    }

    /// Tells whoever watches groups of writes.
    public void happened(Happening happening) {
        happenings.add(happening);
    }

    /// What happened in this group, in order.
    public List<Happening> happenings() {
        return List.copyOf(happenings);
    }

    /// What else this group is about to tell.
    public DraftNews news() {
        return news;
    }

    /// The request that is being worked on; absent where nobody asked.
    public @Nullable String cause() {
        return cause;
    }

    /// Adds to a car's timeline.
    ///
    /// @param claimedAt the car's own clock; absent where the server itself noticed
    public void timeline(
            CarId id,
            @Nullable Instant claimedAt,
            String kind,
            @Nullable ReasonCode reason,
            Map<String, String> fields) {
        timelineId++;
        timeline.add(new TimelineRows.Row(id, new TimelineEntry(timelineId, now, claimedAt, kind, reason, fields)));
    }

    /// Lets the log move on even if nothing changes, for readers whose view changes by the clock alone.
    public void moveOn() {
        moves = true;
    }

    boolean isMoving() {
        return moves;
    }

    /// Something in memory that becomes true with the commit and not before.
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /// Says what caused the changes from here on.
    ///
    /// @param correlation of a request; absent where nobody asked
    void causedBy(@Nullable String correlation) {
        cause = correlation;
    }

    /// Something that lives exactly as long as this group of writes; made by whoever asks for it first.
    public <T> T companion(Class<T> type, Supplier<T> first) {
        return type.cast(companions.computeIfAbsent(type, key -> first.get()));
    }

    private Edit edit(CarId id) {
        Edit edit = edits.computeIfAbsent(id, key -> new Edit(key, state.car(key), state.update(key)));
        if (cause != null) {
            edit.causes.add(cause);
        }
        return edit;
    }

    Collection<Edit> edits() {
        return edits.values();
    }

    Map<CarId, LinkMark> marks() {
        return marks;
    }

    Map<CarId, LinkMark> durableMarks() {
        return durableMarks.stream().collect(Collectors.toMap(Function.identity(), this::mark));
    }

    Map<CarId, Long> logLines() {
        return logLines;
    }

    List<TimelineRows.Row> timelineRows() {
        return timeline;
    }

    List<LogRows.Row> logRows() {
        return logs;
    }

    /// Numbers the new lines in the order in which they will be told, once nothing is added any more.
    List<LogLine> numberedLines() {
        List<LogLine> all = new ArrayList<>();
        lineId = state.lineId();
        for (Edit edit : edits.values()) {
            edit.lines.replaceAll(line -> line.numbered(++lineId));
            all.addAll(edit.lines);
        }
        return all;
    }

    long lineId() {
        return lineId;
    }

    List<Runnable> afterCommitActions() {
        return afterCommit;
    }

    long timelineId() {
        return timelineId;
    }
}
