package pitwall.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.MuteAlarms;

/// Something that a person does about alarms.
public sealed interface AlarmAct {
    /// What the person must be allowed to do.
    Capability needs();

    /// Whether alarms change with it. What is hidden from now on and what rules say is in lists that are asked for.
    default boolean isToldOnTheStream() {
        return switch (this) {
            case Acknowledge _, Shelve _, Unshelve _ -> true;
            case Mute _, Unmute _, SaveRule _ -> false;
        };
    }

    /// Says that somebody knows.
    ///
    /// @param alarms the ids of those that the person saw, 1 to 500
    /// @param comment needed where one of them is a P1; absent where the person said nothing
    record Acknowledge(List<String> alarms, @Nullable String comment) implements AlarmAct {
        public Acknowledge {
            alarms = List.copyOf(alarms);
        }

        @Override
        public Capability needs() {
            return Capability.ALARM_ACK;
        }
    }

    /// Puts an alarm aside.
    ///
    /// @param minutes from now
    /// @param urgent true for a P1, which not everybody may put aside
    /// @param reason in the person's words; never empty
    record Shelve(String alarm, int minutes, boolean urgent, String reason) implements AlarmAct {
        @Override
        public Capability needs() {
            return urgent ? Capability.ALARM_SHELVE_P1 : Capability.ALARM_SHELVE;
        }
    }

    /// Takes an alarm back from the shelf.
    record Unshelve(String alarm) implements AlarmAct {
        @Override
        public Capability needs() {
            return Capability.ALARM_SHELVE;
        }
    }

    /// Hides what a matcher fits: for a known disturbance, or because it is out of service.
    record Mute(MuteAlarms terms) implements AlarmAct {
        @Override
        public Capability needs() {
            return Capability.ALARM_MUTE;
        }
    }

    /// Shows again what a silence hid, or puts something back into service.
    ///
    /// @param mute such as `M-3`
    record Unmute(String mute) implements AlarmAct {
        @Override
        public Capability needs() {
            return Capability.ALARM_MUTE;
        }
    }

    /// Writes a rule down.
    ///
    /// @param revision the one that the change is based on; absent for a new rule
    record SaveRule(AlarmRuleBody rule, @Nullable Long revision) implements AlarmAct {
        @Override
        public Capability needs() {
            return Capability.ALARM_RULES;
        }
    }
}
