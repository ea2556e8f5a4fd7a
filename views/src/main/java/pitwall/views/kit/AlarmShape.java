package pitwall.views.kit;

import pitwall.fleet.AlarmPriority;

/// The outline of an alarm mark on a 16 by 16 grid and the numeral in it. The numeral is an outline too: it looks the
/// same in every font and at every size.
record AlarmShape(String body, String digit) {
    static final double GRID = 16;

    private static final String OCTAGON = "M5 0.5 L11 0.5 L15.5 5 L15.5 11 L11 15.5 L5 15.5 L0.5 11 L0.5 5 Z";
    private static final String TRIANGLE = "M8 0.2 L15.9 15.5 L0.1 15.5 Z";
    private static final String DIAMOND = "M8 0 L16 8 L8 16 L0 8 Z";
    private static final String ONE = "M7.4 4 L9 4 L9 12 L7.4 12 L7.4 6 L5.9 6.7 L5.9 5.2 Z";
    private static final String TWO = """
        M5.8 13.6 L5.8 12.3 L8.2 10 Q9 9.2 9 8.5 Q9 7.4 8 7.4 Q6.9 7.4 6.9 8.7 L5.5 8.7
        Q5.5 6.2 8 6.2 Q10.4 6.2 10.4 8.4 Q10.4 9.6 9.2 10.7 L7.7 12.2 L10.5 12.2 L10.5 13.6 Z\
        """;
    private static final String THREE = """
        M5.6 5.9 Q5.8 4 8 4 Q10.3 4 10.3 6 Q10.3 7.4 9.2 7.9 Q10.5 8.4 10.5 9.9 Q10.5 12 8 12
        Q5.6 12 5.5 10 L7 10 Q7.1 10.9 8 10.9 Q9 10.9 9 9.8 Q9 8.5 7.6 8.5 L7.1 8.5 L7.1 7.4
        L7.6 7.4 Q8.8 7.4 8.8 6.2 Q8.8 5.2 8 5.2 Q7.2 5.2 7.1 5.9 Z\
        """;

    static AlarmShape of(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> new AlarmShape(OCTAGON, ONE);
            case P2 -> new AlarmShape(TRIANGLE, TWO);
            case P3 -> new AlarmShape(DIAMOND, THREE);
        };
    }
}
