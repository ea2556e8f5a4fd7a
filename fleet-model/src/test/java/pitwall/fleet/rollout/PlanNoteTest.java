package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PlanNoteTest {
    @Test
    void aNoteHasLinesAndATicketHasOne() {
        PlanNote note = new PlanNote("Watch the iX3.\nCall Ada first.", "CHG-1042");

        assertThat(note.text()).contains("\n");
        assertThat(PlanNote.isTicket("CHG-1042\nCHG-1043")).isFalse();
        assertThat(PlanNote.isText("bell \u0007")).isFalse();
    }

    @Test
    void aNoteSaysSomethingAndNotTooMuch() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanNote(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanNote(" ", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanNote("x".repeat(501), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanNote(null, "x".repeat(101)));
        assertThat(new PlanNote("x".repeat(500), "x".repeat(100)).ticket()).hasSize(100);
    }
}
