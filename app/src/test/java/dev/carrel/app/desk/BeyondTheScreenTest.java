// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.shape.Rectangle;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What of the FX thread fails a test. */
class BeyondTheScreenTest {
  @AfterEach
  void forget() {
    WaitForAsyncUtils.clearExceptions();
  }

  @Test
  void aMenuThatIsPartlyAboveTheScreenFailsNoTest() throws TimeoutException {
    Stage stage = FxToolkit.registerPrimaryStage();
    Fx.run(
        () -> {
          stage.setScene(new Scene(new Group(), 100, 100));
          stage.setX(0);
          stage.setY(0);
          stage.show();
          Popup popup = new Popup();
          popup.setAutoFix(false);
          popup.getContent().add(new Rectangle(50, 50));
          popup.show(stage, 10, -20);
        });
    for (int frame = 0; frame < 5; frame++) {
      Fx.nextFrame();
    }
    Fx.run(stage::hide);
    assertDoesNotThrow(WaitForAsyncUtils::checkException);
  }

  @Test
  void anyOtherErrorOfTheFxThreadFailsTheTestThatAsksNext() {
    IndexOutOfBoundsException ours = new IndexOutOfBoundsException();
    Platform.runLater(
        () -> {
          throw ours;
        });
    WaitForAsyncUtils.autoCheckException = false;
    try {
      WaitForAsyncUtils.waitForFxEvents();
    } finally {
      WaitForAsyncUtils.autoCheckException = true;
    }
    RuntimeException told = assertThrows(RuntimeException.class, WaitForAsyncUtils::checkException);
    assertSame(ours, told.getCause());
  }
}
