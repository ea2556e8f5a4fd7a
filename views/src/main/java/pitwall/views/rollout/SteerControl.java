package pitwall.views.rollout;

import pitwall.fleet.Capability;

/// What can be done to a rollout, in the order in which the buttons stand.
enum SteerControl {
    RESUME("resume", "Shift+F9", Capability.ROLLOUT_RESUME),
    ADVANCE("advance", "Ctrl+Shift+G", Capability.ROLLOUT_RESUME),
    ABORT("abort", "Ctrl+Shift+X", Capability.ROLLOUT_PAUSE),
    ROLL_BACK("rollback", "Ctrl+B", Capability.ROLLOUT_ROLL_BACK),
    ROLL_BACK_ALL("rollback everything", "Ctrl+Shift+B", Capability.ROLLOUT_ROLL_BACK),
    RETRY("retry", "Ctrl+Shift+T", Capability.CAR_UPDATE),
    /// Last, so that it stands at the edge, and at once.
    PAUSE("pause", "F9", Capability.ROLLOUT_PAUSE);

    private final String act;
    private final String keys;
    private final Capability needs;

    SteerControl(String act, String keys, Capability needs) {
        this.act = act;
        this.keys = keys;
        this.needs = needs;
    }

    /// How the server's effects call it.
    String act() {
        return act;
    }

    String keys() {
        return keys;
    }

    Capability needs() {
        return needs;
    }

    /// The end of its message keys and of the action's id.
    String id() {
        return act.replace(' ', '-');
    }
}
