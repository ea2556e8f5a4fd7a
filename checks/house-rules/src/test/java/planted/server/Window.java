package planted.server;

import javafx.beans.property.SimpleStringProperty;

/// A server with a window.
final class Window {
    SimpleStringProperty title;
}
