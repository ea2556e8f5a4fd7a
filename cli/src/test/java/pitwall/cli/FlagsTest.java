package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import pitwall.fleet.Role;
import pitwall.server.ServerSettings;
import pitwall.server.access.oidc.IdentityProvider;
import pitwall.server.integration.symphony.SymphonySettings;
import pitwall.server.notify.MailServer;
import pitwall.server.notify.NotifySettings;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;

/// Pins flags, variables and defaults: changing one breaks somebody's start script, and `docs/server.md`.
final class FlagsTest {
    @Test
    void theServerHasTheseFlagsVariablesAndDefaults() {
        assertThat(flags("server"))
                .containsExactly(
                        "--port PITWALL_PORT 8080",
                        "--host PITWALL_HOST 127.0.0.1",
                        "--database PITWALL_DATABASE pitwall.db",
                        "--tls-cert PITWALL_TLS_CERT -",
                        "--tls-key PITWALL_TLS_KEY -",
                        "--public-url PITWALL_PUBLIC_URL -",
                        "--secret-key PITWALL_SECRET_KEY -",
                        "--secret-key-file PITWALL_SECRET_KEY_FILE -",
                        "--enrolment-key PITWALL_ENROLMENT_KEY -",
                        "--enrolment-key-file PITWALL_ENROLMENT_KEY_FILE -",
                        "--environment PITWALL_ENVIRONMENT LOCAL",
                        "--simulated PITWALL_SIMULATED -",
                        "--sample-releases PITWALL_SAMPLE_RELEASES -",
                        "--traces PITWALL_TRACES -",
                        "--artifacts PITWALL_ARTIFACTS -",
                        "--artifact-limit PITWALL_ARTIFACT_LIMIT 4096",
                        "--artifacts-per-day PITWALL_ARTIFACTS_PER_DAY 32768",
                        "--artifact-store PITWALL_ARTIFACT_STORE 262144",
                        "--ahead-downloads PITWALL_AHEAD_DOWNLOADS 50",
                        "--sign-ins-per-minute PITWALL_SIGN_INS_PER_MINUTE 10",
                        "--writes-per-minute PITWALL_WRITES_PER_MINUTE 600",
                        "--streams-per-user PITWALL_STREAMS_PER_USER 4",
                        "--rollouts-per-hour PITWALL_ROLLOUTS_PER_HOUR 10",
                        "--timeline-entries PITWALL_TIMELINE_ENTRIES 2000",
                        "--telemetry-days PITWALL_TELEMETRY_DAYS 28",
                        "--telemetry-megabytes PITWALL_TELEMETRY_MEGABYTES 2000",
                        "--history-days PITWALL_HISTORY_DAYS 30",
                        "--history-megabytes PITWALL_HISTORY_MEGABYTES 2000",
                        "--audit-days PITWALL_AUDIT_DAYS 1096",
                        "--audit-heads PITWALL_AUDIT_HEADS -",
                        "--car-log-days PITWALL_CAR_LOG_DAYS 30",
                        "--car-log-lines PITWALL_CAR_LOG_LINES 2000000",
                        "--redaction-rules PITWALL_REDACTION_RULES -",
                        "--oidc-issuer PITWALL_OIDC_ISSUER -",
                        "--oidc-audience PITWALL_OIDC_AUDIENCE pitwall-api",
                        "--oidc-role PITWALL_OIDC_ROLE -",
                        "--oidc-account PITWALL_OIDC_ACCOUNT -",
                        "--oidc-role-claim PITWALL_OIDC_ROLE_CLAIM roles",
                        "--oidc-user-claim PITWALL_OIDC_USER_CLAIM sub",
                        "--oidc-regions-claim PITWALL_OIDC_REGIONS_CLAIM -",
                        "--oidc-models-claim PITWALL_OIDC_MODELS_CLAIM -",
                        "--oidc-clock-skew PITWALL_OIDC_CLOCK_SKEW 60",
                        "--symphony-url PITWALL_SYMPHONY_URL -",
                        "--symphony-user PITWALL_SYMPHONY_USER -",
                        "--symphony-password-file PITWALL_SYMPHONY_PASSWORD_FILE -",
                        "--symphony-namespace PITWALL_SYMPHONY_NAMESPACE default",
                        "--webhook-allow PITWALL_WEBHOOK_ALLOW -",
                        "--smtp PITWALL_SMTP -",
                        "--smtp-security PITWALL_SMTP_SECURITY starttls",
                        "--smtp-from PITWALL_SMTP_FROM -",
                        "--smtp-user PITWALL_SMTP_USER -",
                        "--smtp-password-file PITWALL_SMTP_PASSWORD_FILE -",
                        "--alerts PITWALL_ALERTS -",
                        "--log-format PITWALL_LOG_FORMAT human",
                        "--debug PITWALL_DEBUG -");
    }

    @Test
    void theSimulatorHasTheseFlagsVariablesAndDefaults() {
        assertThat(flags("simulate"))
                .containsExactly(
                        "--server PITWALL_SERVER http://127.0.0.1:8080",
                        "--cars PITWALL_CARS 500",
                        "--seed PITWALL_SEED 1",
                        "--enrolment-key PITWALL_ENROLMENT_KEY -",
                        "--enrolment-key-file PITWALL_ENROLMENT_KEY_FILE -",
                        "--faults PITWALL_FAULTS -",
                        "--speed PITWALL_SPEED 1",
                        "--prefix PITWALL_PREFIX WBA",
                        "--connects-per-second PITWALL_CONNECTS_PER_SECOND 250",
                        "--calm PITWALL_CALM -",
                        "--log-lines PITWALL_LOG_LINES 1",
                        "--log-format PITWALL_LOG_FORMAT human",
                        "--debug PITWALL_DEBUG -");
    }

    @Test
    void theAgentHasTheseFlagsVariablesAndDefaults() {
        assertThat(flags(Fleetd.commandLine(Map.of()), "agent"))
                .containsExactly(
                        "--server PITWALL_SERVER http://127.0.0.1:8080",
                        "--state PITWALL_STATE fleetd",
                        "--car PITWALL_CAR -",
                        "--name PITWALL_NAME -",
                        "--region PITWALL_REGION default",
                        "--model PITWALL_MODEL machine",
                        "--hardware PITWALL_HARDWARE ",
                        "--ring PITWALL_RING 3",
                        "--enrolment-key PITWALL_ENROLMENT_KEY -",
                        "--enrolment-key-file PITWALL_ENROLMENT_KEY_FILE -",
                        "--trust-root PITWALL_TRUST_ROOT -",
                        "--run PITWALL_RUN ",
                        "--containers PITWALL_CONTAINERS -",
                        "--container-tool PITWALL_CONTAINER_TOOL -",
                        "--container-options PITWALL_CONTAINER_OPTIONS ",
                        "--health-url PITWALL_HEALTH_URL -",
                        "--parked PITWALL_PARKED -",
                        "--motion-file PITWALL_MOTION_FILE -",
                        "--stop-file PITWALL_STOP_FILE -",
                        "--record PITWALL_RECORD -",
                        "--record-mib PITWALL_RECORD_MIB 64",
                        "--log-format PITWALL_LOG_FORMAT human",
                        "--debug PITWALL_DEBUG -");
    }

    @Test
    void everyFlagOfTheAgentIsDocumented() throws Exception {
        String documented = Files.readString(Path.of("..", "docs", "agent.md"));

        for (String command : List.of("agent", "info", "status", "replay")) {
            for (OptionSpec option : options(Fleetd.commandLine(Map.of()), command)) {
                assertThat(documented)
                        .contains("`" + option.longestName() + "`")
                        .contains("`" + EnvironmentDefaults.variable(option.longestName()) + "`");
            }
        }
    }

    @Test
    void everyFlagAndVariableIsInTheHelpAndTheDocumentation() throws Exception {
        String documented = Files.readString(Path.of("..", "docs", "server.md"))
                + Files.readString(Path.of("..", "docs", "simulator.md"));

        for (String command : List.of("server", "simulate")) {
            for (OptionSpec option : options(command)) {
                assertThat(documented)
                        .contains("`" + option.longestName() + "`")
                        .contains("`" + EnvironmentDefaults.variable(option.longestName()) + "`");
            }
        }
    }

    @Test
    void aFlagWinsOverItsVariableAndAVariableOverTheDefault() {
        Map<String, String> environment = Map.of("PITWALL_PORT", "9000", "PITWALL_HOST", "0.0.0.0");

        ServerSettings settings = server(environment, "--port", "9001", "--database", "x.db");

        assertThat(settings.address().port()).isEqualTo(9001);
        assertThat(settings.address().host()).isEqualTo("0.0.0.0");
        assertThat(settings.label().environment()).isEqualTo("LOCAL");
        assertThat(settings.limits()).isEqualTo(ServerSettings.Limits.DEFAULT);
        assertThat(settings.memory()).isEqualTo(ServerSettings.Memory.DEFAULT);
    }

    @Test
    void anIdentityProviderComesFromItsFlagsAndVariables() {
        IdentityProvider provider = server(
                        Map.of("PITWALL_OIDC_ROLE", "boss=ADMIN,staff=OPERATOR"),
                        "--oidc-issuer",
                        "https://login.example.org/fleet",
                        "--oidc-regions-claim",
                        "regions")
                .outside()
                .identityProvider()
                .orElseThrow();

        assertThat(provider.issuer()).hasHost("login.example.org");
        assertThat(provider.audience()).isEqualTo("pitwall-api");
        assertThat(provider.roles()).containsExactly(Map.entry("boss", Role.ADMIN), Map.entry("staff", Role.OPERATOR));
        assertThat(provider.claims().regions()).contains("regions");
        assertThat(provider.keys()).isEqualTo(IdentityProvider.Keeping.DEFAULT);
    }

    @Test
    void anIdentityProviderThatCouldLetNobodyInIsAMistake() {
        assertThatThrownBy(() -> server(Map.of(), "--oidc-issuer", "https://login.example.org"))
                .hasMessageContaining("--oidc-role");
        assertThatThrownBy(() ->
                        server(Map.of(), "--oidc-issuer", "http://login.example.org", "--oidc-role", "boss=ADMIN"))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> server(Map.of(), "--oidc-role", "boss=ADMIN")).hasMessageContaining("--oidc-issuer");
    }

    @Test
    void symphonyComesFromItsFlagsAndVariablesAndItsPasswordFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

        SymphonySettings symphony = server(
                        Map.of("PITWALL_SYMPHONY_USER", "pitwall", "PITWALL_SYMPHONY_PASSWORD_FILE", file.toString()),
                        "--symphony-url",
                        "https://symphony.example.org:8082/v1alpha2")
                .outside()
                .symphony()
                .orElseThrow();

        assertThat(symphony.base()).hasToString("https://symphony.example.org:8082/v1alpha2/");
        assertThat(symphony.user()).isEqualTo("pitwall");
        assertThat(symphony.password()).isEqualTo("open sesame");
        assertThat(symphony.namespace()).isEqualTo("default");
        assertThat(symphony.toString()).doesNotContain("sesame");
    }

    @Test
    void theWayOutComesFromItsFlagsAndItsPasswordFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("smtp"), "open sesame\n");

        NotifySettings notices = server(
                        Map.of("PITWALL_WEBHOOK_ALLOW", "10.1.0.0/16,alerts.lan"),
                        "--smtp",
                        "mail.example.org:587",
                        "--smtp-from",
                        "pitwall@example.org",
                        "--smtp-user",
                        "pitwall",
                        "--smtp-password-file",
                        file.toString())
                .outside()
                .notices();

        assertThat(notices.allowed()).containsExactly("10.1.0.0/16", "alerts.lan");
        assertThat(notices.mail())
                .contains(new MailServer(
                        "mail.example.org",
                        587,
                        MailServer.Security.STARTTLS,
                        "pitwall@example.org",
                        Optional.of(new MailServer.Login("pitwall", "open sesame"))));
        assertThat(notices.toString()).doesNotContain("sesame");
    }

    @Test
    void aWayOutThatLeadsNowhereIsAMistake() {
        assertThatThrownBy(() -> server(Map.of(), "--smtp", "mail.example.org:25"))
                .hasMessageContaining("--smtp-from");
        assertThatThrownBy(() -> server(Map.of(), "--smtp-user", "pitwall")).hasMessageContaining("--smtp");
        assertThatThrownBy(() -> server(Map.of(), "--smtp", "mail", "--smtp-from", "a@example.org"))
                .hasMessageContaining("HOST:PORT");
        assertThatThrownBy(() -> server(Map.of(), "--webhook-allow", "10.0.0.0/99"))
                .hasMessageContaining("10.0.0.0/99");
    }

    @Test
    void aSymphonyThatNobodyCanSignInToIsAMistake(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "open sesame\n");

        assertThatThrownBy(() -> server(Map.of(), "--symphony-url", "https://symphony.example.org"))
                .hasMessageContaining("--symphony-user");
        assertThatThrownBy(() -> server(Map.of(), "--symphony-user", "pitwall")).hasMessageContaining("--symphony-url");
        assertThatThrownBy(() -> server(
                        Map.of("PITWALL_SYMPHONY_USER", "pitwall", "PITWALL_SYMPHONY_PASSWORD_FILE", file.toString()),
                        "--symphony-url",
                        "http://symphony.example.org"))
                .hasMessageContaining("https");
    }

    @Test
    void anEmptyVariableCountsAsAbsent() {
        assertThat(server(Map.of("PITWALL_PORT", "")).address().port()).isEqualTo(8080);
    }

    @Test
    void theSimulationIsBuiltFromItsFlags() {
        CommandLine parsed = parsed(
                Map.of("PITWALL_ENROLMENT_KEY", "let-me-in"),
                "simulate",
                "--cars",
                "20",
                "--seed",
                "7",
                "--faults",
                "loss=1%,skew=±30s");

        SimulationSettings settings = ((SimulateCommand) parsed.getCommand()).settings();

        assertThat(settings.cars()).isEqualTo(20);
        assertThat(settings.seed()).isEqualTo(7);
        assertThat(settings.enrolmentKey()).isEqualTo("let-me-in");
        assertThat(settings.faults()).isEqualTo(FaultPlan.parse("loss=1%,skew=±30s"));
    }

    private static ServerSettings server(Map<String, String> environment, String... flags) {
        String[] arguments = new String[flags.length + 1];
        arguments[0] = "server";
        System.arraycopy(flags, 0, arguments, 1, flags.length);
        return ((ServerCommand) parsed(environment, arguments).getCommand()).settings();
    }

    private static CommandLine parsed(Map<String, String> environment, String... arguments) {
        CommandLine.ParseResult result = Fleets.commandLine(environment).parseArgs(arguments);
        return result.subcommand().commandSpec().commandLine();
    }

    private static List<String> flags(String command) {
        return flags(Fleets.commandLine(Map.of()), command);
    }

    private static List<String> flags(CommandLine launcher, String command) {
        return options(launcher, command).stream()
                .map(option -> "%s %s %s"
                        .formatted(
                                option.longestName(),
                                EnvironmentDefaults.variable(option.longestName()),
                                option.defaultValue() == null ? "-" : option.defaultValue()))
                .collect(Collectors.toList());
    }

    private static List<OptionSpec> options(String command) {
        return options(Fleets.commandLine(Map.of()), command);
    }

    private static List<OptionSpec> options(CommandLine launcher, String command) {
        return Objects.requireNonNull(launcher.getSubcommands().get(command)).getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .toList();
    }
}
