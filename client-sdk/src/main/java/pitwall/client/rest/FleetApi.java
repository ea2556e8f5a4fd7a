package pitwall.client.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.LogEntry;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.rest.AcknowledgeAlarms;
import pitwall.protocol.rest.AlarmComment;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.ApprovePolicy;
import pitwall.protocol.rest.AuditConsistency;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHeads;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.BackTestRule;
import pitwall.protocol.rest.BulkUpdate;
import pitwall.protocol.rest.CarNote;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTrack;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.Confirm;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ExportNote;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogPage;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.protocol.rest.MutePreview;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.Refresh;
import pitwall.protocol.rest.RegionBody;
import pitwall.protocol.rest.RegionList;
import pitwall.protocol.rest.RejectPolicy;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEffects;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutLanes;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutReport;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.protocol.rest.ShelveAlarm;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.Tokens;
import pitwall.protocol.rest.UpdateCar;
import pitwall.protocol.rest.WhyNotUpdating;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.Header;
import retrofit2.http.HeaderMap;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Streaming;

/// The routes of the server that this version uses; `openapi.yaml` describes them.
interface FleetApi extends ChannelApi {
    String AUTHORIZATION = "Authorization";
    String IDEMPOTENCY_KEY = "Idempotency-Key";
    String CORRELATION = "X-Correlation-Id";
    String IF_MATCH = "If-Match";
    String IF_NONE_MATCH = "If-None-Match";
    String UPLOAD_OFFSET = "Upload-Offset";

    @POST("api/v1/auth/sign-in")
    Call<ApiEnvelope<Tokens>> signIn(@Body SignIn body);

    @POST("api/v1/auth/refresh")
    Call<ApiEnvelope<Tokens>> refresh(@Body Refresh body);

    @POST("api/v1/auth/confirm")
    Call<ApiEnvelope<Tokens>> confirm(@Header(AUTHORIZATION) String token, @Body Confirm body);

    @POST("api/v1/auth/sign-out")
    Call<Void> signOut(@Header(AUTHORIZATION) String token);

    @POST("api/v1/cars")
    Call<Void> create(@HeaderMap Map<String, String> write, @Body CreateCar body);

    @PATCH("api/v1/cars/{id}")
    Call<Void> edit(@HeaderMap Map<String, String> write, @Path("id") String id, @Body PatchCar body);

    @DELETE("api/v1/cars/{id}")
    Call<Void> delete(@HeaderMap Map<String, String> write, @Path("id") String id);

    @POST("api/v1/cars/{id}/notes")
    Call<Void> note(@HeaderMap Map<String, String> write, @Path("id") String id, @Body CarNote body);

    @POST("api/v1/cars/{id}/update")
    Call<Void> update(@HeaderMap Map<String, String> write, @Path("id") String id, @Body UpdateCar body);

    @POST("api/v1/cars/{id}/rollback")
    Call<Void> rollBack(@HeaderMap Map<String, String> write, @Path("id") String id, @Body UpdateCar body);

    @POST("api/v1/rollouts")
    Call<Void> plan(@HeaderMap Map<String, String> write, @Body CreateRollout body);

    @POST("api/v1/rollouts/{id}/{act}")
    Call<Void> act(
            @HeaderMap Map<String, String> write,
            @Path("id") String id,
            @Path("act") String act,
            @Body RolloutAct body);

    @POST("api/v1/rollouts/preview")
    Call<ApiEnvelope<RolloutOutlook>> preview(@Header(AUTHORIZATION) String token, @Body CreateRollout body);

    @GET("api/v1/approvals")
    Call<ApiEnvelope<List<ApprovalEntry>>> approvals(
            @Header(AUTHORIZATION) String token, @Query("page") int page, @Query("size") int size);

    @GET("api/v1/rollouts/{id}")
    Call<ApiEnvelope<RolloutEntry>> rollout(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/rollouts/{id}/lanes")
    Call<ApiEnvelope<RolloutLanes>> rolloutLanes(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/rollouts/{id}/effects")
    Call<ApiEnvelope<RolloutEffects>> rolloutEffects(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/rollouts/{id}/drift")
    Call<ApiEnvelope<RolloutDrift>> rolloutDrift(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/rollouts/{id}/report")
    Call<ApiEnvelope<RolloutReport>> rolloutReport(@Header(AUTHORIZATION) String token, @Path("id") String id);

    /// The same as text, in the form that `accept` names.
    @GET("api/v1/rollouts/{id}/report")
    Call<ResponseBody> rolloutDocument(
            @Header(AUTHORIZATION) String token,
            @Header("Accept") String accept,
            @Header("Accept-Language") String language,
            @Path("id") String id);

    @GET("api/v1/rollouts/{id}/cars")
    Call<ApiEnvelope<List<CarUpdate>>> rolloutCars(
            @Header(AUTHORIZATION) String token,
            @Path("id") String id,
            @Query("stage") @Nullable String stages,
            @Query("page") int page,
            @Query("size") int size);

    @GET("api/v1/rollouts/{id}/decisions")
    Call<ApiEnvelope<List<Decision>>> decisions(
            @Header(AUTHORIZATION) String token,
            @Path("id") String id,
            @Query("after") long after,
            @Query("limit") int limit);

    @GET("api/v1/releases")
    Call<ApiEnvelope<List<ReleaseEntry>>> releases(
            @Header(AUTHORIZATION) String token, @Query("page") int page, @Query("size") int size);

    @GET("api/v1/releases/{version}")
    Call<ApiEnvelope<ReleaseEntry>> release(@Header(AUTHORIZATION) String token, @Path("version") String version);

    @POST("api/v1/releases")
    Call<ApiEnvelope<ReleaseEntry>> register(@HeaderMap Map<String, String> write, @Body CreateRelease body);

    @GET("api/v1/regions")
    Call<ApiEnvelope<RegionList>> regions(
            @Header(AUTHORIZATION) String token, @Nullable @Header(IF_NONE_MATCH) String tag);

    @PUT("api/v1/regions/{name}")
    Call<Void> saveRegion(@HeaderMap Map<String, String> write, @Path("name") String name, @Body RegionBody body);

    @DELETE("api/v1/regions/{name}")
    Call<Void> deleteRegion(@HeaderMap Map<String, String> write, @Path("name") String name);

    @POST("api/v1/regions/import")
    Call<Void> importRegions(@HeaderMap Map<String, String> write, @Body JsonNode file);

    @HEAD("api/v1/releases/{version}/upload")
    Call<Void> uploaded(@Header(AUTHORIZATION) String token, @Path("version") String version);

    @PATCH("api/v1/releases/{version}/upload")
    Call<Void> upload(
            @Header(AUTHORIZATION) String token,
            @Header(UPLOAD_OFFSET) long offset,
            @Path("version") String version,
            @Body RequestBody piece);

    @POST("api/v1/safety-policy/weakening/approve")
    Call<Void> approveWeakerPolicy(@HeaderMap Map<String, String> write, @Body ApprovePolicy body);

    @POST("api/v1/safety-policy/weakening/reject")
    Call<Void> rejectWeakerPolicy(@HeaderMap Map<String, String> write, @Body RejectPolicy body);

    @GET("api/v1/safety-policy")
    Call<ApiEnvelope<SafetyPolicyEntry>> safetyPolicy(@Header(AUTHORIZATION) String token);

    @GET("api/v1/audit/head")
    Call<ApiEnvelope<AuditHeads>> auditHead(@Header(AUTHORIZATION) String token);

    @GET("api/v1/audit/proof")
    Call<ApiEnvelope<AuditConsistency>> auditProof(
            @Header(AUTHORIZATION) String token, @Query("from") long from, @Query("to") long to);

    @GET("api/v1/audit/evidence")
    Call<ApiEnvelope<AuditEvidence>> auditEvidence(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("before") @Nullable Long before,
            @Query("after") @Nullable Long after,
            @Query("limit") int limit);

    @Streaming
    @GET("api/v1/audit/export")
    Call<ResponseBody> auditExport(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("format") String format);

    @POST("api/v1/exports")
    Call<Void> noteExport(@HeaderMap Map<String, String> write, @Body ExportNote body);

    @GET("api/v1/cars/{id}")
    Call<ApiEnvelope<Car>> car(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/cars/{id}/logs")
    Call<ApiEnvelope<List<LogEntry>>> logs(
            @Header(AUTHORIZATION) String token, @Path("id") String id, @Query("limit") int limit);

    @GET("api/v1/logs")
    Call<ApiEnvelope<LogPage>> searchLogs(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("field") List<String> fields,
            @Query("order") String order,
            @Query("after") @Nullable Long after,
            @Query("limit") int limit);

    @GET("api/v1/logs/histogram")
    Call<ApiEnvelope<LogHistogram>> logHistogram(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("field") List<String> fields,
            @Query("buckets") int buckets);

    @Streaming
    @GET("api/v1/logs/export")
    Call<ResponseBody> exportLogs(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("field") List<String> fields,
            @Query("order") String order,
            @Query("format") String format);

    @GET("api/v1/server/logs")
    Call<ApiEnvelope<LogPage>> searchServerLog(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("field") List<String> fields,
            @Query("order") String order,
            @Query("after") @Nullable Long after,
            @Query("limit") int limit);

    @GET("api/v1/server/logs/histogram")
    Call<ApiEnvelope<LogHistogram>> serverLogHistogram(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("field") List<String> fields,
            @Query("buckets") int buckets);

    @Streaming
    @GET("api/v1/server/logs/export")
    Call<ResponseBody> exportServerLog(
            @Header(AUTHORIZATION) String token,
            @QueryMap Map<String, String> conditions,
            @Query("field") List<String> fields,
            @Query("order") String order,
            @Query("format") String format);

    @GET("api/v1/cars/{id}/timeline")
    Call<ApiEnvelope<List<TimelineEntry>>> carTimeline(
            @Header(AUTHORIZATION) String token,
            @Path("id") String id,
            @Query("before") @Nullable Long before,
            @Query("limit") int limit);

    @GET("api/v1/cars/{id}/telemetry")
    Call<ApiEnvelope<CarTelemetry>> carTelemetry(
            @Header(AUTHORIZATION) String token, @Path("id") String id, @Query("last") String last);

    @GET("api/v1/cars/{id}/track")
    Call<ApiEnvelope<CarTrack>> carTrack(
            @Header(AUTHORIZATION) String token,
            @Path("id") String id,
            @Query("last") String last,
            @Query("to") @Nullable String to);

    @GET("api/v1/history/cars")
    Call<ApiEnvelope<HistoryPage>> historyOfCars(
            @Header(AUTHORIZATION) String token,
            @Query("from") String from,
            @Query("to") String to,
            @Query("step") String step,
            @Query("after") @Nullable String after);

    @GET("api/v1/cars/{id}/why-not-updating")
    Call<ApiEnvelope<WhyNotUpdating>> whyNotUpdating(
            @Header(AUTHORIZATION) String token, @Path("id") String id, @Query("version") @Nullable String version);

    @GET("api/v1/cars/{id}/desired")
    Call<ApiEnvelope<DesiredCar>> carDesired(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/cars/{id}/updates")
    Call<ApiEnvelope<List<CarUpdate>>> carUpdates(
            @Header(AUTHORIZATION) String token, @Path("id") String id, @Query("size") int size);

    @GET("api/v1/releases")
    Call<ApiEnvelope<List<ReleaseEntry>>> choosableReleases(
            @Header(AUTHORIZATION) String token, @Query("trust") String trust, @Query("size") int size);

    @POST("api/v1/updates/bulk")
    Call<Void> bulk(@HeaderMap Map<String, String> write, @Body BulkUpdate body);

    @GET("api/v1/alarms/{id}")
    Call<ApiEnvelope<AlarmDetail>> alarm(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @POST("api/v1/alarms/acknowledge")
    Call<Void> acknowledgeAll(@HeaderMap Map<String, String> write, @Body AcknowledgeAlarms body);

    @POST("api/v1/alarms/{id}/acknowledge")
    Call<Void> acknowledge(@HeaderMap Map<String, String> write, @Path("id") String id, @Body AlarmComment body);

    @POST("api/v1/alarms/{id}/shelve")
    Call<Void> shelve(@HeaderMap Map<String, String> write, @Path("id") String id, @Body ShelveAlarm body);

    @DELETE("api/v1/alarms/{id}/shelve")
    Call<Void> unshelve(@HeaderMap Map<String, String> write, @Path("id") String id);

    @GET("api/v1/alarm-journal")
    Call<ApiEnvelope<List<AlarmJournalLine>>> alarmJournal(
            @Header(AUTHORIZATION) String token,
            @Query("car") @Nullable String car,
            @Query("before") @Nullable Long before,
            @Query("limit") int limit);

    @GET("api/v1/alarm-mutes")
    Call<ApiEnvelope<List<AlarmMuteEntry>>> alarmMutes(@Header(AUTHORIZATION) String token);

    @POST("api/v1/alarm-mutes")
    Call<Void> mute(@HeaderMap Map<String, String> write, @Body MuteAlarms body);

    @POST("api/v1/alarm-mutes/preview")
    Call<ApiEnvelope<MutePreview>> previewMute(@Header(AUTHORIZATION) String token, @Body MuteAlarms body);

    @DELETE("api/v1/alarm-mutes/{id}")
    Call<Void> unmute(@HeaderMap Map<String, String> write, @Path("id") String id);

    @GET("api/v1/alarm-rules")
    Call<ApiEnvelope<List<AlarmRuleEntry>>> alarmRules(@Header(AUTHORIZATION) String token);

    @POST("api/v1/alarm-rules/back-test")
    Call<ApiEnvelope<BackTest>> backTest(@Header(AUTHORIZATION) String token, @Body BackTestRule body);

    @PUT("api/v1/alarm-rules/{name}")
    Call<Void> saveRule(@HeaderMap Map<String, String> write, @Path("name") String name, @Body AlarmRuleBody body);
}
