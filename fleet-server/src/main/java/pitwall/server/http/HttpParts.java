package pitwall.server.http;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import pitwall.fleet.FreshnessPolicy;
import pitwall.server.access.Accounts;
import pitwall.server.access.CallLimits;
import pitwall.server.access.SignIns;
import pitwall.server.link.CarLinks;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.stream.ConsoleHub;

/// What the network side needs of the rest of the server.
///
/// @param ready whether requests can be met right now
/// @param metrics the figures as Prometheus reads them
/// @param signInsPerMinute of one address
/// @param writesPerMinute of one person
public record HttpParts(
        FleetWriter writer,
        LivePicture picture,
        CarRegistry registry,
        Database database,
        Accounts accounts,
        SignIns signIns,
        ConsoleHub hub,
        CarLinks links,
        FreshnessPolicy freshness,
        BooleanSupplier ready,
        Supplier<String> metrics,
        int signInsPerMinute,
        int writesPerMinute,
        InstantSource clock) {
    /// Listens and serves until the result is closed.
    public HttpFront start(HttpFront.Address address) {
        Gate gate = new Gate(signIns);
        Pipeline pipeline = new Pipeline(gate, writer, new CallLimits(writesPerMinute), clock);
        return HttpFront.start(address, handlers(), pipeline, new Sockets(gate, hub, links));
    }

    private Map<ApiRoute, RouteHandler> handlers() {
        Map<ApiRoute, RouteHandler> handlers = new EnumMap<>(ApiRoute.class);
        signIn(
                handlers,
                new SignInRoutes(signIns, new CallLimits(signInsPerMinute), new CallLimits(6 * signInsPerMinute)));
        cars(handlers, new CarRoutes(picture, registry, database, signIns, freshness));
        users(handlers, new UserRoutes(accounts, signIns));
        operation(handlers, new OperationRoutes(ready, metrics));
        return handlers;
    }

    private static void signIn(Map<ApiRoute, RouteHandler> handlers, SignInRoutes routes) {
        handlers.put(ApiRoute.SIGN_IN, (RouteHandler.Reading) routes::signIn);
        handlers.put(ApiRoute.REFRESH, (RouteHandler.Reading) routes::refresh);
        handlers.put(ApiRoute.SIGN_OUT, (RouteHandler.Reading) routes::signOut);
        handlers.put(ApiRoute.ME, (RouteHandler.Reading) routes::me);
    }

    private static void cars(Map<ApiRoute, RouteHandler> handlers, CarRoutes routes) {
        handlers.put(ApiRoute.LIST_CARS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.CREATE_CAR, (RouteHandler.Writing) routes::create);
        handlers.put(ApiRoute.GET_CAR, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PATCH_CAR, (RouteHandler.Writing) routes::patch);
        handlers.put(ApiRoute.DELETE_CAR, (RouteHandler.Writing) routes::delete);
        handlers.put(ApiRoute.CAR_LOGS, (RouteHandler.Reading) routes::logs);
        handlers.put(ApiRoute.CAR_TIMELINE, (RouteHandler.Reading) routes::timeline);
        handlers.put(ApiRoute.FLEET_SUMMARY, (RouteHandler.Reading) routes::summary);
        handlers.put(ApiRoute.ENROL_CAR, (RouteHandler.Writing) routes::enrol);
    }

    private static void users(Map<ApiRoute, RouteHandler> handlers, UserRoutes routes) {
        handlers.put(ApiRoute.LIST_USERS, (RouteHandler.Reading) routes::list);
        handlers.put(ApiRoute.CREATE_USER, (RouteHandler.Writing) routes::create);
        handlers.put(ApiRoute.GET_USER, (RouteHandler.Reading) routes::get);
        handlers.put(ApiRoute.PATCH_USER, (RouteHandler.Writing) routes::patch);
        handlers.put(ApiRoute.DELETE_USER, (RouteHandler.Writing) routes::delete);
    }

    private static void operation(Map<ApiRoute, RouteHandler> handlers, OperationRoutes routes) {
        handlers.put(ApiRoute.HEALTH, (RouteHandler.Reading) routes::health);
        handlers.put(ApiRoute.READY, (RouteHandler.Reading) routes::ready);
        handlers.put(ApiRoute.METRICS, (RouteHandler.Reading) routes::metrics);
        handlers.put(ApiRoute.OPENAPI, (RouteHandler.Reading) routes::openapi);
        handlers.put(ApiRoute.ASYNCAPI, (RouteHandler.Reading) routes::asyncapi);
    }
}
