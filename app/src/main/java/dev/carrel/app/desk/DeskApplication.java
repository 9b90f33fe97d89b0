// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.cli.DeskCall;
import dev.carrel.app.report.CrashFile;
import dev.carrel.app.report.CrashReports;
import dev.carrel.app.start.StartCache;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.util.Duration;

/** What JavaFX starts. */
public class DeskApplication extends Application {
  /** Until the cache for the next start is made: a person has begun to do something by then. */
  private static final Duration AFTERWARDS = Duration.seconds(20);

  private final Cancellation end = new Cancellation();
  private Optional<Desk> desk = Optional.empty();

  @Override
  public void start(Stage stage) {
    DeskCall call = DeskCall.of(getParameters().getRaw()).orElseThrow(); // as Main found
    Platform platform = LocalPlatform.look();
    Desk shown = new Desk(DeskLauncher.setup(platform, call));
    desk = Optional.of(shown);
    shown.openAddressesWith(new Browser(platform));
    Thread.setDefaultUncaughtExceptionHandler(shown.unexpected());
    shown.show(stage);
    shown.tellOf(CrashReports.ofProcess());
    FirstFrame.of(shown.scene(), () -> firstFrameShown(stage));
  }

  /** Shelf and page are on the screen: from now on there is time for what can wait. */
  protected void firstFrameShown(Stage stage) {
    desk.ifPresent(shown -> CrashFile.in(shown.home()));
    desk.flatMap(shown -> shown.modelsProperty().get())
        .ifPresent(open -> open.engine().documents().expectFiles());
    StartCache.ofProcess().ifPresent(this::makeAfterwards);
  }

  private void makeAfterwards(StartCache cache) {
    PauseTransition pause = new PauseTransition(AFTERWARDS);
    pause.setOnFinished(
        event -> Thread.ofPlatform().daemon().name("start-cache").start(() -> make(cache)));
    pause.play();
  }

  /** The desk works without it, so nobody is told of a failure. */
  private void make(StartCache cache) {
    if (cache.fits()) {
      return;
    }
    try {
      cache.make(end);
    } catch (CarrelException e) {
      System.getLogger(DeskApplication.class.getName())
          .log(System.Logger.Level.INFO, "no cache for a quick start", e);
    }
  }

  @Override
  public void stop() {
    end.request();
    desk.ifPresent(Desk::close);
  }
}
