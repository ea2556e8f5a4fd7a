package pitwall.simulator.car;

/// The main computer's figures.
///
/// @param celsius its temperature
record Computer(double celsius, double cpuPercent, double memoryPercent, double diskPercent, double signalPercent) {}
