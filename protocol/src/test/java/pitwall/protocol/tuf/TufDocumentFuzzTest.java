package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever a repository sends, reading a metadata file ends with metadata or a refusal, and asking who signed it with
/// an answer. A normal test run replays the files of `TufDocumentFuzzTestInputs`; `JAZZER_FUZZ=1` looks for new ones.
class TufDocumentFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void everyFileIsMetadataOrARefusal(byte[] file) {
        for (TufRole role : TufRole.values()) {
            try {
                holds(TufDocument.read(TufDocument.text(file), role, TufMetadata.class), role);
            } catch (IllegalArgumentException | ArithmeticException refused) {
                // As the client of a car takes it; see Refresh.
                assertThat(refused.getMessage()).isNotEmpty();
            }
        }
    }

    private static void holds(TufDocument<TufMetadata> read, TufRole role) {
        TufDocument<TufMetadata> again = TufDocument.read(read.text(), role, TufMetadata.class);
        assertThat(again.metadata()).isEqualTo(read.metadata());
        assertThat(again.signed()).isEqualTo(read.signed());
        if (read.metadata() instanceof TufMetadata.Root root) {
            assertThat(read.goodKeys(root)).isBetween(0, root.keys().size());
        }
    }
}
