package pitwall.agent.machine;

import pitwall.agent.update.Workload;

/// What a machine runs from its slots, and what it leaves behind when the agent is killed. Belongs to the agent's
/// thread, except for [#close].
interface MachineWorkload extends Workload, AutoCloseable {
    /// Ends what an agent that was killed left running. Called once, before anything starts; may take seconds.
    void endLeftovers();

    /// The workload does not outlive its agent.
    @Override
    void close();
}
