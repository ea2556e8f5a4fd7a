package planted.views.map;

import planted.views.desk.Screen;

/// A screen.
public final class MapScreen implements Screen {}
