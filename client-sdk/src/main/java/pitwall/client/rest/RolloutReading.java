package pitwall.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Answer;
import pitwall.client.ReportForm;
import pitwall.client.RolloutAccount;
import pitwall.client.Rollouts;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutReport;

/// Asks the server about rollouts, each time on a virtual thread of its own. Thread-safe.
public final class RolloutReading implements Rollouts {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutReading.class);
    private static final ObjectMapper JSON = Json.tolerant();

    private final Asking asking;
    private final Pages<ApprovalEntry> approvals;

    public RolloutReading(Asking asking) {
        this.asking = asking;
        this.approvals = new Pages<>(asking, FleetApi::approvals);
    }

    @Override
    public CompletableFuture<Answer<RolloutOutlook>> preview(CreateRollout plan) {
        return asking.patiently((api, bearer) -> api.preview(bearer, plan), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<List<ApprovalEntry>>> approvals() {
        return approvals.all();
    }

    @Override
    public CompletableFuture<Answer<RolloutEntry>> rollout(String id) {
        return asking.later((api, bearer) -> api.rollout(bearer, id), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<RolloutLanes>> lanes(String rollout) {
        return asking.later((api, bearer) -> api.rolloutLanes(bearer, rollout), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<RolloutEffects>> effects(String rollout) {
        return asking.later((api, bearer) -> api.rolloutEffects(bearer, rollout), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<RolloutDrift>> drift(String rollout) {
        return asking.later((api, bearer) -> api.rolloutDrift(bearer, rollout), Function.identity());
    }

    @Override
    public CompletableFuture<Answer<RolloutAccount>> account(String rollout) {
        return asking.later((api, bearer) -> api.rolloutReport(bearer, rollout), Function.identity())
                .thenApply(RolloutReading::account);
    }

    private static Answer<RolloutAccount> account(Answer<RolloutReport> answer) {
        return switch (answer) {
            case Answer.Given<RolloutReport>(RolloutReport report) -> new Answer.Given<>(account(report));
            case Answer.Remembered<RolloutReport>(RolloutReport report, Instant asOf) ->
                new Answer.Remembered<>(account(report), asOf);
            case Answer.Refused<RolloutReport>(int status, String code, String sentence, String correlation) ->
                new Answer.Refused<>(status, code, sentence, correlation);
            case Answer.Unanswered<RolloutReport> unanswered -> new Answer.Unanswered<>();
        };
    }

    private static RolloutAccount account(RolloutReport report) {
        return new RolloutAccount(
                report.rollout(),
                report.at(),
                report.events().stream().flatMap(RolloutReading::decision).toList(),
                report.failed(),
                report.failures(),
                report.leftBehind(),
                report.excluded(),
                report.takenOver(),
                report.withoutWayBack(),
                report.forAPerson());
    }

    /// What a newer server recorded and this version cannot read is left out.
    private static Stream<Decision> decision(JsonNode event) {
        try {
            return Stream.ofNullable(JSON.treeToValue(event, Decision.class));
        } catch (JsonProcessingException e) {
            LOG.debug("A decision cannot be read", e);
            return Stream.empty();
        }
    }

    @Override
    public CompletableFuture<Answer<String>> document(String rollout, ReportForm form, Locale language) {
        return Abandonable.start(() -> text(rollout, form, language));
    }

    private Answer<String> text(String rollout, ReportForm form, Locale language) {
        Reply<ResponseBody> reply = asking.exchange((server, bearer) ->
                server.send(server.api().rolloutDocument(bearer, form.mediaType(), language.getLanguage(), rollout)));
        return switch (reply) {
            case Reply.Done<ResponseBody>(ResponseBody body) when body != null -> text(body);
            case Reply.Refused<ResponseBody>(int status, String code, String sentence, String correlation, int retry) ->
                new Answer.Refused<>(status, code, sentence, correlation);
            case Reply.Done<ResponseBody> empty -> new Answer.Unanswered<>();
            case Reply.NotSent<ResponseBody> notSent -> new Answer.Unanswered<>();
            case Reply.NoAnswer<ResponseBody> noAnswer -> new Answer.Unanswered<>();
        };
    }

    private static Answer<String> text(ResponseBody body) {
        try (body) {
            return new Answer.Given<>(body.string());
        } catch (IOException e) {
            LOG.debug("The document broke off", e);
            return new Answer.Unanswered<>();
        }
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> cars(String rollout, Set<CarStage> stages, int page, int size) {
        String words = stages.isEmpty()
                ? null
                : stages.stream()
                        .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(","));
        return asking.later((api, bearer) -> api.rolloutCars(bearer, rollout, words, page, size), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<Decision>>> decisions(String rollout, long after, int limit) {
        return asking.later(
                (api, bearer) -> api.decisions(bearer, rollout, after, limit),
                decisions ->
                        decisions.stream().filter(decision -> decision != null).toList());
    }
}
