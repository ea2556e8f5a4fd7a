package pitwall.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutTemplate;
import pitwall.protocol.Json;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutReport;
import pitwall.protocol.rest.RolloutTemplateEntry;
import pitwall.server.audit.AuditArchive;
import pitwall.server.live.LivePicture;
import pitwall.server.rollout.Fleet;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutCard;
import pitwall.server.rollout.Rollouts;
import pitwall.server.rollout.StagedRollouts.Asker;
import pitwall.server.storage.CarWordRows;

/// Rollouts as people read them over REST.
final class RolloutReadRoutes {
    private static final ObjectMapper JSON = Json.tolerant();

    private final LivePicture picture;
    private final Rollouts rollouts;
    private final AuditArchive archive;

    RolloutReadRoutes(LivePicture picture, Rollouts rollouts, AuditArchive archive) {
        this.picture = picture;
        this.rollouts = rollouts;
        this.archive = archive;
    }

    Answer templates(ApiCall call) {
        call.allowOnly(Set.of());
        return Answer.ok(
                RolloutTemplate.all().stream().map(RolloutTemplateEntry::of).toList());
    }

    Answer list(ApiCall call) {
        RolloutListing listing = RolloutListing.of(call, "single");
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        boolean single = call.flag("single");
        Asker asker = RolloutCalls.asker(call);
        List<RolloutCard> all = rollouts.index().cards(single).stream()
                .filter(listing::shows)
                .filter(asker::sees)
                .sorted(listing.order())
                .toList();
        return RolloutCalls.page(
                rollouts.index()
                        .entries(all.stream()
                                .skip((page - 1L) * size)
                                .limit(size)
                                .toList()),
                page,
                size,
                all.size());
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        Rollout rollout = visible(call);
        return Answer.revision(200, RolloutEntries.entry(rollout), rollout.revision());
    }

    /// How far it came, phase by phase and wave by wave.
    Answer lanes(ApiCall call) {
        call.allowOnly(Set.of());
        Rollout rollout = visible(call);
        return Answer.revision(
                200,
                new RolloutLanes(
                        rollout.id().value(),
                        call.now(),
                        rollout.revision(),
                        rollout.state().status(),
                        rollout.state().waitingFor(call.now()),
                        rollout.state().lanes(call.now())),
                rollout.revision());
    }

    /// What the caller's acts would come to, right now.
    Answer effects(ApiCall call) {
        call.allowOnly(Set.of());
        Rollout rollout = visible(call);
        return Answer.revision(
                200,
                new RolloutEffects(
                        rollout.id().value(),
                        call.now(),
                        rollout.revision(),
                        rollout.state().status(),
                        rollouts.effects(rollout, picture::car, call.caller().user(), call.now())),
                rollout.revision());
    }

    /// Which cars its queries mean now and it was not planned with, and the other way round.
    Answer drift(ApiCall call) {
        call.allowOnly(Set.of());
        Rollout rollout = visible(call);
        return Answer.ok(
                rollouts.staged().drift(rollout, Fleet.of(picture.cut()), RolloutCalls.asker(call), call.now()));
    }

    Answer cars(ApiCall call) {
        call.allowOnly(Set.of("stage", "page", "size"));
        Rollout rollout = visible(call);
        int page = call.number("page", 1, 1, 1_000_000);
        int size = call.number("size", 50, 1, 500);
        Set<CarStage> stages =
                Set.copyOf(call.query("stage").map(RolloutReadRoutes::stages).orElse(List.of(CarStage.values())));
        List<CarProgress> all = rollout.state().plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .flatMap(target -> rollout.state().progress(target.car()).stream())
                .filter(car -> stages.contains(car.stage()))
                .toList();
        List<CarProgress> shown =
                all.stream().skip((page - 1L) * size).limit(size).toList();
        Map<CarId, CarWordRows.Row> words = rollouts.words(
                rollout.id(), shown.stream().map(CarProgress::car).toList());
        RolloutCard card = RolloutCard.of(rollout);
        return RolloutCalls.page(
                shown.stream()
                        .map(car -> CarUpdates.entry(card, car, words.get(car.car())))
                        .toList(),
                page,
                size,
                all.size());
    }

    private static List<CarStage> stages(String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(word -> CarStage.valueOf(word.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.validation("stage", "must be stages of cars, by commas"));
        }
    }

    Answer decisions(ApiCall call) {
        call.allowOnly(Set.of("after", "limit"));
        Rollout rollout = visible(call);
        int after = call.number("after", 0, 0, Integer.MAX_VALUE);
        int limit = call.number("limit", 100, 1, 500);
        return Answer.ok(rollouts.decisions(rollout.id(), after, limit).stream()
                .map(decision -> NamedCars.seen(tree(decision), visibleCars(call)))
                .toList());
    }

    /// What became of it; a page for whoever asks for one.
    Answer report(ApiCall call) {
        call.allowOnly(Set.of("lang"));
        ReportWords words = ReportWords.of(call);
        Rollout rollout = visible(call);
        RolloutReport report = RolloutReports.report(
                rollout,
                trees(rollouts.events(rollout.id())).stream()
                        .map(event -> NamedCars.seen(event, visibleCars(call)))
                        .toList(),
                trees(rollouts.failures(rollout.id())),
                audit(rollout.id().value()),
                call.now());
        boolean page = call.header("Accept")
                .filter(accept -> accept.startsWith("text/html"))
                .isPresent();
        return page
                ? new Answer.Text(200, "text/html; charset=utf-8", RolloutReportPage.of(report, words))
                : Answer.ok(report);
    }

    private RolloutReport.@Nullable AuditRange audit(String rollout) {
        return archive.range("rollout", rollout)
                .map(check -> new RolloutReport.AuditRange(
                        check.from(),
                        check.to(),
                        check.verifiedTo(),
                        check.broken()
                                .map(broken -> broken.kind() + " at " + broken.n())
                                .orElse(null)))
                .orElse(null);
    }

    private static List<JsonNode> trees(List<String> texts) {
        return texts.stream().map(RolloutReadRoutes::tree).toList();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a decision is damaged", e);
        }
    }

    /// The cars that may be named to the caller. One that is gone is named to whoever sees all.
    private Predicate<CarId> visibleCars(ApiCall call) {
        return call.caller().scope().isUnlimited()
                ? _ -> true
                : id -> picture.car(id).filter(call::sees).isPresent();
    }

    private Rollout visible(ApiCall call) {
        return RolloutCalls.visible(call, rollouts.index());
    }
}
