package pitwall.client;

import java.util.List;
import java.util.function.Predicate;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.ServerFrame;

/// A mistake that a console could make with what it hears or says. Each is played by changing the messages on their
/// way, so that the console itself needs no switch for it.
enum ClientBug {
    IGNORES_REMOVALS {
        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return without(batch, FleetEvent.CarRemoved.class::isInstance);
        }
    },
    IGNORES_THAT_CARS_WERE_HEARD {
        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return without(batch, FleetEvent.CarsHeard.class::isInstance);
        }
    },
    IGNORES_STATUS_CHANGES {
        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return without(batch, FleetEvent.CarStatusChanged.class::isInstance);
        }
    },
    APPLIES_ONLY_THE_FIRST_CHANGE_OF_A_BATCH {
        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return with(batch, batch.changes().stream().limit(1).toList());
        }
    },
    APPLIES_CHANGES_BACKWARDS {
        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return with(batch, batch.changes().reversed());
        }
    },
    SHOWS_LOG_LINES_TWICE {
        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return with(
                    batch,
                    batch.changes().stream()
                            .flatMap(change -> change instanceof FleetEvent.LogAppended
                                    ? List.of(change, change).stream()
                                    : List.of(change).stream())
                            .toList());
        }
    },
    BELIEVES_THAT_EVERY_BATCH_IS_THE_NEXT {
        @Override
        boolean countsMessages() {
            return false;
        }

        @Override
        ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
            return new ServerFrame.Batch(
                    applied + 1, Math.max(applied + 1, batch.seq()), batch.causes(), batch.changes());
        }
    },
    BELIEVES_THAT_THE_FIRST_PART_IS_THE_WHOLE {
        @Override
        ServerFrame.SnapshotPart hears(ServerFrame.SnapshotPart part) {
            return new ServerFrame.SnapshotPart(part.epoch(), part.seq(), 1, 1, part.total(), part.cars());
        }
    },
    COUNTS_A_SNAPSHOT_AS_OLDER_THAN_IT_IS {
        @Override
        ServerFrame.SnapshotPart hears(ServerFrame.SnapshotPart part) {
            return new ServerFrame.SnapshotPart(
                    part.epoch(), Math.max(0, part.seq() - 1), part.part(), part.parts(), part.total(), part.cars());
        }
    },
    GOES_ON_ONE_CHANGE_TOO_LATE {
        @Override
        ClientFrame.Resume asks(ClientFrame.Resume resume, String epoch) {
            return new ClientFrame.Resume(resume.epoch(), resume.seq() + 1);
        }
    },
    GOES_ON_IN_ANOTHER_LIFE_OF_THE_SERVER {
        @Override
        ClientFrame.Resume asks(ClientFrame.Resume resume, String epoch) {
            return new ClientFrame.Resume(epoch, resume.seq());
        }
    };

    /// False where a hole in the numbers of a connection is not seen.
    boolean countsMessages() {
        return true;
    }

    /// @param applied the sequence of the batch or snapshot before
    ServerFrame.Batch hears(ServerFrame.Batch batch, long applied) {
        return batch;
    }

    ServerFrame.SnapshotPart hears(ServerFrame.SnapshotPart part) {
        return part;
    }

    /// @param epoch of the server at this moment
    ClientFrame.Resume asks(ClientFrame.Resume resume, String epoch) {
        return resume;
    }

    private static ServerFrame.Batch without(ServerFrame.Batch batch, Predicate<FleetEvent> unseen) {
        return with(batch, batch.changes().stream().filter(unseen.negate()).toList());
    }

    private static ServerFrame.Batch with(ServerFrame.Batch batch, List<FleetEvent> changes) {
        return new ServerFrame.Batch(batch.from(), batch.seq(), batch.causes(), changes);
    }
}
