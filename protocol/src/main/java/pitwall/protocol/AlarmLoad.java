package pitwall.protocol;

/// How busy alarms keep people.
///
/// @param flood true from more than ten new alarms in ten minutes until there are fewer than five
/// @param recent new alarms within the last ten minutes, as of the last time one came or a flood ended
public record AlarmLoad(boolean flood, int recent) {
    /// Quiet.
    public static final AlarmLoad NONE = new AlarmLoad(false, 0);
}
