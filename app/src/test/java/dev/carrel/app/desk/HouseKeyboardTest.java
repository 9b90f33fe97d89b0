// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.gauge.Forecast;
import dev.carrel.app.gauge.Forecaster;
import dev.carrel.app.gauge.GaugeView;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.settings.pane.NetworkBadge;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.TestModels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Gauge, models and settings by keyboard alone, over the real engine. */
class HouseKeyboardTest {
  @TempDir Path dir;

  private final FxRobot robot = new FxRobot();

  private House open() {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    Path model = TestModels.smolLm2();
    return House.open(
        dir.resolve("home"),
        (progress, cancellation) ->
            LlamaLanguageModel.load("smollm2-135m", model, progress, cancellation),
        store,
        1000,
        900);
  }

  private void read(House house) {
    Path file =
        new SamplePdf().page("Lease", "The rent is nine hundred.").save(dir.resolve("a.pdf"));
    Cancellation never = new Cancellation();
    Document document =
        house.engine.documents().add(file, Optional.empty(), Progress.SILENT, never);
    house
        .engine
        .reading()
        .read(
            document.id(), // Much, since the process of many tests counts too.
            new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1),
            Progress.SILENT,
            never);
  }

  private static Optional<Node> focused(House house) {
    return Fx.get(() -> Optional.ofNullable(house.scene().getFocusOwner()));
  }

  private static String focusedId(House house) {
    return focused(house).map(Node::getId).orElse("");
  }

  @Test
  void theGaugeOpensItsDetailWithEnterAndClosesItWithEscape() {
    try (House house = open()) {
      GaugeView view = house.showGauge();
      read(house);
      Fx.run(view::requestFocus);
      robot.type(KeyCode.ENTER);
      Node popover = house.find(Node.class, "gauge-popover");
      assertTrue(Fx.get(popover::isVisible));
      assertNotEquals("gauge", focusedId(house), "the keyboard is inside");
      Fx.await(
          "the figures of one document",
          10,
          () ->
              popover.lookupAll(".figure-name").stream()
                  .anyMatch(n -> ((Labeled) n).getText().startsWith("Layers 1–30")));
      robot.type(KeyCode.ESCAPE);
      assertFalse(Fx.get(popover::isVisible));
      assertEquals("gauge", focusedId(house), "the keyboard is back where it was");
    }
  }

  @Test
  void theKeyboardThatLeavesTheDetailClosesIt() {
    try (House house = open()) {
      GaugeView view = house.showGauge();
      house.showSettings();
      Fx.run(view::toggle);
      Node popover = house.find(Node.class, "gauge-popover");
      Fx.await("it is open", 5, popover::isVisible);
      house.focus("set-theme");
      Fx.await("it is closed", 5, () -> !popover.isVisible());
      assertEquals("set-theme", focusedId(house));
    }
  }

  @Test
  void theBudgetMovesWithTheArrowsAndTheEngineKnowsAtOnce() {
    try (House house = open()) {
      house.showSettings();
      house.change(now -> now.budgetBytes = OptionalLong.of(2_000_000_000));
      read(house);
      Slider slider =
          Fx.get(() -> (Slider) house.scene().getRoot().lookup(".budget-slider .slider"));
      house.focus("budget");
      robot.type(KeyCode.RIGHT);
      Fx.await(
          "a larger one", 5, () -> house.settings.get().budgetBytes().orElse(0) == 2_500_000_000L);
      assertEquals(2_500_000_000L, house.engine.gauge().now().budgetBytes());
      assertEquals(2.5, Fx.get(slider::getValue), 1e-9);
      assertEquals(List.of(), house.readAgain, "what was read stays");
    }
  }

  @Test
  void anotherProfileSaysWhatItCostsBeforeAndCanBeTakenBack() {
    try (House house = open()) {
      // Of a model that was never measured only some profiles could be chosen.
      house.change(now -> now.model = Optional.of("not-on-this-machine"));
      house.showSettings();
      read(house);
      Fx.await(
          "it is known",
          20,
          () -> house.gauge.memoryProperty().get().flatMap(m -> m.profile()).isPresent());
      Fx.await("exact is in use", 20, () -> house.profiles.rowsProperty().get().getFirst().used());
      house.focus("profile-faithful");
      robot.type(KeyCode.SPACE);
      Fx.await("the cost", 5, () -> house.profiles.consideredProperty().get().isPresent());
      assertEquals(Optional.empty(), house.settings.get().profile(), "nothing is done yet");
      assertTrue(house.profiles.consideredProperty().get().orElseThrow().tokens() > 0);
      Fx.run(() -> house.profiles.consider(Optional.of(KvProfile.EXACT)));
      assertEquals(
          Optional.empty(), house.profiles.consideredProperty().get(), "back to what is used");
      assertEquals(Optional.empty(), house.settings.get().profile());
      Fx.run(() -> house.profiles.consider(Optional.of(KvProfile.FAITHFUL)));
      house.focus("profile-apply");
      robot.type(KeyCode.SPACE);
      assertEquals(Optional.of(KvProfile.FAITHFUL), house.settings.get().profile());
      Fx.await("it is to be read again", 20, () -> house.readAgain.size() == 1);
      assertEquals(List.of(), house.engine.reading().documents());
      house.focus("profile-undo");
      robot.type(KeyCode.SPACE);
      assertEquals(Optional.empty(), house.settings.get().profile());
    }
  }

  @Test
  void choosingWhatIsUsedAnywayReadsNothingAgain() {
    try (House house = open()) {
      read(house);
      house.change(now -> now.profile = Optional.of(KvProfile.EXACT));
      house.change(now -> now.textScale = 1.2);
      assertEquals(1, house.engine.reading().documents().size());
      house.change(
          now ->
              now.threads = java.util.OptionalInt.of(house.settings.readOptions().threads() + 1));
      Fx.await("read again", 20, () -> house.readAgain.size() == 1);
    }
  }

  @Test
  void lettingTheModelReadWhatCannotBeSeenReadsTheDocumentsAgain() {
    try (House house = open()) {
      read(house);
      house.change(now -> now.readsHidden = true);
      Fx.await("it is to be read again", 20, () -> house.readAgain.size() == 1);
      assertEquals(List.of(), house.engine.reading().documents());
      assertTrue(house.settings.readOptions().readsHidden());
    }
  }

  @Test
  void whatFilesWouldTakeIsToldBeforeAndAfterAnythingWasRead() {
    try (House house = open()) {
      Forecaster forecaster = new Forecaster(house.gauge, house.outlook, house.settings);
      house.change(now -> now.model = Optional.of("smollm2-135m"));
      Fx.await(
          "what it could read",
          30,
          () ->
              house.outlook.outlookProperty().get().isPresent()
                  && house.outlook.outlookProperty().get().get().plan().trainedContext() == 8192);
      Forecast empty = Fx.get(() -> forecaster.of(1000)).orElseThrow();
      assertTrue(empty.fits() && empty.bytes() > 1_000_000, empty.toString());
      assertFalse(
          Fx.get(() -> forecaster.of(9000)).orElseThrow().fits(), "longer than it can read");
      read(house);
      Fx.await(
          "what was read",
          10,
          () ->
              house.gauge.memoryProperty().get().filter(m -> m.contextCapacity() > 0).isPresent());
      Forecast behind = Fx.get(() -> forecaster.of(1000)).orElseThrow();
      assertEquals(1000 * 11_520 * 2.0, (double) behind.bytes(), 100_000, "16 bits a value");
      assertFalse(Fx.get(() -> forecaster.of(8000)).orElseThrow().fits());
    }
  }

  @Test
  void theGaugeGlidesAndItsStripKeepsItsHeight() {
    try (House house = open()) {
      GaugeView view = house.showGauge();
      house.change(now -> now.budgetBytes = OptionalLong.of(2_000_000_000));
      Fx.await("figures", 20, () -> house.gauge.memoryProperty().get().isPresent());
      Fx.await("it is laid out", 5, () -> view.getHeight() > 10);
      double height = Fx.get(view::getHeight);
      Region outlined = (Region) Fx.get(() -> view.lookup(".gauge-bar .forecast"));
      Fx.run(
          () -> house.gauge.forecastProperty().set(Optional.of(new Forecast(1_000_000_000, true))));
      assertTrue(Fx.get(outlined::getWidth) < Fx.get(view::getWidth) / 4, "it has not jumped");
      double half = Fx.get(() -> view.lookup(".gauge-bar").getLayoutBounds().getWidth() / 2);
      Fx.await("it has arrived", 5, () -> Math.abs(outlined.getWidth() - half) < 2);
      assertEquals(height, Fx.get(view::getHeight));
      read(house);
      Fx.await("what was read", 10, () -> house.gauge.figuresProperty().get().usedBytes() > 0);
      assertEquals(height, Fx.get(view::getHeight));
      assertTrue(Fx.get(view::getAccessibleText).contains("if dropped"));
    }
  }

  @Test
  void everySettingIsReachedWithTheTabulatorInOrder() {
    try (House house = open()) {
      house.showSettings();
      Fx.await(
          "what may be kept is known", 20, () -> house.keptLimit.keptProperty().get().isPresent());
      house.focus("set-language");
      List<String> seen = new ArrayList<>();
      for (int i = 0; i < 14 && !seen.contains("network-never"); i++) {
        seen.add(focusedId(house));
        robot.type(KeyCode.TAB);
      }
      List<String> wanted =
          List.of(
              "set-language",
              "set-theme",
              "set-text",
              "budget",
              "set-threads",
              "set-hidden",
              "home-choose",
              "set-kept",
              "network-never");
      seen.retainAll(wanted);
      assertEquals(wanted, seen);
    }
  }

  @Test
  void whatIsChosenIsAppliedAndSaved() {
    try (House house = open()) {
      house.showSettings();
      house.focus("set-theme");
      robot.type(KeyCode.DOWN);
      robot.type(KeyCode.DOWN);
      Fx.await("dark", 5, () -> house.settings.get().theme() == Theme.DARK);
      house.focus("set-text");
      robot.type(KeyCode.RIGHT);
      assertEquals(1.1, house.settings.get().textScale(), 1e-9);
      house.focus("set-hidden");
      robot.type(KeyCode.SPACE);
      assertTrue(house.settings.get().readsHidden());
      house.focus("network-never");
      robot.type(KeyCode.SPACE);
      assertEquals(new NetworkModel.State.Offline(true), house.network.stateProperty().get());
    }
    Settings saved = new SettingsFile(HomeFiles.in(dir.resolve("home"))).load();
    assertEquals(
        Settings.DEFAULT.with(
            next -> {
              next.theme = Theme.DARK;
              next.textScale = 1.1;
              next.networkAllowed = false;
              next.readsHidden = true;
            }),
        saved);
  }

  @Test
  void theBadgeOpensWhoCouldBeAskedAndSaysWhenTheNetworkIsForbidden() {
    try (House house = open()) {
      NetworkBadge badge = house.showBadge();
      house.focus("network");
      robot.type(KeyCode.SPACE);
      Node popover = house.find(Node.class, "network-popover");
      assertTrue(Fx.get(popover::isVisible));
      assertEquals("network-never", focusedId(house));
      house.focus("network-never");
      robot.type(KeyCode.SPACE);
      assertFalse(house.settings.get().networkAllowed());
      robot.type(KeyCode.ESCAPE);
      assertFalse(Fx.get(popover::isVisible));
      assertEquals("network", focusedId(house));
      Fx.run(() -> house.network.ask(Optional.of("example.org"), "a model"));
      assertTrue(Fx.get(badge::getText).contains("example.org"));
      Fx.run(house.network::rest);
      assertTrue(Fx.get(badge::getText).contains("off"), Fx.get(badge::getText));
    }
  }

  @Test
  void everyControlHasANameForAScreenReader() {
    try (House house = open()) {
      GaugeView gauge = house.showGauge();
      house.showModels();
      Fx.await("models", 20, () -> house.models.rows().size() > 3);
      checkNames(house);
      house.showSettings();
      Fx.run(gauge::toggle);
      checkNames(house);
      assertInstanceOf(String.class, Fx.get(gauge::getAccessibleText));
    }
  }

  private static void checkNames(House house) {
    Set<Node> nodes = Fx.get(() -> house.scene().getRoot().lookupAll("*"));
    for (Node node : nodes) {
      boolean control =
          node instanceof ButtonBase || node instanceof Slider || node instanceof ComboBoxBase;
      if (control && Fx.get(node::isFocusTraversable)) {
        String text = node instanceof Labeled labeled ? labeled.getText() : "";
        assertTrue(
            node.getAccessibleText() != null || (text != null && !text.isBlank()),
            "has no name: " + node);
      }
    }
  }
}
