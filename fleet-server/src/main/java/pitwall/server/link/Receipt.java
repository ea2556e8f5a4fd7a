package pitwall.server.link;

/// What became of a frame of a car.
sealed interface Receipt {
    /// It is on disk, as is everything up to `seq`.
    record OnDisk(long seq) implements Receipt {}

    /// It was taken and there is nothing to acknowledge: figures are not kept for ever.
    record Taken() implements Receipt {}

    /// The car was removed meanwhile.
    record Gone() implements Receipt {}

    /// A newer boot of the car took over.
    record Fenced() implements Receipt {}
}
