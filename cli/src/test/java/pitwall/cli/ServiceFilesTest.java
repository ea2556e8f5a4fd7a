package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What the archives of server and agent bring for the machine they run on agrees with the programs.
class ServiceFilesTest {
    private static final Path MAIN = Path.of("src", "main");
    private static final Pattern VARIABLE = Pattern.compile("PITWALL_[A-Z_]+");

    /// Read by the launchers themselves.
    private static final Set<String> OF_LAUNCHERS = Set.of("PITWALL_JAVA_OPTIONS");

    @ParameterizedTest
    @CsvSource({
        "server, service/fleet-server.service",
        "server, service/fleet-server.env",
        "server, container/Containerfile",
        "server, container/compose.yaml",
        "agent, service/fleetd-agent.service",
        "agent, service/fleetd-agent.env"
    })
    void everyVariableIsAFlag(String command, String file) throws IOException {
        CommandLine program = command.equals("server") ? Fleets.commandLine(Map.of()) : Fleetd.commandLine(Map.of());
        CommandLine started = Objects.requireNonNull(program.getSubcommands().get(command));
        Set<String> known = started.getCommandSpec().options().stream()
                .filter(option -> option.longestName().startsWith("--"))
                .map(option -> EnvironmentDefaults.variable(option.longestName()))
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(OF_LAUNCHERS);

        Set<String> used = VARIABLE.matcher(Files.readString(MAIN.resolve(file)))
                .results()
                .map(found -> found.group())
                // The placeholder of the text.
                .filter(name -> !name.equals("PITWALL_NAME"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(used);
    }

    @ParameterizedTest
    @CsvSource({"fleet-server, bin/fleets server, fleets", "fleetd-agent, bin/fleetd agent, fleetd"})
    void aUnitStartsWhatItsArchiveBrings(String name, String command, String launcher) throws IOException {
        String unit = Files.readString(MAIN.resolve("service").resolve(name + ".service"));
        String archive = Files.readString(MAIN.resolve("assembly").resolve(name + ".xml"));

        assertThat(unit).contains("ExecStart=/opt/" + name + "/" + command + "\n");
        assertThat(archive).contains("<baseDirectory>" + name + "</baseDirectory>", "<include>" + launcher + "<");
        assertThat(MAIN.resolve("scripts").resolve(launcher)).isExecutable();
    }

    @Test
    void theServerIsAskedHowItIsWhereItAnswersAsItComes() throws IOException {
        String health = Files.readString(MAIN.resolve("service").resolve("fleet-server-health.service"));
        String archive = Files.readString(MAIN.resolve("assembly").resolve("fleet-server.xml"));

        assertThat(health)
                .contains("\nEnvironment=HEALTH=http://127.0.0.1:8080/healthz\n", "\nRequisite=fleet-server.service\n")
                .contains("try-restart fleet-server.service");
        assertThat(archive).contains("<include>fleet-server-health.*</include>");
        assertThat(Files.readString(MAIN.resolve("service").resolve("fleet-server-health.timer")))
                .contains("\nOnUnitInactiveSec=60\n");
    }

    @Test
    void theServerRunsAsNobodyWithoutRights() throws IOException {
        String unit = Files.readString(MAIN.resolve("service").resolve("fleet-server.service"));

        assertThat(unit)
                .contains("\nDynamicUser=yes\n", "\nNoNewPrivileges=yes\n", "\nCapabilityBoundingSet=\n")
                .contains("\nProtectSystem=strict\n", "\nStateDirectoryMode=0700\n");
        assertThat(Files.readString(MAIN.resolve("container").resolve("Containerfile")))
                .contains("\nUSER 10001:10001\n");
    }
}
