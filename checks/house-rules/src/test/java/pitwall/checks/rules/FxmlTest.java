package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.fxml.FXML;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FxmlTest {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("pitwall.assets.i18n.messages", Locale.ROOT);

    @BeforeAll
    static void startTheToolkit() throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(true));
        started.get(30, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
    }

    static Stream<Fxml> screens() {
        return Repository.screens().stream().map(Fxml::read);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("screens")
    void itLoads(Fxml screen) throws Exception {
        FutureTask<Object> loading = new FutureTask<>(() -> screen.load(WORDS));
        Platform.runLater(loading);

        assertThat(loading.get(30, TimeUnit.SECONDS)).isNotNull();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("screens")
    void itsControllerHasAFieldForEveryId(Fxml screen) throws ClassNotFoundException {
        Stream<String> fields = Arrays.stream(screen.controller().getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(FXML.class))
                .map(Field::getName);

        assertThat(fields).containsExactlyInAnyOrderElementsOf(screen.ids());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("screens")
    void itsControllerHasAMethodForEveryHandler(Fxml screen) throws ClassNotFoundException {
        Stream<String> methods = Arrays.stream(screen.controller().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(FXML.class))
                .map(Method::getName)
                .filter(name -> !name.equals("initialize"));

        assertThat(methods).containsExactlyInAnyOrderElementsOf(screen.handlers());
    }
}
