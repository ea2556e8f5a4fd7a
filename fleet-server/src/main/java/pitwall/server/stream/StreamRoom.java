package pitwall.server.stream;

import java.time.InstantSource;
import pitwall.protocol.FrameCodec;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;

/// What all consoles share.
record StreamRoom(
        EventLog log,
        LivePicture picture,
        BatchBodies bodies,
        Snapshots snapshots,
        StreamFigures figures,
        FrameCodec codec,
        InstantSource clock,
        StreamSettings settings) {}
