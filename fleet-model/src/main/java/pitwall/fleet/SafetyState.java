package pitwall.fleet;

/// What the car's safety node reports. Only the car writes it, nothing here can change it (G-9, G-10).
public enum SafetyState {
    NORMAL,
    SAFE_MODE,
    LOCAL_ESTOP
}
