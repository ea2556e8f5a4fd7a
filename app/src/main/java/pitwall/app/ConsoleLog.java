package pitwall.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this console logs, in files of the user's data folder: whoever started it from a menu has no terminal to look
/// at. The files grow to a bound; consoles that run at the same time have one each. Thread-safe.
final class ConsoleLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ConsoleLog.class);
    private static final String FOLDER = "console-log";
    private static final long PART_BYTES = 1_000_000;
    private static final int OLDER_PARTS = 3;
    private static final int AT_ONCE = 4;
    /// What was sent by others cannot look like a line of its own.
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger{24} - "
            + "%replace(%msg){'[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+', ' '}%n"
            + "%replace(%replace(%ex){'[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029&&[^\\r\\n\\t]]+', ' '}){'(?m)^(?=\\d\\d\\d\\d-)', '  '}";

    private final FileChannel lock;
    private final RollingFileAppender<ILoggingEvent> appender;
    private final ch.qos.logback.classic.Logger root;

    private ConsoleLog(FileChannel lock, ch.qos.logback.classic.Logger root, Path file, long partBytes) {
        this.lock = lock;
        this.root = root;
        this.appender = appender(root.getLoggerContext(), file, partBytes);
        root.addAppender(appender);
    }

    /// Keeps what is logged from now on. Empty, which is logged, where it cannot be kept.
    ///
    /// @param data folder of the user
    static Optional<ConsoleLog> begin(Path data) {
        return begin(data, PART_BYTES);
    }

    static Optional<ConsoleLog> begin(Path data, long partBytes) {
        if (!(LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root)) {
            return Optional.empty();
        }
        if (data.toString().contains("%")) {
            log.warn(
                    "what the console logs is not kept: a percent sign in the name of the folder means something else");
            return Optional.empty();
        }
        try {
            Path folder = Files.createDirectories(folder(data));
            for (int n = 1; n <= AT_ONCE; n++) {
                Optional<FileChannel> lock = locked(folder.resolve("console-" + n + ".lock"));
                if (lock.isPresent()) {
                    return Optional.of(
                            new ConsoleLog(lock.get(), root, folder.resolve("console-" + n + ".log"), partBytes));
                }
            }
            log.warn("{} consoles keep what they log already", AT_ONCE);
        } catch (IOException e) {
            log.warn("what the console logs cannot be kept", e);
        }
        return Optional.empty();
    }

    /// Where the files are.
    static Path folder(Path data) {
        return data.resolve(FOLDER);
    }

    private static Optional<FileChannel> locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            log.debug("a console of this program has {}", file, e);
        }
        channel.close();
        return Optional.empty();
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path file, long partBytes) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(context);
        lines.setPattern(LINE);
        lines.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(lines);
        FixedWindowRollingPolicy parts = new FixedWindowRollingPolicy();
        parts.setContext(context);
        parts.setParent(appender);
        parts.setFileNamePattern(file + ".%i");
        parts.setMinIndex(1);
        parts.setMaxIndex(OLDER_PARTS);
        parts.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
        full.setContext(context);
        full.setMaxFileSize(new FileSize(partBytes));
        // Else it looks once a minute, and what fails with every frame fills a disk until then.
        full.setCheckIncrement(Duration.buildByMilliseconds(0));
        full.start();
        appender.setRollingPolicy(parts);
        appender.setTriggeringPolicy(full);
        appender.start();
        return appender;
    }

    /// Ends the keeping; a second call does nothing.
    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
        try {
            lock.close();
        } catch (IOException e) {
            log.debug("the lock of the log cannot be released", e);
        }
    }
}
