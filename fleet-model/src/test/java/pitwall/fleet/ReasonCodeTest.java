package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonCodeTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "battery_low", "_A", "1A", "A-B", "A B", "Ä", "A\n"})
    void aCodeOutsideTheGrammarIsRefused(String text) {
        assertThat(ReasonCode.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReasonCode(text))
                .withMessageContaining("reason code");
    }

    @Test
    void aCodeHasAtMost64Characters() {
        assertThat(ReasonCode.parse("A".repeat(64))).isPresent();
        assertThat(ReasonCode.parse("A".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNATURE_INVALID, P1",
        "LOCAL_ESTOP, P1",
        "HASH_MISMATCH, P1",
        "MANUAL, P1",
        "OVERHEATED, P2",
        "WORKLOAD_CRASHED, P2",
        "AGENT_FAILED, P2",
        "APPLY_TIMEOUT, P2",
        "DISK_FULL, P2",
        "SAFE_MODE, P2",
        "METADATA_EXPIRED, P2",
        "HEALTH_CHECK_FAILED, P2",
        "ROLLBACK_TIMEOUT, P2",
        "CLAIMED_NOT_PROVEN, P2",
        "BATTERY_LOW, P3",
        "CHARGER_FAULT, P3",
        "CLOCK_SKEW, P3"
    })
    void aKnownCodeSaysHowSoonSomebodyMustAct(String code, AlarmPriority priority) {
        assertThat(new ReasonCode(code).priority()).contains(priority);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NETWORK_UNREACHABLE", "HEARTBEAT_TIMEOUT", "NOT_STATIONARY", "FROM_A_NEWER_CAR"})
    void aCodeThatNeedsNobodyOrIsUnknownCarriesNoPriority(String code) {
        assertThat(ReasonCode.parse(code).orElseThrow().priority()).isEmpty();
    }

    @Test
    void codesAreOrderedByTheirLettersAndPrintThemselves() {
        assertThat(ReasonCode.BATTERY_LOW).isLessThan(ReasonCode.DISK_FULL).hasToString("BATTERY_LOW");
    }
}
