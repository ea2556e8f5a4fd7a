package pitwall.client.rest;

import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelTest;
import pitwall.protocol.rest.DeliveryEntry;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/// The routes about those who are told outside.
interface ChannelApi {
    @GET("api/v1/notification-channels")
    Call<ApiEnvelope<List<ChannelEntry>>> channels(@Header(FleetApi.AUTHORIZATION) String token);

    @PUT("api/v1/notification-channels/{name}")
    Call<Void> saveChannel(@HeaderMap Map<String, String> write, @Path("name") String name, @Body ChannelBody body);

    @DELETE("api/v1/notification-channels/{name}")
    Call<Void> removeChannel(@HeaderMap Map<String, String> write, @Path("name") String name);

    @POST("api/v1/notification-channels/{name}/test")
    Call<ApiEnvelope<ChannelTest>> testChannel(@Header(FleetApi.AUTHORIZATION) String token, @Path("name") String name);

    @POST("api/v1/notification-channels/{name}/retry")
    Call<Void> retryChannel(@HeaderMap Map<String, String> write, @Path("name") String name);

    @GET("api/v1/notification-deliveries")
    Call<ApiEnvelope<List<DeliveryEntry>>> deliveries(
            @Header(FleetApi.AUTHORIZATION) String token,
            @Query("channel") @Nullable String channel,
            @Query("limit") int limit);

    @POST("api/v1/notification-deliveries/{n}/retry")
    Call<Void> retryDelivery(@HeaderMap Map<String, String> write, @Path("n") long n);

    @POST("api/v1/alarm-rules/import/preview")
    Call<ApiEnvelope<AlertsAdopted>> previewAlerts(
            @Header(FleetApi.AUTHORIZATION) String token, @Body RequestBody file);

    @POST("api/v1/alarm-rules/import")
    Call<Void> importAlerts(@HeaderMap Map<String, String> write, @Body RequestBody file);
}
