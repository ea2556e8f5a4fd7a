package pitwall.agent;

import pitwall.agent.update.SlotImage;
import pitwall.agent.update.Workload;

/// Starts and stops at once, and crashes when told.
final class WillingWorkload implements Workload {
    boolean crashing;
    int starts;
    private boolean running;

    @Override
    public void start(SlotImage image) {
        starts++;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public Health health() {
        return !running ? Health.STOPPED : crashing ? Health.UNHEALTHY : Health.HEALTHY;
    }
}
