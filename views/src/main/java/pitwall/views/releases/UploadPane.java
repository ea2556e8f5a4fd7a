package pitwall.views.releases;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// How an upload goes: what is done, the hash, a bar, and the way to stop it or to go on. FX thread.
final class UploadPane extends VBox {
    private final UploadViewModel model;
    private final Strings strings;

    private final ReadOnlyObjectProperty<Optional<String>> whyNot;

    /// @param whyNot why nothing can be uploaded now
    UploadPane(UploadViewModel model, ReadOnlyObjectProperty<Optional<String>> whyNot, Strings strings) {
        this.model = model;
        this.whyNot = whyNot;
        this.strings = strings;
        getStyleClass().addAll("upload-pane", "gap-4");
        model.progressProperty().subscribe(_ -> show());
        whyNot.subscribe(_ -> show());
    }

    private void show() {
        Optional<UploadViewModel.Progress> progress = model.progressProperty().get();
        setVisible(progress.isPresent());
        setManaged(progress.isPresent());
        getChildren().clear();
        progress.ifPresent(this::show);
    }

    private void show(UploadViewModel.Progress progress) {
        if (progress.failed()) {
            InlineMessage message =
                    new InlineMessage(strings, InlineMessage.Severity.ERROR, progress.title(), progress.detail());
            if (!progress.correlation().isEmpty()) {
                message.withReference(progress.correlation());
            }
            if (whyNot.get().isEmpty()) {
                message.withAction(strings.get("releases.upload.again"), model::again);
            }
            message.withAction(strings.get("kit.dismiss"), model::dismiss);
            getChildren().add(message);
            return;
        }
        Label title = new Label(progress.title());
        title.getStyleClass().add("strong");
        Label detail = new Label(progress.detail());
        detail.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button end = new Button(strings.get(progress.running() ? "kit.cancel" : "kit.dismiss"));
        end.setOnAction(_ -> {
            if (progress.running()) {
                model.cancel();
            } else {
                model.dismiss();
            }
        });
        HBox line = new HBox(title, detail, gap, end);
        line.getStyleClass().addAll("gap-8", "upload-line");
        getChildren().add(line);
        if (progress.running()) {
            ProgressBar bar =
                    new ProgressBar(progress.share() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : progress.share());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(progress.title() + " " + progress.detail());
            getChildren().add(bar);
        }
        if (!progress.sha256().isEmpty()) {
            Label hash = new Label(strings.get("releases.upload.hash", progress.sha256()));
            hash.getStyleClass().addAll("mono", "caption");
            getChildren().add(hash);
        }
    }
}
