package pitwall.views.bell;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.trail.TrailAlarm;

/// Decides what is heard: a P1 again and again until somebody knows of it or wants quiet, a P2 once, all else never; of
/// what comes together the highest alone. In a flood only a new P1, at most every ten seconds. Outlives the window's
/// frame and its language. FX thread; needs no toolkit.
public final class AlarmRinger {
    /// How long it is quiet after somebody asked for it.
    public static final Duration QUIET = Duration.ofMinutes(10);

    static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    static final Duration IN_A_FLOOD = Duration.ofSeconds(10);

    private final Speaker speaker;
    private final ReadOnlyObjectWrapper<SoundState> state = new ReadOnlyObjectWrapper<>(new SoundState.NoFeed());
    /// Those that would be heard, as of the last frame; absent before the first live one.
    private @Nullable Set<String> known;

    private SeenAlarms seen = SeenAlarms.NONE;
    /// The alarm about the audit trail that nobody acknowledged yet.
    private Optional<TrailAlarm> trail = Optional.empty();

    private boolean urgentWaits;
    private boolean live;
    private @Nullable Instant quietUntil;
    private Instant rungAt = Instant.MIN;
    private @Nullable SeenAlarms judged;

    public AlarmRinger(Speaker speaker) {
        this.speaker = speaker;
    }

    /// Takes the next frame.
    ///
    /// @param now server time
    public void see(FleetFrame frame, Instant now) {
        live = frame.freshness().allowsCommands();
        seen = frame.snapshot().board().alarms();
        if (live && seen != judged) {
            judged = seen;
            judge(now);
        }
        say(now);
    }

    /// Takes what is wrong with the audit trail, which is heard as a P1 is.
    ///
    /// @param open the alarm that nobody acknowledged yet
    /// @param now server time
    public void seeTrail(Optional<TrailAlarm> open, Instant now) {
        urgentWaits |= open.isPresent() && !open.equals(trail);
        trail = open;
        if (live) {
            ring(now);
        }
    }

    private void judge(Instant now) {
        Set<String> before = known;
        List<AlarmView> loud = seen.alarms().stream()
                .filter(alarm -> alarm.state() == AlarmState.UNACKED_ACTIVE)
                .filter(alarm -> alarm.level() == AlarmLevel.P1 || alarm.level() == AlarmLevel.P2)
                .toList();
        Set<String> ids = loud.stream().map(AlarmView::id).collect(Collectors.toCollection(HashSet::new));
        boolean newUrgent = loud.stream()
                .anyMatch(alarm -> alarm.level() == AlarmLevel.P1 && (before == null || !before.contains(alarm.id())));
        boolean newOther = before != null
                && loud.stream().anyMatch(alarm -> alarm.level() == AlarmLevel.P2 && !before.contains(alarm.id()));
        known = ids;
        if (newUrgent) {
            urgentWaits = true;
        }
        ring(now);
        if (newOther && !newUrgent && !urgentWaits && !seen.load().flood() && isHeard(now)) {
            speaker.play(Speaker.Tone.P2);
        }
    }

    /// Looks at the clock; called once a second.
    public void tick(Instant now) {
        if (live) {
            boolean urgent = trail.isPresent() || seen.urgent().findFirst().isPresent();
            boolean again = !seen.load().flood() && !now.isBefore(rungAt.plus(AGAIN_AFTER));
            urgentWaits = urgent && (urgentWaits || again);
            ring(now);
        }
        say(now);
    }

    private void ring(Instant now) {
        boolean due = !seen.load().flood() || !now.isBefore(rungAt.plus(IN_A_FLOOD));
        if (urgentWaits && due) {
            urgentWaits = false;
            rungAt = now;
            if (isHeard(now)) {
                speaker.play(Speaker.Tone.P1);
            }
        }
    }

    private boolean isHeard(Instant now) {
        return live && (quietUntil == null || !now.isBefore(quietUntil));
    }

    /// Somebody wants quiet for ten minutes, or has had enough of it.
    public void toggleQuiet(Instant now) {
        quietUntil = isQuiet(now) ? null : now.plus(QUIET);
        say(now);
    }

    private boolean isQuiet(Instant now) {
        return quietUntil != null && now.isBefore(quietUntil);
    }

    private void say(Instant now) {
        Instant until = quietUntil;
        SoundState next = !live
                ? new SoundState.NoFeed()
                : until != null && now.isBefore(until)
                        ? new SoundState.Silenced(until)
                        : speaker.isThere() ? new SoundState.On() : new SoundState.NoDevice();
        if (!next.equals(state.get())) {
            state.set(next);
        }
    }

    public ReadOnlyObjectProperty<SoundState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
