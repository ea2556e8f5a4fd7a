package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class IntentLedgerTest {
    private final FragileDisk disk = new FragileDisk();

    @Test
    void theLastIntentsAndTheHighestGenerationOutliveAReboot() throws IOException {
        IntentLedger ledger = new IntentLedger(disk);
        for (int i = 1; i <= IntentLedger.MOST_INTENTS + 10; i++) {
            ledger.add(i, "intent-" + i);
        }

        IntentLedger reborn = new IntentLedger(disk);

        assertThat(reborn.size()).isEqualTo(IntentLedger.MOST_INTENTS);
        assertThat(reborn.highestGeneration()).isEqualTo(IntentLedger.MOST_INTENTS + 10);
        assertThat(reborn.knows("intent-10")).isFalse();
        assertThat(reborn.knows("intent-11")).isTrue();
    }

    @Test
    void aForgottenIntentKeepsTheGenerationItHad() throws IOException {
        IntentLedger ledger = new IntentLedger(disk);
        ledger.add(5, "intent-5");

        ledger.forget(5, "intent-5");

        IntentLedger reborn = new IntentLedger(disk);
        assertThat(reborn.knows("intent-5")).isFalse();
        assertThat(reborn.highestGeneration()).isEqualTo(5);
    }
}
