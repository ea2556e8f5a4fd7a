package pitwall.cli;

import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.server.ServerSettings;
import pitwall.server.storage.DatabaseInUseException;
import pitwall.server.storage.DatabaseUnusableException;

/// Says in a sentence why a server did not start, from whatever was thrown on the way.
final class StartFailure {
    private StartFailure() {}

    /// The failure with its exit code; what nobody foresaw comes back as it is.
    static RuntimeException of(RuntimeException failure, ServerSettings settings) {
        if (has(failure, BindException.class)) {
            return new CommandFailedException(
                    ExitCode.PORT_IN_USE,
                    "Port " + settings.address().port() + " of "
                            + settings.address().host() + " is in use or not ours to use.",
                    failure);
        }
        String location = withoutQuery(settings.database());
        if (has(failure, DatabaseInUseException.class)) {
            return unusable("Another server is using the database " + location + ".", failure);
        }
        if (says(failure, "database is locked") || says(failure, "SQLITE_BUSY")) {
            return unusable("Another program holds the database " + location + ".", failure);
        }
        if (says(failure, "not a database")) {
            return unusable("The file " + location + " is not a database.", failure);
        }
        if (has(failure, DatabaseUnusableException.class)) {
            return unusable("The database " + location + " cannot be used: " + deepest(failure), failure);
        }
        if (says(failure, "TLS certificate")) {
            return new CommandFailedException(
                    ExitCode.TLS_UNUSABLE,
                    "The TLS certificate and key do not work: " + deepest(failure) + ".",
                    failure);
        }
        if (failure instanceof IllegalArgumentException) {
            return new CommandFailedException(
                    ExitCode.BAD_FLAG, "The server cannot run like that: " + failure.getMessage() + ".", failure);
        }
        return failure;
    }

    private static CommandFailedException unusable(String sentence, Throwable cause) {
        return new CommandFailedException(ExitCode.DATABASE_UNUSABLE, sentence, cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).stream().anyMatch(type::isInstance);
    }

    private static boolean says(Throwable failure, String words) {
        return causes(failure).stream()
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(words));
    }

    private static String deepest(Throwable failure) {
        String message = String.valueOf(causes(failure).getLast().getMessage());
        return message.lines().findFirst().orElse("no reason given");
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /// A database URL may carry a password behind the question mark.
    private static String withoutQuery(String database) {
        int query = database.indexOf('?');
        return query < 0 ? database : database.substring(0, query);
    }
}
