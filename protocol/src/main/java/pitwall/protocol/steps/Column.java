package pitwall.protocol.steps;

/// What is of one kind lies together in a row: so it packs into two thirds of what it takes among other things. The
/// first ones are the figures of a car; the place of each among them is its bit in what differs.
enum Column {
    HEARD,
    POSITION,
    SPEED,
    BATTERY,
    CHARGING,
    PROGRESS,
    TEMPERATURE,
    CPU,
    MEMORY,
    DISK,
    SIGNAL,
    UPTIME,
    NETWORK,
    LATITUDE,
    LONGITUDE,
    HEADING,
    /// Which figures differ.
    DIFFERING,
    /// Which of those are there.
    PRESENT,
    STEP,
    ID,
    NAME,
    VIN,
    INFO,
    STATUS
}
