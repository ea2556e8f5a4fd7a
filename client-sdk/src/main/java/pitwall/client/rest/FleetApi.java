package pitwall.client.rest;

import java.util.List;
import pitwall.fleet.Car;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.Refresh;
import pitwall.protocol.rest.SignIn;
import pitwall.protocol.rest.Tokens;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

/// The routes of the server that this version uses; `openapi.yaml` describes them.
interface FleetApi {
    String AUTHORIZATION = "Authorization";
    String IDEMPOTENCY_KEY = "Idempotency-Key";
    String CORRELATION = "X-Correlation-Id";
    String IF_MATCH = "If-Match";

    @POST("api/v1/auth/sign-in")
    Call<ApiEnvelope<Tokens>> signIn(@Body SignIn body);

    @POST("api/v1/auth/refresh")
    Call<ApiEnvelope<Tokens>> refresh(@Body Refresh body);

    @POST("api/v1/auth/sign-out")
    Call<Void> signOut(@Header(AUTHORIZATION) String token);

    @POST("api/v1/cars")
    Call<Void> create(
            @Header(AUTHORIZATION) String token,
            @Header(IDEMPOTENCY_KEY) String key,
            @Header(CORRELATION) String correlation,
            @Body CreateCar body);

    @PATCH("api/v1/cars/{id}")
    Call<Void> edit(
            @Header(AUTHORIZATION) String token,
            @Header(IDEMPOTENCY_KEY) String key,
            @Header(CORRELATION) String correlation,
            @Header(IF_MATCH) String revision,
            @Path("id") String id,
            @Body PatchCar body);

    @DELETE("api/v1/cars/{id}")
    Call<Void> delete(
            @Header(AUTHORIZATION) String token,
            @Header(IDEMPOTENCY_KEY) String key,
            @Header(CORRELATION) String correlation,
            @Header(IF_MATCH) String revision,
            @Path("id") String id);

    @GET("api/v1/cars/{id}")
    Call<ApiEnvelope<Car>> car(@Header(AUTHORIZATION) String token, @Path("id") String id);

    @GET("api/v1/cars/{id}/logs")
    Call<ApiEnvelope<List<LogEntry>>> logs(
            @Header(AUTHORIZATION) String token, @Path("id") String id, @Query("limit") int limit);
}
