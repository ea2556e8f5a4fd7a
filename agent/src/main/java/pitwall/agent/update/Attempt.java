package pitwall.agent.update;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.SoftwareSlot;

/// The update a car is in the middle of.
///
/// @param order without its token, which never touches a disk
/// @param target the slot it goes to; present from [Step#STAGED] on
/// @param interrupted how often the apply had begun and was called off before the switch
/// @param pulls how often the whole artifact came and was not what was signed
/// @param failure why it goes back; present in [Step#GOING_BACK]
/// @param message what the new software said last; absent where it said nothing
record Attempt(
        Desired order,
        Step step,
        @Nullable ReleaseFacts facts,
        @Nullable SoftwareSlot target,
        int interrupted,
        int pulls,
        @Nullable ReasonCode failure,
        @Nullable String message) {
    static Attempt of(Desired order) {
        return new Attempt(order.withToken(""), Step.ACCEPTED, null, null, 0, 0, null, null);
    }

    boolean isOf(Desired other) {
        return order.intent().equals(other.intent());
    }

    /// The slot of a staged attempt.
    SoftwareSlot requireTarget() {
        if (target == null) {
            throw new IllegalStateException("staged without a slot");
        }
        return target;
    }

    Attempt pulled(ReleaseFacts verified) {
        return new Attempt(order, Step.PULLED, verified, null, interrupted, pulls, null, null);
    }

    Attempt staged(SoftwareSlot slot) {
        return new Attempt(order, Step.STAGED, facts, slot, interrupted, pulls, null, null);
    }

    Attempt calledOff() {
        return new Attempt(order, step, facts, target, interrupted + 1, pulls, failure, message);
    }

    Attempt spoiled() {
        return new Attempt(order, Step.ACCEPTED, null, null, interrupted, pulls + 1, null, null);
    }

    /// @param said what the new software said last; absent where it said nothing
    Attempt goingBack(ReasonCode why, @Nullable String said) {
        return new Attempt(order, Step.GOING_BACK, facts, target, interrupted, pulls, why, said);
    }
}
