package planted.app;

import planted.agent.Node;

/// Leads from app to agent, where no arrow is drawn.
public abstract class Program {
    abstract Node forbidden();
}
