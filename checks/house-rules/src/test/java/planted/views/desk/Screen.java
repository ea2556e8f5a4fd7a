package planted.views.desk;

/// What screens are.
public interface Screen {}
