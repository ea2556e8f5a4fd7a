package pitwall.views.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.TestedStep;

/// A connection test, step by step as it runs. FX thread.
public final class ConnectionTestViewModel {
    private final Connections connections;
    private final Strings strings;
    private final Executor fxThread;
    private final ObservableList<StepLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private int run;

    /// One step in words.
    ///
    /// @param advice what to do about it; empty unless it failed
    public record StepLine(TestedStep.Result result, String text, String advice) {}

    public ConnectionTestViewModel(Connections connections, Strings strings, Executor fxThread) {
        this.connections = connections;
        this.strings = strings;
        this.fxThread = fxThread;
    }

    /// Begins anew; answers to an earlier test are ignored from now on.
    public void start(Connection connection) {
        run++;
        int mine = run;
        lines.clear();
        running.set(true);
        CompletableFuture<?> unused = connections
                .test(connection, step -> fxThread.execute(() -> add(mine, step)))
                .whenComplete((steps, failure) -> fxThread.execute(() -> end(mine)));
    }

    /// Forgets the result, because the address changed.
    public void clear() {
        run++;
        lines.clear();
        running.set(false);
    }

    public ObservableList<StepLine> lines() {
        return lines;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    private void add(int mine, TestedStep step) {
        if (mine == run) {
            lines.add(line(step));
        }
    }

    private void end(int mine) {
        if (mine == run) {
            running.set(false);
        }
    }

    private StepLine line(TestedStep step) {
        String name = strings.get("test.step." + step.step().name());
        String result = strings.get("test.result." + step.result().name());
        String text = step.detail() == null
                ? strings.get("test.line", name, result)
                : strings.get("test.line.detail", name, result, step.detail());
        boolean failed = step.result() == TestedStep.Result.FAILED;
        return new StepLine(
                step.result(),
                text,
                failed ? strings.get("test.advice." + step.step().name()) : "");
    }
}
