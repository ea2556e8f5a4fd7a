package pitwall.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import pitwall.protocol.BadFrameException.Code;

/// The name of every frame on the wire.
public enum FrameType {
    WELCOME(ServerFrame.Welcome.class),
    SNAPSHOT(ServerFrame.SnapshotPart.class),
    BATCH(ServerFrame.Batch.class),
    HEARTBEAT(ServerFrame.Heartbeat.class),
    RESYNC(ServerFrame.Resync.class),
    LOG_TAIL(ServerFrame.LogTail.class),
    PONG(ServerFrame.Pong.class),
    REFUSAL(ServerFrame.Refusal.class),
    HELLO(ClientFrame.Hello.class),
    SUBSCRIBE(ClientFrame.Subscribe.class),
    UNSUBSCRIBE(ClientFrame.Unsubscribe.class),
    FOLLOW_LOGS(ClientFrame.FollowLogs.class),
    UNFOLLOW_LOGS(ClientFrame.UnfollowLogs.class),
    PING(ClientFrame.Ping.class),
    CAR_HELLO(CarFrame.Hello.class),
    CAR_STATE(CarFrame.State.class),
    CAR_EVENT(CarFrame.Event.class),
    CAR_LOG(CarFrame.Log.class),
    CHALLENGE(CarServerFrame.Challenge.class),
    ACCEPTED(CarServerFrame.Accepted.class),
    ACK(CarServerFrame.Ack.class),
    CAR_REFUSAL(CarServerFrame.Refusal.class),
    DESIRED(CarServerFrame.Desired.class),
    WITHDRAWN(CarServerFrame.Withdrawn.class),
    PREPARE(CarServerFrame.Prepare.class);

    private static final Map<Class<?>, FrameType> BY_CLASS =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.frame, Function.identity()));
    private static final Map<String, FrameType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(FrameType::wireName, Function.identity()));

    private final Class<? extends Frame> frame;
    private final String wireName;

    FrameType(Class<? extends Frame> frame) {
        this.frame = frame;
        this.wireName = name().toLowerCase(Locale.ROOT);
    }

    /// The word in the envelope's `type` field.
    public String wireName() {
        return wireName;
    }

    /// The type of a frame.
    public static FrameType of(Frame frame) {
        FrameType type = BY_CLASS.get(frame.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no wire name for " + frame.getClass());
        }
        return type;
    }

    static <F extends Frame> Class<? extends F> find(String name, Class<F> family) throws BadFrameException {
        FrameType type = BY_NAME.get(name);
        if (type == null || !family.isAssignableFrom(type.frame)) {
            throw new BadFrameException(Code.UNKNOWN_TYPE, "This side does not take frames of that type.");
        }
        return type.frame.asSubclass(family);
    }
}
