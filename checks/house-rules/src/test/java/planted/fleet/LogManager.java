package planted.fleet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has an empty name, logs where nothing logs, keeps static state, prints and sleeps.
public final class LogManager {
    private static final Logger LOG = LoggerFactory.getLogger(LogManager.class);
    static int calls;

    private LogManager() {}

    static void breaksRules() throws InterruptedException {
        calls++;
        LOG.info("{}", calls);
        System.out.println(calls);
        Thread.sleep(1);
        new Thread(LogManager::new).start();
    }
}
