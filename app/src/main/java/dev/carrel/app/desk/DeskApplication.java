package dev.carrel.app.desk;

import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** What JavaFX starts. */
public final class DeskApplication extends Application {
  private Optional<Desk> desk = Optional.empty();

  @Override
  public void start(Stage stage) {
    Desk shown = new Desk(DeskLauncher.setup(getParameters().getRaw()));
    desk = Optional.of(shown);
    shown.openAddressesWith(address -> getHostServices().showDocument(address.toString()));
    shown.show(stage);
  }

  @Override
  public void stop() {
    desk.ifPresent(Desk::close);
  }
}
