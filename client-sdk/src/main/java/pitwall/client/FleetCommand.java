package pitwall.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.fleet.region.Region;
import pitwall.fleet.release.UpdateKind;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CarNote;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.ExportNote;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.UpdateCar;

/// Something a person asks the server for. Each is declarative and idempotent by the id that [Commands] gives it.
public sealed interface FleetCommand {
    /// What the person must be allowed to do.
    Capability needs();

    /// Idempotency key and correlation in one; a fresh one each time, unless the command brings its own.
    default UUID key() {
        return UUID.randomUUID();
    }

    /// Whether it may go out for whoever is signed in there. What a person just asked for may; what waited for a
    /// connection is somebody's.
    default boolean isFor(SessionInfo session) {
        return true;
    }

    /// Whether what it does is seen on the stream. What is not is seen in lists that are asked for, so that the
    /// server's record is the last that is told of it.
    default boolean isToldOnTheStream() {
        return true;
    }

    record Create(CreateCar car) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CARS_CREATE;
        }
    }

    /// @param revision the revision the edit was based on
    record Edit(CarId id, long revision, PatchCar patch) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CARS_EDIT;
        }
    }

    /// Tells the server that cars left this program as a file; changes nothing but its audit trail, and so nothing
    /// comes on the stream.
    record NoteExport(ExportNote note) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.FLEET_READ;
        }
    }

    /// Puts somebody's words into the timeline of a car. The timeline tells of them, the stream does not.
    ///
    /// @param attempt the id of the command; asked again under the same one, they come there once
    /// @param server where the car belongs to
    /// @param author who wrote them; they go out while this person is signed in, and under nobody else's name
    record Note(CarId id, CarNote note, UUID attempt, String server, String author) implements FleetCommand {
        @Override
        public UUID key() {
            return attempt;
        }

        @Override
        public boolean isFor(SessionInfo session) {
            return session.server().equals(server) && session.user().equals(author);
        }

        @Override
        public Capability needs() {
            return Capability.CARS_EDIT;
        }
    }

    /// @param revision the revision the person saw
    record Delete(CarId id, long revision) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CARS_DELETE;
        }
    }

    /// Has one car updated, or brought back to a version it ran.
    record Update(CarId id, UpdateKind kind, UpdateCar wish) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.CAR_UPDATE;
        }
    }

    /// Takes back what somebody wants of one car, before the car begins. A car that has begun finishes.
    ///
    /// @param rollout the wish; the update of a single car is a rollout of one
    /// @param reason in the person's words; never empty
    record Withdraw(CarId id, String rollout, String reason) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_PAUSE;
        }
    }

    /// Has several cars updated at once; what becomes of them is a rollout.
    record Bulk(BulkUpdate wish) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.ROLLOUT_CREATE;
        }
    }

    /// Writes a rollout down. Nothing is asked of any car.
    ///
    /// @param attempt the id of the command; asked again under the same one, it is written down once
    record Plan(CreateRollout plan, UUID attempt) implements FleetCommand {
        public Plan(CreateRollout plan) {
            this(plan, UUID.randomUUID());
        }

        @Override
        public UUID key() {
            return attempt;
        }

        @Override
        public Capability needs() {
            return Capability.ROLLOUT_CREATE;
        }
    }

    /// Consents to exactly the weaker safety policy that was reviewed.
    ///
    /// @param hash of the proposal
    /// @param reason in the words of who consents; never empty
    record ApproveWeakerPolicy(String hash, String reason) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.SAFETY_POLICY_APPROVE;
        }
    }

    /// Says no to the weaker safety policy that was reviewed.
    ///
    /// @param hash of the proposal
    /// @param reason in the words of who says no; never empty
    record RejectWeakerPolicy(String hash, String reason) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.SAFETY_POLICY_APPROVE;
        }
    }

    /// Writes a region down. What comes of it is seen in the list of regions, not on the stream.
    ///
    /// @param revision the one the person saw; absent for a new region
    record SaveRegion(Region region, @Nullable Long revision) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.REGIONS_EDIT;
        }
    }

    /// Writes several regions down, all or none; others stay as they are.
    ///
    /// @param revision of the list the person saw
    record ImportRegions(List<Region> regions, long revision) implements FleetCommand {
        public ImportRegions {
            regions = List.copyOf(regions);
        }

        @Override
        public Capability needs() {
            return Capability.REGIONS_EDIT;
        }
    }

    /// Forgets what was written down of a region; its cars stay where they belong.
    ///
    /// @param revision the one the person saw
    record DeleteRegion(String name, long revision) implements FleetCommand {
        @Override
        public Capability needs() {
            return Capability.REGIONS_EDIT;
        }
    }

    /// Does something to a rollout.
    ///
    /// @param revision the revision the person saw
    record Steer(String rollout, long revision, RolloutStep step) implements FleetCommand {
        @Override
        public Capability needs() {
            return step.needs();
        }
    }

    /// Does something about alarms.
    record OnAlarms(AlarmAct act) implements FleetCommand {
        @Override
        public boolean isToldOnTheStream() {
            return act.isToldOnTheStream();
        }

        @Override
        public Capability needs() {
            return act.needs();
        }
    }

    /// Does something about those who are told outside.
    record OnChannels(ChannelAct act) implements FleetCommand {
        @Override
        public boolean isToldOnTheStream() {
            return false;
        }

        @Override
        public Capability needs() {
            return act.needs();
        }
    }
}
