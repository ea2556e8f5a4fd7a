package pitwall.cache;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What this program has computed so far, on all its threads: unlike a clock it does not count what others do.
final class Computed {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Computed() {}

    static Duration soFar() {
        return Duration.ofNanos(SYSTEM.getProcessCpuTime());
    }
}
