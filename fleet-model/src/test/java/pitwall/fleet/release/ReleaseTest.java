package pitwall.fleet.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.ReasonCode;

class ReleaseTest {
    private static final Artifact BYTES = new Artifact("a".repeat(64), 10);

    @ParameterizedTest
    @CsvSource({
        "4.2.1, 4.2.2",
        "4.9.0, 4.10.0",
        "4.3.0-rc1, 4.3.0",
        "4.3.0-rc2, 4.3.0-rc10",
        "4.2.9, 4.3.0-rc1",
        "4.3, 4.3.1"
    })
    void theRightVersionIsNewer(String older, String newer) {
        assertThat(VersionOrder.INSTANCE.compare(older, newer)).isNegative();
        assertThat(VersionOrder.INSTANCE.compare(newer, older)).isPositive();
    }

    @Test
    void theBuildPartOfAVersionDoesNotCount() {
        assertThat(VersionOrder.INSTANCE.compare("4.3.0+abc", "4.3.0+def")).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = ReleaseTrust.class, mode = EnumSource.Mode.EXCLUDE, names = "TRUSTED")
    void aReleaseThatIsNotTrustedCanNeverBeChosen(ReleaseTrust trust) {
        assertThat(release(trust, Set.of(), Set.of()).refusal()).contains(ReasonCode.SIGNATURE_INVALID);
    }

    @Test
    void aReleaseWithoutDemandsFitsEveryCar() {
        Release release = release(ReleaseTrust.TRUSTED, Set.of(), Set.of());

        assertThat(release.refusal()).isEmpty();
        assertThat(release.misfit("i4", null, null)).isEmpty();
    }

    @Test
    void aReleaseSaysWhichDemandACarDoesNotMeet() {
        Release release = release(ReleaseTrust.TRUSTED, Set.of("i4"), Set.of("4.2.1"));

        assertThat(release.misfit("iX", null, "4.2.1")).contains(ReasonCode.MODEL_MISMATCH);
        assertThat(release.misfit("i4", null, "4.1.0")).contains(ReasonCode.FROM_VERSION);
        assertThat(release.misfit("i4", null, null)).contains(ReasonCode.FROM_VERSION);
        assertThat(release.misfit("i4", null, "4.2.1")).isEmpty();
    }

    @Test
    void aReleaseForOneRevisionFitsNoCarThatDoesNotSayItHasIt() {
        Release release = release(ReleaseTrust.TRUSTED, Set.of(), Set.of("B2", "C1"), Set.of());

        assertThat(release.misfit("i4", "B2", "4.2.1")).isEmpty();
        assertThat(release.misfit("i4", "A1", "4.2.1")).contains(ReasonCode.HARDWARE_MISMATCH);
        assertThat(release.misfit("i4", "", "4.2.1")).contains(ReasonCode.HARDWARE_MISMATCH);
        assertThat(release.misfit("i4", null, "4.2.1")).contains(ReasonCode.HARDWARE_MISMATCH);
        assertThat(release.misfit("i4", "A1")).contains(ReasonCode.HARDWARE_MISMATCH);
    }

    @Test
    void aReleaseForNewerAgentsFitsNoAgentThatDoesNotSayItIsOne() {
        Release release = new Release(
                "4.3.0",
                BYTES,
                7,
                ReleaseTrust.TRUSTED,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                "",
                Set.of(),
                Instant.EPOCH,
                "1.10.0");

        assertThat(release.misfit("1.10.0")).isEmpty();
        assertThat(release.misfit("2.0")).isEmpty();
        assertThat(release.misfit("1.9.9")).contains(ReasonCode.AGENT_TOO_OLD);
        assertThat(release.misfit("1.10.0-rc1")).contains(ReasonCode.AGENT_TOO_OLD);
        assertThat(release.misfit(null)).contains(ReasonCode.AGENT_TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".4", "../4", "4 3", "4/3", "ä"})
    void aVersionOutsideTheGrammarIsRefused(String text) {
        assertThat(Versions.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Software(text, "a".repeat(64), 1));
    }

    @Test
    void anArtifactNeedsADigestAndBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("A".repeat(64), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("a".repeat(63), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Artifact("a".repeat(64), 0));
    }

    @Test
    void aBuildIsTheSameWhenVersionAndBytesAgree() {
        Software build = release(ReleaseTrust.TRUSTED, Set.of(), Set.of()).software();

        assertThat(build.isSameBuild(new Software("4.3.0", "a".repeat(64), 99))).isTrue();
        assertThat(build.isSameBuild(new Software("4.3.0", "b".repeat(64), 7))).isFalse();
    }

    private static Release release(ReleaseTrust trust, Set<String> models, Set<String> from) {
        return release(trust, models, Set.of(), from);
    }

    private static Release release(ReleaseTrust trust, Set<String> models, Set<String> hardware, Set<String> from) {
        return new Release("4.3.0", BYTES, 7, trust, models, hardware, from, 0, "", Set.of(), Instant.EPOCH);
    }
}
