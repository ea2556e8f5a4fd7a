package pitwall.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;
import pitwall.fleet.LogLevel;
import pitwall.server.logs.LogSource;
import pitwall.server.logs.SpokenLine;

/// Lets a server hear everything that this program logs, whoever of it speaks: it is the server's program.
final class ServerLogSource implements LogSource {
    @Override
    public Runnable listen(Consumer<SpokenLine> listener) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return LogSource.SILENT.listen(listener);
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Telling telling = new Telling(listener);
        telling.setContext(context);
        telling.start();
        root.addAppender(telling);
        return () -> root.detachAppender(telling);
    }

    private static final class Telling extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final Consumer<SpokenLine> listener;

        Telling(Consumer<SpokenLine> listener) {
            this.listener = listener;
        }

        @Override
        protected void append(ILoggingEvent event) {
            Map<String, String> fields = new LinkedHashMap<>(event.getMDCPropertyMap());
            List<KeyValuePair> pairs = event.getKeyValuePairs();
            if (pairs != null) {
                pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
            }
            listener.accept(new SpokenLine(
                    level(event),
                    event.getLoggerName(),
                    event.getFormattedMessage(),
                    fields,
                    event.getThrowableProxy() instanceof ThrowableProxy thrown ? thrown.getThrowable() : null));
        }

        private static LogLevel level(ILoggingEvent event) {
            return switch (event.getLevel().levelStr) {
                case "ERROR" -> LogLevel.ERROR;
                case "WARN" -> LogLevel.WARN;
                case "INFO" -> LogLevel.INFO;
                default -> LogLevel.DEBUG;
            };
        }
    }
}
