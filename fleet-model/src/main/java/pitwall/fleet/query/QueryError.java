package pitwall.fleet.query;

import java.util.List;

/// Why a query text has no meaning. The code is stable: it travels on the wire and picks the sentence
/// that the reader sees.
///
/// @param position index of the first wrong character
/// @param length number of wrong characters, at least 1 unless the text ends there
/// @param arguments what the sentence names, in the order that the code's description gives
public record QueryError(int position, int length, String code, List<String> arguments) {
    /// No field of that name: the name.
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    /// Not a whole number of at most nine digits, with or without comparison: the value, the field.
    public static final String BAD_NUMBER = "BAD_NUMBER";
    /// Not a comparison and an age such as `>10m`: the value, the field.
    public static final String BAD_AGE = "BAD_AGE";
    /// Neither an age such as `20m` or `>10m` nor a time such as `13:42` or `2026-11-21T13:42Z`: the value, the field.
    public static final String BAD_SINCE = "BAD_SINCE";
    /// Not `key=value`: the value.
    public static final String BAD_LABEL = "BAD_LABEL";
    /// Not an [Area]: the value.
    public static final String BAD_AREA = "BAD_AREA";
    /// A quote without its partner.
    public static final String UNCLOSED_QUOTE = "UNCLOSED_QUOTE";
    /// Something follows a closing quote without a space or comma: what follows.
    public static final String TEXT_AFTER_QUOTE = "TEXT_AFTER_QUOTE";
    /// A field, comma or minus with nothing behind it.
    public static final String EMPTY_VALUE = "EMPTY_VALUE";
    /// No such headline status: the value, the known words.
    public static final String UNKNOWN_STATUS = "UNKNOWN_STATUS";
    /// No such word for this field: the value, the field, the known words.
    public static final String UNKNOWN_VALUE = "UNKNOWN_VALUE";
    /// `<` or `>` on a field that has no size: the field.
    public static final String NOT_COMPARABLE = "NOT_COMPARABLE";
    /// More than [CarQuery#MAX_LENGTH] characters: the limit.
    public static final String TOO_LONG = "TOO_LONG";
    /// More than [CarQuery#MAX_TERMS] terms: the limit.
    public static final String TOO_MANY_TERMS = "TOO_MANY_TERMS";

    public QueryError {
        arguments = List.copyOf(arguments);
    }
}
