package planted.fleet;

import planted.protocol.Frame;

/// Leads from fleet to protocol, where no arrow is drawn.
public abstract class Car {
    abstract Frame forbidden();
}
