package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Map;

/// Whatever stands in the place of an audit entry, reading it ends with the entry that has exactly this canonical form,
/// or with none. A normal test run replays the files of `AuditTextFuzzTestInputs`; `JAZZER_FUZZ=1` looks for new ones.
class AuditTextFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void everyTextIsExactlyOneEntryOrNone(@NotNull String text) {
        AuditText.read(text, Map.of())
                .ifPresent(entry -> assertThat(entry.canonical()).isEqualTo(text));
    }
}
