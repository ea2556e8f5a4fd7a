package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pitwall.protocol.Json;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/// Everything that the client can ask stands in the contract: the route, its parameters, and the fields of its body.
class RequestsKeepTheContractTest {
    private static final ObjectMapper JSON = Json.strict();

    private record Line(String method, String path) {}

    private static Optional<Line> line(Annotation annotation) {
        return switch (annotation) {
            case GET get -> Optional.of(new Line("GET", "/" + get.value()));
            case HEAD head -> Optional.of(new Line("HEAD", "/" + head.value()));
            case POST post -> Optional.of(new Line("POST", "/" + post.value()));
            case PUT put -> Optional.of(new Line("PUT", "/" + put.value()));
            case PATCH patch -> Optional.of(new Line("PATCH", "/" + patch.value()));
            case DELETE delete -> Optional.of(new Line("DELETE", "/" + delete.value()));
            default -> Optional.empty();
        };
    }

    private static List<Method> calls() {
        return Stream.of(FleetApi.class.getMethods())
                .filter(method -> Stream.of(method.getAnnotations())
                        .anyMatch(annotation -> line(annotation).isPresent()))
                .toList();
    }

    @Test
    void everyCallOfTheClientStandsInTheContract() {
        List<String> faults = new ArrayList<>();
        for (Method call : calls()) {
            Line line = Stream.of(call.getAnnotations())
                    .flatMap(annotation -> line(annotation).stream())
                    .findFirst()
                    .orElseThrow();
            List<RestContract.Operation> operations = RestContract.operations(line.method(), line.path());
            if (operations.isEmpty()) {
                faults.add(line + " does not exist");
            }
            operations.forEach(operation -> check(call, line, operation, faults));
        }

        assertThat(calls()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(faults).isEmpty();
    }

    private static void check(Method call, Line line, RestContract.Operation operation, List<String> faults) {
        List<String> queries = named(call, Query.class, Query::value);
        boolean more = Stream.of(call.getParameters()).anyMatch(each -> each.isAnnotationPresent(QueryMap.class));
        if (!more) {
            RestContract.compare(operation.name() + " query", operation.parameters("query"), queries, faults);
        }
        named(call, Path.class, Path::value).stream()
                .filter(name -> !line.path().contains("{" + name + "}"))
                .forEach(name -> faults.add(line + ": no {" + name + "}"));
        Optional<Parameter> body = Stream.of(call.getParameters())
                .filter(each -> each.isAnnotationPresent(Body.class))
                .findFirst();
        if (body.isPresent() ? !operation.takesBody() : operation.needsBody()) {
            faults.add(operation.name() + (body.isPresent() ? " takes no body" : " needs a body"));
        }
        body.map(Parameter::getType).filter(Class::isRecord).ifPresent(type -> fields(operation, type, faults));
    }

    private static <A extends Annotation> List<String> named(Method call, Class<A> kind, Function<A, String> name) {
        return Stream.of(call.getParameters())
                .flatMap(each -> Stream.of(each.getAnnotationsByType(kind)))
                .map(name)
                .toList();
    }

    /// Fields of the record that the contract does not know, and fields of the contract that the record cannot say.
    private static void fields(RestContract.Operation operation, Class<?> type, List<String> faults) {
        Map<String, Boolean> known = operation.fields();
        if (known.isEmpty()) {
            faults.add(operation.name() + " has no fields");
            return;
        }
        List<String> given =
                JSON.getSerializationConfig().introspect(JSON.constructType(type)).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .toList();
        RestContract.compare(operation.name() + " " + type.getSimpleName(), known, given, faults);
    }
}
