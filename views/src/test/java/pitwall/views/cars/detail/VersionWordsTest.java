package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

class VersionWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final VersionWords words = new VersionWords(Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("UTC"))));

    private static CarUpdate update(RolloutStatus status) {
        return update("R-7", status);
    }

    private static CarUpdate update(String rollout, RolloutStatus status) {
        return new CarUpdate(
                rollout,
                status,
                new CarId("car-1"),
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.WAITING,
                Convergence.PENDING,
                null,
                0,
                null,
                null,
                null,
                NOW.minus(Duration.ofHours(1)),
                null,
                "mara",
                NOW.minus(Duration.ofHours(1)),
                null);
    }

    @Test
    void whatNobodyApprovedInTimeDoesNotReadAsIfTheCarStillWaited() {
        assertThat(words.updates(List.of(update(RolloutStatus.RUNNING), update(RolloutStatus.EXPIRED)), NOW))
                .extracting(row -> row.cells().get(3))
                .containsExactly("waiting", "not approved in time");
    }

    @Test
    void whatNobodyMayAskTheCarForSaysWhy() {
        assertThat(words
                        .updates(
                                List.of(
                                        update("U-9", RolloutStatus.AWAITING_APPROVAL),
                                        update("U-8", RolloutStatus.DRAFT),
                                        update("R-7", RolloutStatus.DRAFT)),
                                NOW)
                        .stream()
                        .map(row -> row.cells().get(3)))
                .containsExactly("waits for a second person", "not approved, or taken back", "draft, not asked for");
    }
}
