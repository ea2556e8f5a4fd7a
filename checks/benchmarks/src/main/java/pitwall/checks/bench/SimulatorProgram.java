package pitwall.checks.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.InstantSource;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// Simulated cars in a program of their own. Ends with its input.
public final class SimulatorProgram {
    private static final long SEED = 42;
    private static final int CONNECTS_PER_SECOND = 1_000;

    private SimulatorProgram() {}

    /// @param arguments address of the server, number of cars
    public static void main(String[] arguments) throws IOException {
        SimulationSettings settings = new SimulationSettings(
                        URI.create(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        SEED,
                        ServerUnderTest.ENROLMENT_KEY,
                        FaultPlan.NONE)
                .withConnectsPerSecond(CONNECTS_PER_SECOND);
        try (SimulatedFleet _ = SimulatedFleet.start(settings, InstantSource.system())) {
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
