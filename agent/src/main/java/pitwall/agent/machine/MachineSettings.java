package pitwall.agent.machine;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;

/// How one machine is run.
///
/// @param state folder that belongs to this machine's agent alone
/// @param car its id; absent to keep the one in the folder, or to make one up at the first start
/// @param hardware revision of the computer; empty where it has none
/// @param enrolment lets an unknown car in; absent once the server knows its key
/// @param root the signed root metadata this machine was delivered with; absent to refuse every update
/// @param command what to run, with `{image}` for the file of the slot; empty to run the image itself
/// @param containers present where images are archives of containers; then `command` is not looked at
/// @param health asked whether the workload is well; absent to believe a process that stays alive
/// @param sensors what tells whether the machine stands still
/// @param recording where the talk of its nodes is written down; absent where nobody wants to know
public record MachineSettings(
        URI server,
        Path state,
        @Nullable CarId car,
        CarFrame.Profile profile,
        String hardware,
        @Nullable String enrolment,
        @Nullable String root,
        List<String> command,
        @Nullable ContainerSettings containers,
        @Nullable URI health,
        SensorSettings sensors,
        @Nullable Recording recording) {
    public MachineSettings {
        command = List.copyOf(command);
    }

    /// @param parked this machine never moves; otherwise nothing is known of it without a motion file
    /// @param motion a file with the word `parked` while the machine stands still; anything else is motion
    /// @param emergencyStop a file that exists while somebody holds the machine stopped
    public record SensorSettings(
            boolean parked, @Nullable Path motion, @Nullable Path emergencyStop) {}

    /// @param file a new one
    /// @param mostBytes how long it may become
    public record Recording(Path file, long mostBytes) {}

    /// Never shows the enrolment key.
    @Override
    public String toString() {
        return "MachineSettings[" + state + ", " + server + "]";
    }
}
