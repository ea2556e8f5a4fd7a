package pitwall.fleet.query;

import java.util.Optional;

/// A size to compare with: an operator and what stands behind it.
record Comparison(Operator operator, String operand) {
    enum Operator {
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">"),
        EQUAL("");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        /// @param compared negative, 0 or positive, as from `Integer.compare(found, wanted)`
        boolean holds(int compared) {
            return switch (this) {
                case AT_MOST -> compared <= 0;
                case AT_LEAST -> compared >= 0;
                case LESS -> compared < 0;
                case MORE -> compared > 0;
                case EQUAL -> compared == 0;
            };
        }
    }

    static Comparison of(String text) {
        for (Operator operator : Operator.values()) {
            if (text.startsWith(operator.sign())) {
                return new Comparison(operator, text.substring(operator.sign().length()));
            }
        }
        throw new AssertionError("EQUAL fits every text");
    }

    /// The operand as a whole number; empty if it is none or has more than nine digits.
    Optional<Integer> number() {
        boolean negative = operand.startsWith("-");
        return digits(negative ? operand.substring(1) : operand).map(size -> negative ? -size : size);
    }

    /// A run of one to nine ASCII digits as a number.
    static Optional<Integer> digits(String text) {
        boolean fits = !text.isEmpty() && text.length() <= 9;
        return fits && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    }
}
