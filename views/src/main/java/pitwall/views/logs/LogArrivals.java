package pitwall.views.logs;

import pitwall.client.Answer;

/// Takes what the window of the query tells into the rows and the counts. FX thread.
final class LogArrivals implements LogWindow.Listener {
    private final LogsViewModel model;

    LogArrivals(LogsViewModel model) {
        this.model = model;
    }

    private boolean areShown() {
        return model.loading().isOf(model.rows().store());
    }

    @Override
    public void appended(int from) {
        if (areShown()) {
            int shown = model.rows().appended(from);
            model.reading().came(shown);
            model.counts().came(shown);
        }
    }

    @Override
    public void prepended(int to) {
        if (areShown()) {
            model.rows().prepended(to);
        }
    }

    @Override
    public void dropped(int first) {
        if (areShown()) {
            model.rows().dropped(first);
        }
    }

    @Override
    public void sampled(int number) {
        if (areShown()) {
            model.rows().sampled(number);
        }
    }

    @Override
    public void rested() {
        model.rested();
    }

    @Override
    public void failed(Answer<?> why) {
        model.givenUp(why);
    }

    @Override
    public void passed(int lines) {
        model.reading().passed(lines);
    }

    @Override
    public void refused(String why) {
        model.outcome().notFollowed(why);
    }
}
