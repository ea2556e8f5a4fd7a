package pitwall.checks.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.rollout.CarStep;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;
import pitwall.protocol.UpdateReport;
import pitwall.server.registry.LinkMark;
import pitwall.server.registry.StatusRules;

/// The server's side of the links of cars: greets, takes reports in their order and once each, acknowledges what is on
/// disk, notices silence.
final class CarDesk {
    static final FreshnessPolicy FRESHNESS =
            new FreshnessPolicy(Duration.ofSeconds(20), Duration.ofSeconds(65), Duration.ofMinutes(10));
    private static final FrameCodec CODEC = new FrameCodec();

    private final World world;
    private final Parts parts;
    private final ServerNode server;
    private final Map<CarId, Link> current = new LinkedHashMap<>();
    private final List<Link> all = new ArrayList<>();
    private final HearingRoom hearing;

    CarDesk(World world, Parts parts, ServerNode server) {
        this.world = world;
        this.parts = parts;
        this.server = server;
        this.hearing = new HearingRoom(world, server);
    }

    void open(CarId car, Pipe pipe) {
        Link link = new Link(car, pipe);
        all.add(link);
        pipe.arrivesAt(new Pipe.End(link::take, code -> link.closed()));
        link.send(new CarServerFrame.Challenge("nonce-" + world.random(1_000_000)));
    }

    void tell(CarId car, CarServerFrame frame) {
        Link link = current.get(car);
        if (link != null && link.speaking) {
            link.send(frame);
        }
    }

    /// The server dies.
    void breakOff() {
        List.copyOf(all).forEach(link -> link.pipe.breakOff());
        all.clear();
        current.clear();
    }

    /// Ends links whose car never said who it is.
    void tick() {
        for (Link link : List.copyOf(all)) {
            if (!link.speaking && world.elapsed() - link.openedAt > 10_000) {
                link.end(Protocol.CLOSE_BAD_FRAME);
            }
        }
    }

    boolean isAnybodySilent() {
        return server.memory().stream()
                .flatMap(memory -> memory.cars.values().stream())
                .anyMatch(this::isSilent);
    }

    private boolean isSilent(Car car) {
        Instant heard = car.vitals().heard();
        if (car.status().connectivity() != Connectivity.ONLINE) {
            return false;
        }
        Instant since = heard == null || heard.isBefore(server.startedAt()) ? server.startedAt() : heard;
        return since.plus(FRESHNESS.late()).isBefore(world.instant());
    }

    void sweep(Work work) {
        for (Car car : List.copyOf(work.memory.cars.values())) {
            if (isSilent(car)) {
                work.change(car, StatusRules.silent(car, world.instant()));
            }
        }
        server.reconciling().tick(work);
    }

    /// A connection of a car.
    private final class Link {
        private final CarId car;
        private final Pipe pipe;
        private final long openedAt = world.elapsed();
        private long boot;
        private long sent;
        private boolean greeted;
        private boolean speaking;
        private boolean over;

        Link(CarId car, Pipe pipe) {
            this.car = car;
            this.pipe = pipe;
        }

        void send(CarServerFrame frame) {
            if (!over) {
                String text = CODEC.encode(new Envelope<>(++sent, world.instant(), null, frame));
                world.note(text);
                pipe.down(text);
            }
        }

        void take(String text) {
            if (over || !server.isUp()) {
                return;
            }
            world.note(text);
            try {
                CarFrame frame = CODEC.readCar(text).frame();
                if (parts.isTampering()) {
                    parts.heardFromCar(frame).forEach(this::take);
                } else {
                    take(frame);
                }
            } catch (BadFrameException e) {
                throw new IllegalStateException("a car sent what nobody can read: " + text, e);
            }
        }

        private void take(CarFrame frame) {
            switch (frame) {
                case CarFrame.Hello hello -> hello(hello);
                case CarFrame.State state -> report(state.seq(), state);
                case CarFrame.Event event -> report(event.seq(), event);
                case CarFrame.Log log -> report(log.seq(), log);
            }
        }

        private void hello(CarFrame.Hello hello) {
            if (greeted) {
                end(Protocol.CLOSE_BAD_FRAME);
                return;
            }
            greeted = true;
            boot = hello.boot();
            server.write(work -> greet(work, hello));
        }

        private void greet(Work work, CarFrame.Hello hello) {
            LinkMark mark = work.memory.marks.getOrDefault(car, LinkMark.NONE);
            if (hello.boot() < mark.boot()) {
                work.afterCommit(() -> end(Protocol.CLOSE_FENCED));
                return;
            }
            LinkMark next = mark;
            if (hello.boot() > mark.boot()) {
                next = LinkMark.startOf(hello.boot());
                mark(work, next, true);
            }
            LinkMark told = next;
            work.afterCommit(() -> accepted(told));
        }

        private void accepted(LinkMark mark) {
            if (over) {
                return;
            }
            Link older = current.put(car, this);
            if (older != null && older != this) {
                older.end(Protocol.CLOSE_FENCED);
            }
            speaking = true;
            send(new CarServerFrame.Accepted(world.instant(), FRESHNESS.heartbeat(), mark.lastSeq(), missing(mark)));
            if (server.rules().tellsWhoComes()) {
                IntentRoom intents = server.reconciling().intents();
                intents.words(car).or(() -> intents.ahead(car)).ifPresent(this::send);
            }
        }

        private void report(long seq, CarFrame frame) {
            if (!speaking) {
                end(Protocol.CLOSE_BAD_FRAME);
            } else if (current.get(car) == this) {
                server.write(work -> report(work, seq, frame));
            }
        }

        private void report(Work work, long seq, CarFrame frame) {
            Car known = work.memory.cars.get(car);
            LinkMark mark = work.memory.marks.getOrDefault(car, LinkMark.NONE);
            if (known == null || mark.boot() != boot) {
                work.afterCommit(() -> end(Protocol.CLOSE_FENCED));
                return;
            }
            switch (server.rules().place(mark, seq)) {
                case LinkMark.Place.Duplicate() -> ack(work, mark);
                case LinkMark.Place.Late() -> {
                    boolean history =
                            frame instanceof CarFrame.State && server.rules().isLateStateHistory();
                    taken(work, mark, seq, !history && apply(work, known, frame));
                }
                case LinkMark.Place.Newest(long skipped) ->
                    taken(work, mark, seq, apply(work, known, frame) || skipped > 0);
            }
        }

        private void taken(Work work, LinkMark mark, long seq, boolean durable) {
            LinkMark after = mark.taken(seq);
            mark(work, after, durable);
            if (durable) {
                ack(work, after);
            }
        }

        private void mark(Work work, LinkMark mark, boolean durable) {
            work.memory.marks.put(car, mark);
            if (durable) {
                LinkMark stored = new LinkMark(mark.boot(), mark.lastSeq(), mark.missing(), false);
                work.save(() -> server.disk().marks.put(car, stored));
            }
        }

        private void ack(Work work, LinkMark mark) {
            work.afterCommit(() -> send(new CarServerFrame.Ack(mark.lastSeq(), missing(mark))));
        }

        private boolean apply(Work work, Car known, CarFrame frame) {
            return switch (frame) {
                case CarFrame.State state -> state(work, known, state);
                case CarFrame.Event event -> {
                    UpdateReport.of(event)
                            .ifPresent(report -> server.reconciling().told(work, word(report, event)));
                    yield true;
                }
                case CarFrame.Log ignored -> true;
                case CarFrame.Hello hello -> throw new IllegalArgumentException("greeted twice: " + hello.car());
            };
        }

        private boolean state(Work work, Car before, CarFrame.State state) {
            Duration skew = Duration.between(world.instant(), state.at());
            Car after = hearing.judge(
                    work,
                    StatusRules.heard(before, state.condition(), state.readings(), world.instant(), skew),
                    state.software());
            work.change(before, after);
            hearing.remember(work, after, state.software());
            server.reconciling().seen(work, after);
            return !before.status().equals(after.status());
        }

        private RolloutEvent.CarReport word(UpdateReport report, CarFrame.Event event) {
            return new RolloutEvent.CarReport(car, new CommandId(report.intent()), step(report.kind()), event.reason());
        }

        private void closed() {
            over = true;
            all.remove(this);
            current.remove(car, this);
        }

        private void end(int code) {
            if (!over) {
                closed();
                pipe.closeFromServer(code);
            }
        }
    }

    private static CarStep step(UpdateReport.Kind kind) {
        return switch (kind) {
            case DESIRED_NOTIFIED -> CarStep.NOTIFIED;
            case BLOCKED -> CarStep.BLOCKED;
            case APPLY_START -> CarStep.APPLY_START;
            case READY -> CarStep.READY;
            case FAILED -> CarStep.FAILED;
            case ROLLED_BACK -> CarStep.ROLLED_BACK;
        };
    }

    private static @Nullable List<CarServerFrame.Range> missing(LinkMark mark) {
        return mark.missing().stream()
                .map(range -> new CarServerFrame.Range(range.first(), range.last()))
                .toList();
    }
}
