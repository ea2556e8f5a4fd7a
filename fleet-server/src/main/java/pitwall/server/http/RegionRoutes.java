package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.RegionFile;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.protocol.rest.RegionBody;
import pitwall.protocol.rest.RegionEntry;
import pitwall.protocol.rest.RegionList;
import pitwall.server.region.RegionReader;
import pitwall.server.region.RegionWrite;
import pitwall.server.region.Regions;
import pitwall.server.registry.Write;

/// Regions over REST. Reading is limited to the regions of the reader; writing is for those who see the whole fleet,
/// because it can move cars into and out of what others see.
final class RegionRoutes {
    private final Regions regions;

    RegionRoutes(Regions regions) {
        this.regions = regions;
    }

    /// All that the caller may see; nothing but the status where that did not change.
    Answer list(ApiCall call) {
        call.allowOnly(Set.of());
        RegionList list = regions.list(call.caller().scope());
        String tag = "\"" + list.tag() + "\"";
        if (call.header("If-None-Match").filter(tag::equals).isPresent()) {
            return new Answer.Text(304, "application/json", "");
        }
        return new Answer.Data(200, list, Map.of("revision", list.revision()), Map.of("ETag", tag));
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        Optional<RegionEntry> region =
                regions.find(call.path("name"), call.caller().scope());
        return region.map(entry -> Answer.revision(200, entry, entry.revision()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// Writes a region down: a new one without, another form of one with the revision it is based on.
    Write<Answer> put(ApiCall call) {
        wholeFleet(call);
        String name = call.path("name");
        RegionBody body = call.body(RegionBody.class);
        @Nullable Long revision = call.header("If-Match").isPresent() ? call.ifMatch() : null;
        return draft -> {
            regions.find(name, call.caller().scope())
                    .ifPresent(before -> call.audit().before(before));
            return answer(
                    call,
                    regions.save(draft, name, body, revision, call.caller().user()),
                    revision);
        };
    }

    /// Writes down the regions of a GeoJSON file, all or none.
    Write<Answer> merge(ApiCall call) {
        wholeFleet(call);
        RegionFile file = RegionFile.read(call.body(JsonNode.class))
                .orElseThrow(() -> new FaultException(
                        Fault.validation("type", "must be a FeatureCollection or a Feature of RFC 7946")));
        long revision = call.ifMatch();
        return draft ->
                answer(call, regions.merge(draft, file, revision, call.caller().user()), revision);
    }

    Write<Answer> delete(ApiCall call) {
        wholeFleet(call);
        long revision = call.ifMatch();
        return draft -> answer(call, regions.remove(draft, call.path("name"), revision), revision);
    }

    private static void wholeFleet(ApiCall call) {
        call.requireWholeFleet("Regions decide who sees which car.");
    }

    private static Answer answer(ApiCall call, RegionWrite write, @Nullable Long revision) {
        return switch (write) {
            case RegionWrite.Saved(RegionEntry region, boolean created) -> {
                call.audit().after(region);
                yield Answer.revision(created ? 201 : 200, region, region.revision());
            }
            case RegionWrite.Imported(RegionList all) -> {
                call.audit()
                        .after(Map.of(
                                "revision",
                                all.revision(),
                                "regions",
                                all.regions().stream().map(RegionEntry::name).toList()));
                yield Answer.revision(200, all, all.revision());
            }
            case RegionWrite.Removed(RegionEntry region) -> {
                call.audit().before(region);
                yield new Answer.Nothing();
            }
            case RegionWrite.NoSuchRegion() -> Answer.refused(Fault.notFound());
            case RegionWrite.TooMany() ->
                Answer.refused(
                        Fault.of(409, "TOO_MANY_REGIONS", "There may be 200 regions, with 20 000 positions in all."));
            case RegionWrite.OtherRevision(long current) -> Answer.refused(stale(revision, current));
            case RegionWrite.Wrong(List<RegionReader.Wrong> wrongs) ->
                Answer.refused(Fault.validation(wrongs.stream()
                        .limit(20)
                        .map(wrong -> new FieldError(wrong.field(), wrong.code(), wrong.why()))
                        .toList()));
        };
    }

    private static Fault stale(@Nullable Long revision, long current) {
        return revision == null
                ? new Fault(
                        428,
                        "REVISION_REQUIRED",
                        "There is such a region: name the revision you saw in If-Match, so that nothing is overwritten.",
                        List.of(),
                        Map.of())
                : Fault.otherRevision(current);
    }
}
