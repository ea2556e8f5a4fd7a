package pitwall.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pitwall.server.kit.Contract;

/// How much of the past one answer tells.
class HistoryBoundsTest {
    @Test
    void theContractHasRoomForAsManyChangesAsAnAnswerHolds() {
        assertThat(Contract.openapi()
                        .at("/components/schemas/HistoryPage/properties/steps/items/properties/changes/maxItems")
                        .asInt())
                .isEqualTo(HistoryRoutes.MOST_CHANGES);
    }
}
