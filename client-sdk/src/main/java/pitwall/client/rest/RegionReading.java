package pitwall.client.rest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetRegions;
import pitwall.protocol.rest.RegionList;

/// Asks the server for its regions, each time on a virtual thread of its own, and says what it has already.
/// Thread-safe.
public final class RegionReading implements FleetRegions {
    private static final int NOT_MODIFIED = 304;

    private final Asking asking;
    private final AtomicReference<@Nullable RegionList> last = new AtomicReference<>();

    public RegionReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<RegionList>> list() {
        RegionList known = last.get();
        String tag = known == null || known.tag() == null ? null : "\"" + known.tag() + "\"";
        return asking.<RegionList>later((api, bearer) -> api.regions(bearer, tag), Function.identity())
                .thenApply(answer -> heard(answer, known));
    }

    private Answer<RegionList> heard(Answer<RegionList> answer, @Nullable RegionList known) {
        if (answer instanceof Answer.Refused<RegionList> refused && refused.status() == NOT_MODIFIED && known != null) {
            return new Answer.Given<>(known);
        }
        if (answer instanceof Answer.Given<RegionList>(RegionList list)) {
            last.set(list);
        }
        return answer;
    }
}
