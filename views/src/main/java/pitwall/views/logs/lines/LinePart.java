package pitwall.views.logs.lines;

import pitwall.fleet.LogLevel;

/// The lines that a [LineBlock] held at a time, as columns that nobody changes any more up to `size`. Any thread.
///
/// @param first number of its first line
/// @param levels ordinals of [LogLevel]
/// @param ats server time of arrival, in milliseconds
/// @param ends where the text of each line ends, exclusive
record LinePart(
        int first,
        int size,
        long[] ids,
        byte[] levels,
        long[] ats,
        long[] claims,
        long[] boots,
        long[] sequences,
        int[] cars,
        short[] sources,
        int[] ends,
        byte[] text) {
    static final LogLevel[] LEVELS = LogLevel.values();

    /// The number of the car of a line that no car wrote but the server.
    static final int NOBODY = -1;

    int begin(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    int source(int index) {
        return Short.toUnsignedInt(sources[index]);
    }
}
