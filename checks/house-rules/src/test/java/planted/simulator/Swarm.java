package planted.simulator;

import planted.server.Registry;

/// Leads from simulator to server, where no arrow is drawn.
public abstract class Swarm {
    abstract Registry forbidden();
}
