// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.app.models.ModelOfferModel.State;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelOfferModelTest {
  @TempDir Path dir;

  private final UiQueue ui = new UiQueue();
  private final Background background = new Background(ui);
  private final CountDownLatch arrives = new CountDownLatch(1);

  private final class Offer implements ModelOffer {
    @Override
    public String title() {
      return "Tiny";
    }

    @Override
    public String about() {
      return "";
    }

    @Override
    public String licence() {
      return "MIT";
    }

    @Override
    public long sizeBytes() {
      return 10;
    }

    @Override
    public String source() {
      return "example.org";
    }

    @Override
    public void get(Progress progress, Cancellation cancellation) {
      try {
        arrives.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @AfterEach
  void close() {
    arrives.countDown();
    background.close();
  }

  @Test
  void whileTheNetworkIsForbiddenNothingIsFetchedAndOtherwiseTheBadgeSaysWhoIsAsked() {
    SettingsModel settings =
        new SettingsModel(new SettingsFile(HomeFiles.in(dir)), new FixedMachine(), background);
    NetworkModel network = new NetworkModel(settings, List.of("example.org"), false);
    ModelOfferModel model = new ModelOfferModel(new Offer(), background, network);
    network.allow(false);
    model.get();
    assertInstanceOf(State.Forbidden.class, model.stateProperty().get());
    assertFalse(model.isFetching());
    network.allow(true);
    assertInstanceOf(State.Offered.class, model.stateProperty().get());
    model.get();
    assertEquals(
        new NetworkModel.State.Asking(Optional.of("example.org"), "Tiny"),
        network.stateProperty().get());
    arrives.countDown();
    ui.await("it is here", () -> model.stateProperty().get() instanceof State.Here);
    assertEquals(new NetworkModel.State.Offline(false), network.stateProperty().get());
  }
}
