package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;

/// Runs `docs/guides/rollout.md` against a server with the fleets that it names, with the shell, `curl` and `jq`.
@EnabledOnOs(OS.LINUX)
class RolloutGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "rollout.md");
    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final List<SimulatedFleet> fleets = new ArrayList<>();
    private FleetServer server;
    private String guide = "";

    @BeforeEach
    void start() throws IOException {
        guide = Files.readString(GUIDE);
        server = FleetServer.start(
                ServerSettings.of(folder.resolve("a.db").toString())
                        .withPasswordIterations(1_000)
                        .withEnrolmentKey("walk-through"),
                InstantSource.system());
        server.publishSampleReleases();
        List<String> simulations = lines("fleets simulate ");
        assertThat(lines("fleets server --sample-releases --simulated --enrolment-key walk-through"))
                .hasSize(1);
        assertThat(simulations).hasSize(2);
        simulations.forEach(this::simulate);
    }

    @AfterEach
    void stop() {
        fleets.forEach(SimulatedFleet::close);
        server.close();
    }

    private List<String> lines(String beginning) {
        return guide.lines().filter(line -> line.startsWith(beginning)).toList();
    }

    private void simulate(String line) {
        String[] flags = (line + " --server " + server.baseUri())
                .substring("fleets simulate ".length())
                .split(" ");
        SimulateCommand command = CommandLine.populateCommand(new SimulateCommand(), flags);
        SimulatedFleet fleet = SimulatedFleet.start(command.settings(), InstantSource.system());
        fleets.add(fleet);
        await().atMost(PATIENCE).until(() -> fleet.online() == fleet.cars().size());
    }

    @Test
    void everyCommandOfTheGuideWorks() throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(guide);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertThat(blocks).hasSizeGreaterThan(8);

        String said = run("set -euo pipefail\n" + String.join("\n", blocks));

        assertThat(said)
                .contains("\"approvalNeeded\": true", "AWAITING_APPROVAL", "PAUSED", "self approval", "Breached");
    }

    private String run(String script) throws Exception {
        Path file = folder.resolve("guide.sh");
        Path output = folder.resolve("guide.txt");
        Files.writeString(file, script);
        ProcessBuilder shell = new ProcessBuilder("bash", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("PITWALL", server.baseUri().toString());
        shell.environment()
                .put(
                        "ADMIN_PASSWORD",
                        server.firstStartSecrets()
                                .flatMap(FirstStartSecrets::adminPassword)
                                .orElseThrow());
        Process process = shell.start();
        try {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            try (Stream<ProcessHandle> children = process.descendants()) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            process.destroyForcibly();
        }
    }
}
