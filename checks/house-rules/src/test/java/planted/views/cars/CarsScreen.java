package planted.views.cars;

import planted.views.desk.Screen;

/// A screen.
public final class CarsScreen implements Screen {}
