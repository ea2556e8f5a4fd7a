package pitwall.client;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.ChannelBody;

/// Something that a person does about those who are told outside.
public sealed interface ChannelAct {
    /// What the person must be allowed to do.
    default Capability needs() {
        return Capability.CHANNELS_MANAGE;
    }

    /// Writes a channel down, with its secrets where they are new.
    ///
    /// @param revision the one that the change is based on; absent for a new channel
    record Save(ChannelBody channel, @Nullable Long revision) implements ChannelAct {}

    /// Forgets a channel; what waits for it is not told any more.
    ///
    /// @param revision the one the person saw
    record Remove(String channel, long revision) implements ChannelAct {}

    /// Lets one dead letter wait again.
    ///
    /// @param delivery its number
    record RetryOne(long delivery) implements ChannelAct {}

    /// Lets all dead letters of a channel wait again.
    record RetryAll(String channel) implements ChannelAct {}

    /// Takes the rules of an `alerts.yaml` over, all or none.
    ///
    /// @param file its text, 256 KiB at most
    record ImportAlerts(String file) implements ChannelAct {
        @Override
        public Capability needs() {
            return Capability.ALARM_RULES;
        }
    }
}
