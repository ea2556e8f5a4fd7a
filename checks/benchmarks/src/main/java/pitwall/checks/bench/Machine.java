package pitwall.checks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/// What this program costs: processor time and heap.
final class Machine {
    private static final double MEGABYTE = 1e6;
    /// More than one, since finalisers and caches give back what they hold only at the second.
    private static final int COLLECTIONS = 3;

    private Machine() {}

    /// Nanoseconds of processor time that all threads whose names begin with `name` took since they began.
    static long threadNanos(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith(name)) {
                nanos += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return nanos;
    }

    /// Nanoseconds of processor time that this program took since it began.
    static long programNanos() {
        return system().getProcessCpuTime();
    }

    /// Megabytes of heap that are in use after a collection.
    static double heapMegabytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    /// How many programs wanted a processor during the last minute, on average; others' work makes figures worse.
    static double load() {
        return system().getSystemLoadAverage();
    }

    private static OperatingSystemMXBean system() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
