package descent.app;

import javafx.application.Application;
import javafx.stage.Stage;

/// The JavaFX application: opens the window, and whatever the command line names.
public final class DescentApp extends Application {
    private AppGraph graph;

    @Override
    public void start(Stage stage) {
        AppArgs args = AppArgs.parse(getParameters().getRaw());
        graph = AppGraph.desktop(stage);
        stage.show();
        args.files().stream().limit(1).forEach(f -> graph.workspace().open(f));
        if (args.train()) {
            graph.workspace().train();
        }
    }

    @Override
    public void stop() {
        if (graph != null) {
            graph.close();
        }
    }
}
