package planted.views.map;

import javafx.scene.web.WebView;

final class Streets {
    private Streets() {}

    static double width(WebView view) {
        return view.getWidth();
    }
}
