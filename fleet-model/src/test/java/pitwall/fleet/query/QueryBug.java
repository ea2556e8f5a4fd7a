package pitwall.fleet.query;

/// A mistake that whoever reads queries could make. Each is played by changing the text on its way, so that the reader
/// itself needs no switch for it.
enum QueryBug {
    PASSES_OVER_THE_MINUS {
        @Override
        String reads(String text) {
            return text.replaceAll("(^| )-", "$1");
        }
    },
    TAKES_LESS_FOR_MORE {
        @Override
        String reads(String text) {
            return text.replace('<', '\0').replace('>', '<').replace('\0', '>');
        }
    },
    TAKES_AT_MOST_FOR_LESS {
        @Override
        String reads(String text) {
            return text.replace("<=", "<");
        }
    },
    TAKES_AT_LEAST_FOR_MORE {
        @Override
        String reads(String text) {
            return text.replace(">=", ">");
        }
    },
    TAKES_LESS_FOR_AT_MOST {
        @Override
        String reads(String text) {
            return text.replaceAll("<(?!=)", "<=");
        }
    },
    TAKES_MORE_FOR_AT_LEAST {
        @Override
        String reads(String text) {
            return text.replaceAll(">(?!=)", ">=");
        }
    },
    FORGETS_ALL_VALUES_BUT_THE_FIRST {
        @Override
        String reads(String text) {
            return text.contains("\"") ? text : text.replaceAll(",[^ ]*", "");
        }
    },
    FORGETS_ALL_TERMS_BUT_THE_FIRST {
        @Override
        String reads(String text) {
            return text.contains("\"") ? text : text.strip().split(" ", -1)[0];
        }
    },
    FORGETS_THE_STAR {
        @Override
        String reads(String text) {
            return text.replaceAll("(?<=\\w)\\*", "");
        }
    },
    TAKES_EVERY_VALUE_FOR_A_BEGINNING {
        @Override
        String reads(String text) {
            return text.replaceAll("(?<=(id|region|version|label):[^ ]{1,20})$", "*");
        }
    },
    PASSES_OVER_QUOTES {
        @Override
        String reads(String text) {
            return text.replace("\"", "").replace("\\", "");
        }
    },
    TAKES_A_MINUTE_FOR_A_SECOND {
        @Override
        String reads(String text) {
            return text.replaceAll("(?<=\\d)m", "s");
        }
    },
    TAKES_AN_HOUR_FOR_A_SECOND {
        @Override
        String reads(String text) {
            return text.replaceAll("(?<=\\d)[hH]", "s");
        }
    },
    TAKES_A_DAY_FOR_A_SECOND {
        @Override
        String reads(String text) {
            return text.replaceAll("(?<=\\d)d", "s");
        }
    },
    PASSES_OVER_THE_SIGN_OF_A_NUMBER {
        @Override
        String reads(String text) {
            return text.replaceAll("(?<=:[<>]{0,1})-(?=\\d)", "");
        }
    },
    TAKES_A_TAG_FOR_A_LABEL_OF_ANY_VALUE {
        @Override
        String reads(String text) {
            return text.replaceAll("tag:(?=\\w)", "label:*=");
        }
    },
    TAKES_THE_WANTED_VERSION_FOR_THE_PRESENT_ONE {
        @Override
        String reads(String text) {
            return text.replace("version:", "desired:");
        }
    },
    TAKES_WHAT_IT_FAILED_FOR_FOR_THE_PRESENT_REASON {
        @Override
        String reads(String text) {
            return text.replace("failure:", "reason:");
        }
    },
    TAKES_A_ROLLOUT_FOR_A_WORD {
        @Override
        String reads(String text) {
            return text.replaceAll("(?i)rollout:", "");
        }
    };

    abstract String reads(String text);
}
