package pitwall.app.tray;

import java.nio.ByteBuffer;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/// One size of an icon as it is sent over the bus: `(iiay)`, the dots in network byte order.
public final class NotifierPicture extends Struct {
    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final byte[] argb;

    NotifierPicture(TrayPicture picture) {
        this.width = picture.size();
        this.height = picture.size();
        ByteBuffer bytes = ByteBuffer.allocate(picture.argb().length * Integer.BYTES);
        bytes.asIntBuffer().put(picture.argb());
        this.argb = bytes.array();
    }
}
