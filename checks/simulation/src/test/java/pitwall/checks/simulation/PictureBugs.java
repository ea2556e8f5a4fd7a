package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.ServerFrame;

/// Consoles that follow the stream and get one thing wrong.
final class PictureBugs {
    private PictureBugs() {}

    static Map<String, Supplier<Parts>> all() {
        Map<String, Supplier<Parts>> bugs = new LinkedHashMap<>();
        bugs.put("removed cars stay", () -> without(FleetEvent.CarRemoved.class::isInstance));
        bugs.put("new cars do not come", () -> without(FleetEvent.CarCreated.class::isInstance));
        bugs.put("being heard changes nothing", () -> without(FleetEvent.CarsHeard.class::isInstance));
        bugs.put("figures change nothing", () -> without(FleetEvent.CarVitalsChanged.class::isInstance));
        bugs.put("a changed status changes nothing", () -> without(FleetEvent.CarStatusChanged.class::isInstance));
        bugs.put("names never change", () -> without(FleetEvent.CarInfoChanged.class::isInstance));
        bugs.put("an update's progress changes nothing", () -> without(FleetEvent.CarUpdateChanged.class::isInstance));
        bugs.put("a rollout never moves", () -> without(FleetEvent.RolloutChanged.class::isInstance));
        bugs.put("only the first change of a batch counts", () -> batches(changes -> changes.subList(0, 1)));
        bugs.put("a hole is not noticed", () -> new Renumbering(true, false));
        bugs.put("a repetition is applied again", () -> new Renumbering(false, true));
        bugs.put("goes on one too late", () -> resuming(1));
        bugs.put("goes on with what it has not seen", () -> resuming(3));
        bugs.put("a snapshot is added to what was there", AddingSnapshots::new);
        return bugs;
    }

    private interface Reading {
        List<FleetEvent> instead(List<FleetEvent> changes);
    }

    private static Parts without(Predicate<FleetEvent> ignored) {
        return batches(changes -> changes.stream().filter(ignored.negate()).toList());
    }

    private static Parts batches(Reading reading) {
        return new BugBank.Tampering() {
            @Override
            List<Envelope<ServerFrame>> heardByConsole(Envelope<ServerFrame> message) {
                if (!(message.frame() instanceof ServerFrame.Batch batch)
                        || batch.changes().isEmpty()) {
                    return List.of(message);
                }
                return List.of(with(
                        message,
                        message.n(),
                        new ServerFrame.Batch(
                                batch.from(), batch.seq(), batch.causes(), reading.instead(batch.changes()))));
            }
        };
    }

    private static Envelope<ServerFrame> with(Envelope<ServerFrame> message, long n, ServerFrame frame) {
        return new Envelope<>(n, message.ts(), message.correlation(), frame);
    }

    private static Parts resuming(long ahead) {
        return new BugBank.Tampering() {
            @Override
            ClientFrame heardFromConsole(ClientFrame frame) {
                if (frame instanceof ClientFrame.Hello(var client, ClientFrame.Resume resume, var topics, var query)
                        && resume != null) {
                    return new ClientFrame.Hello(
                            client, new ClientFrame.Resume(resume.epoch(), resume.seq() + ahead), topics, query);
                }
                return frame;
            }
        };
    }

    /// Gives messages numbers that fit, whatever was lost or came twice.
    private static final class Renumbering extends BugBank.Tampering {
        private final boolean holes;
        private final boolean repetitions;
        private long lastN;
        private long heardN;
        private long sequence;

        Renumbering(boolean holes, boolean repetitions) {
            this.holes = holes;
            this.repetitions = repetitions;
        }

        @Override
        List<Envelope<ServerFrame>> heardByConsole(Envelope<ServerFrame> message) {
            if (message.frame() instanceof ServerFrame.Welcome && message.n() == 1 && heardN != 1) {
                lastN = 0;
                heardN = 0;
            }
            boolean next = message.n() == heardN + 1;
            boolean hole = message.n() > heardN + 1;
            if (!next && !(hole ? holes : repetitions)) {
                return List.of(message);
            }
            heardN = Math.max(heardN, message.n());
            lastN++;
            return switch (message.frame()) {
                case ServerFrame.SnapshotPart part -> {
                    sequence = part.seq();
                    yield List.of(with(message, lastN, part));
                }
                case ServerFrame.Batch batch -> {
                    long from = next ? batch.from() : sequence + 1;
                    long seq = Math.max(from, batch.seq());
                    sequence = seq;
                    yield List.of(
                            with(message, lastN, new ServerFrame.Batch(from, seq, batch.causes(), batch.changes())));
                }
                case ServerFrame.Welcome ignored -> List.of(with(message, lastN, message.frame()));
                case ServerFrame.Heartbeat ignored -> List.of(with(message, lastN, message.frame()));
                case ServerFrame.Resync ignored -> List.of(with(message, lastN, message.frame()));
                case ServerFrame.LogTail ignored -> List.of(with(message, lastN, message.frame()));
                case ServerFrame.Pong ignored -> List.of(with(message, lastN, message.frame()));
                case ServerFrame.Refusal ignored -> List.of(with(message, lastN, message.frame()));
            };
        }
    }

    /// Never forgets a car.
    private static final class AddingSnapshots extends BugBank.Tampering {
        private final Map<CarId, Car> known = new LinkedHashMap<>();

        @Override
        List<Envelope<ServerFrame>> heardByConsole(Envelope<ServerFrame> message) {
            if (!(message.frame() instanceof ServerFrame.SnapshotPart part)) {
                return List.of(message);
            }
            Map<CarId, Car> all = new LinkedHashMap<>(known);
            part.cars().forEach(car -> all.put(car.id(), car));
            known.putAll(all);
            return List.of(with(
                    message,
                    message.n(),
                    new ServerFrame.SnapshotPart(
                            part.epoch(),
                            part.seq(),
                            part.part(),
                            part.parts(),
                            all.size(),
                            new ArrayList<>(all.values()),
                            part.updates(),
                            part.rollouts(),
                            part.auditHead())));
        }
    }
}
