package pitwall.agent;

import pitwall.protocol.CarFrame;

/// What the car's hardware and workloads say about themselves.
///
/// @param condition its `safety` is not looked at: only the safety node says how safe the car is
/// @param emergencyStop true while somebody at the car holds it stopped (G-9); nothing remote sets or clears it
public record Measured(CarFrame.Condition condition, CarFrame.Readings readings, boolean emergencyStop) {}
