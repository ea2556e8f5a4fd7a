package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pitwall.agent.machine.MachineAgent;
import pitwall.agent.machine.MachineSettings;
import pitwall.agent.machine.StateFolder;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotStore;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// The agent of a machine as people start it, on a real server, and what it tells about itself.
final class FleetdTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path state;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void nameState() {
        state = folder.resolve("state");
    }

    @Test
    void aMachineWithoutAnAgentSaysSo() {
        assertThat(run("status")).isEqualTo(ExitCode.AGENT_NOT_RUNNING.number());
        assertThat(said.toString()).contains("No agent runs on the folder");
    }

    @Test
    void infoNeedsNoAgentAndChangesNothing() {
        assertThat(run("info")).isEqualTo(ExitCode.DONE.number());
        assertThat(said.toString()).contains("car       not yet").contains("slots     none yet");
        assertThat(state).doesNotExist();
    }

    @Test
    void aSecondAgentOnTheSameFolderIsRefused() throws IOException {
        try (StateFolder first = StateFolder.take(state).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(run("agent")).isEqualTo(ExitCode.STATE_UNUSABLE.number());
            assertThat(said.toString()).contains("Another agent holds the folder");
        }
    }

    @Test
    void anAgentComesOnlineWithItsWorkloadAndTellsWhatItRuns() throws IOException {
        SlotStore.boot(new FolderDisk(StateFolder.slots(state)))
                .provision("1.0.0", 1, "exec sleep 600\n".getBytes(StandardCharsets.UTF_8));
        try (FleetServer server = FleetServer.start(
                        ServerSettings.of(folder.resolve("fleet.db").toString()), InstantSource.system());
                MachineAgent agent = MachineAgent.start(
                        settings(server), StateFolder.take(state).orElseThrow(), InstantSource.system())) {
            assertThat(agent.car()).hasToString("bench-1");
            await().atMost(PATIENCE).until(() -> status().contains("\"link\":\"ONLINE\""));
            await().atMost(PATIENCE).until(() -> status().contains("\"safety\":\"NORMAL\""));

            assertThat(status()).contains("\"version\":\"1.0.0\"").contains("\"confirmed\":true");
            assertThat(words("status")).contains("software  1.0.0 in slot A").contains("NORMAL, PARKED");
            assertThat(words("info")).contains("running   yes").contains("slot A    1.0.0 (");
        }
        assertThat(words("info")).contains("running   no").contains("car       bench-1");
        assertTheRecordingCanBeReplayed();
    }

    private void assertTheRecordingCanBeReplayed() throws IOException {
        Path recording = folder.resolve("bus.ndjson");
        assertThat(replay(recording.toString())).as(said.toString()).isEqualTo(ExitCode.DONE.number());
        assertThat(said.toString()).contains("bench-1, safety: heard ").contains("bench-1, telemetry: heard ");

        Files.writeString(recording, Files.readString(recording).replace("The car has not checked", "Nobody checked"));
        assertThat(replay(recording.toString(), "--node", "safety")).isEqualTo(ExitCode.REPLAY_DIFFERS.number());
        assertThat(said.toString()).contains("is the first difference").contains("then  safety ");

        assertThat(replay(recording.toString(), "--node", "update")).isEqualTo(ExitCode.BAD_FLAG.number());
        assertThat(replay(folder.resolve("key").toString())).isEqualTo(ExitCode.FILE_UNUSABLE.number());
        assertThat(replay("nowhere")).isEqualTo(ExitCode.FILE_UNUSABLE.number());
    }

    private int replay(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "replay";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        said.getBuffer().setLength(0);
        return execute(all);
    }

    private MachineSettings settings(FleetServer server) throws IOException {
        Path key = Files.writeString(
                folder.resolve("key"),
                server.firstStartSecrets()
                        .flatMap(FirstStartSecrets::enrolmentKey)
                        .orElseThrow());
        CommandLine.ParseResult result = Fleetd.commandLine(Map.of("PITWALL_MODEL", "bench"))
                .parseArgs(
                        "agent",
                        "--server",
                        server.baseUri().toString(),
                        "--state",
                        state.toString(),
                        "--car",
                        "bench-1",
                        "--enrolment-key-file",
                        key.toString(),
                        "--run",
                        "sh {image}",
                        "--record",
                        folder.resolve("bus.ndjson").toString(),
                        "--parked");
        AgentCommand command = result.subcommand().commandSpec().commandLine().getCommand();
        MachineSettings settings = command.settings();
        assertThat(settings.profile().model()).isEqualTo("bench");
        return settings;
    }

    private String status() {
        return words("status", "--json");
    }

    private String words(String... arguments) {
        said.getBuffer().setLength(0);
        run(arguments);
        return said.toString();
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--state";
        all[arguments.length + 1] = state.toString();
        return execute(all);
    }

    private int execute(String... all) {
        PrintWriter writer = new PrintWriter(said, true);
        return Fleetd.commandLine(Map.of()).setOut(writer).setErr(writer).execute(all);
    }
}
