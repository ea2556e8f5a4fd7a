package pitwall.protocol.tuf;

import java.time.Instant;

/// The client workflow of the specification, sections 5.2 to 5.6: from what is believed and what a repository
/// offers to what is believed now. Holds nothing between calls; thread-safe.
///
/// The time is passed in and fixed for the whole refresh. A client whose own clock may be wrong passes the
/// server's; without any trustworthy time nothing expires, and a freeze cannot be noticed.
public final class TufClient {
    private final TufLimits limits;

    public TufClient(TufLimits limits) {
        this.limits = limits;
    }

    /// With the usual limits.
    public TufClient() {
        this(TufLimits.DEFAULT);
    }

    /// Brings trust up to date. Every way this can fail is a [TufOutcome.Refused].
    ///
    /// @throws IllegalArgumentException if what was kept is damaged: then somebody has to deliver the root again
    public TufOutcome refresh(TrustedState state, TufSource source, Instant now) {
        Refresh refresh = new Refresh(state, new MetadataFetch(source, limits), limits, now);
        try {
            TufMetadata.Targets targets = refresh.run();
            return new TufOutcome.Trusted(refresh.state(), targets);
        } catch (RefusedException e) {
            return new TufOutcome.Refused(refresh.state(), e.refusal());
        }
    }
}
