// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.gauge.Forecast;
import dev.carrel.app.gauge.GaugeView;
import dev.carrel.app.models.ModelState;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.settings.pane.NetworkBadge;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.catalogue.TestModelStore;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of the gauge, the models and the settings in both themes, for people to look at: {@code
 * mvn verify -Dtest=HouseScreensTest -Dcarrel.screens=FOLDER}.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class HouseScreensTest {
  private static final String CLAUSE =
      "The Supplier keeps the Goods insured at its own cost until risk has passed, and shows the"
          + " policy on request. The price of each Lot is fixed for the term.";
  private static final ModelLoader NONE =
      (progress, cancellation) -> {
        throw new CarrelException(Code.MODEL_MISSING, "No model.", "Get one.");
      };

  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));
  private final Locale before = Locale.getDefault();

  @TempDir Path dir;

  @BeforeEach
  void inEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void asItWas() {
    Locale.setDefault(before);
  }

  private void picture(House house, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      house.use(theme);
      for (int i = 0; i < 3; i++) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
      }
      Path file = out.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      Fx.picture(house.scene(), file);
      assertTrue(Files.exists(file));
    }
  }

  /** Its upper and its lower end. */
  private void pictures(House house, String id, String name) {
    picture(house, name);
    ScrollPane pane = house.find(ScrollPane.class, id);
    Fx.run(() -> pane.setVvalue(1));
    picture(house, name + "-end");
  }

  private ModelLoader starter() throws IOException {
    Path file = TestModels.starter().orElseGet(TestModels::smolLm2);
    InstalledModel model = new InstalledModel("starter", file, Sha256.of(file, new Cancellation()));
    return (progress, cancellation) ->
        LlamaLanguageModel.load(
            model, CalibrationStore.of(TestPlatform.in(dir)), progress, cancellation);
  }

  private void read(House house, int pages) {
    SamplePdf pdf = new SamplePdf();
    for (int i = 1; i <= pages; i++) {
      pdf.page("ARTICLE " + i, CLAUSE.repeat(3), CLAUSE.repeat(2));
    }
    Cancellation never = new Cancellation();
    Document document =
        house
            .engine
            .documents()
            .add(
                pdf.save(dir.resolve("Supply Agreement.pdf")),
                Optional.empty(),
                Progress.SILENT,
                never);
    house
        .engine
        .reading()
        .read(document.id(), house.settings.readOptions(), Progress.SILENT, never);
  }

  @Test
  void gauge() throws IOException {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    try (House house = House.open(dir.resolve("home"), starter(), store, 1440, 900)) {
      GaugeView view = house.showGauge();
      house.change(now -> now.budgetBytes = OptionalLong.of(2_000_000_000L));
      Fx.await("figures", 20, () -> house.gauge.memoryProperty().get().isPresent());
      picture(house, "gauge-empty");
      read(house, 12);
      picture(house, "gauge-full");
      Fx.run(
          () -> house.gauge.forecastProperty().set(Optional.of(new Forecast(300_000_000, true))));
      picture(house, "gauge-forecast");
      Fx.run(
          () ->
              house.gauge.forecastProperty().set(Optional.of(new Forecast(1_900_000_000, false))));
      picture(house, "gauge-forecast-too-much");
      Fx.run(() -> house.gauge.forecastProperty().set(Optional.empty()));
      Fx.await("what it could read", 30, () -> house.outlook.outlookProperty().get().isPresent());
      Fx.run(view::toggle);
      picture(house, "gauge-popover");
      Fx.run(() -> house.profiles.consider(Optional.of(dev.carrel.engine.model.KvProfile.COMPACT)));
      picture(house, "gauge-popover-change");
      house.change(now -> now.budgetBytes = OptionalLong.of(500_000_000L));
      picture(house, "gauge-over-budget");
      Locale.setDefault(Locale.GERMAN);
      Fx.run(view::toggle);
      GaugeView german = house.showGauge();
      Fx.run(german::toggle);
      picture(house, "gauge-popover-german");
      house.textScale(2);
      picture(house, "gauge-popover-german-largest-text");
      house.textScale(1);
      house.rightToLeft();
      picture(house, "gauge-popover-right-to-left");
    }
  }

  /** A made-up card: what the gauge would show with one; nothing was computed there. */
  @Test
  void gaugeWithACard() {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    try (House house = House.open(dir.resolve("home"), NONE, store, 1440, 900)) {
      house.change(now -> now.budgetBytes = OptionalLong.of(9_000_000_000L)); // as its figures say
      GaugeView some = house.showGauge(MadeUpMemory.CARD);
      picture(house, "gauge-card");
      Fx.run(some::toggle);
      picture(house, "gauge-card-popover");
      house.showGauge(MadeUpMemory.INTEGRATED);
      picture(house, "gauge-integrated");
      GaugeView open = house.showGauge(MadeUpMemory.CARD_IS_FULL);
      Fx.run(open::toggle);
      picture(house, "gauge-card-full-popover");
      Locale.setDefault(Locale.GERMAN);
      house.textScale(2);
      house.showGauge(MadeUpMemory.CARD);
      picture(house, "gauge-card-german-largest-text");
      house.textScale(1);
      house.rightToLeft();
      house.showGauge(MadeUpMemory.CARD);
      picture(house, "gauge-card-right-to-left");
    }
  }

  @Test
  void settings() throws IOException {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    try (House house = House.open(dir.resolve("home"), starter(), store, 900, 900)) {
      Fx.await("what it could read", 30, () -> house.outlook.outlookProperty().get().isPresent());
      house.showSettings();
      pictures(house, "settings", "settings");
      Fx.run(() -> house.homeMove.choose(dir.resolve("another disk")));
      house.change(
          now -> {
            now.networkAllowed = false;
            now.budgetBytes = OptionalLong.of(500_000_000);
          });
      pictures(house, "settings", "settings-choosing");
      Locale.setDefault(Locale.GERMAN);
      house.change(
          now -> {
            now.networkAllowed = true;
            now.budgetBytes = OptionalLong.empty();
          });
      house.showSettings();
      pictures(house, "settings", "settings-german");
      house.textScale(1.6);
      pictures(house, "settings", "settings-german-large-text");
      house.textScale(1);
      house.rightToLeft();
      pictures(house, "settings", "settings-right-to-left");
    }
  }

  @Test
  void models() throws IOException {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    try (House house = House.open(dir.resolve("home"), NONE, store, 900, 900)) {
      house.showModels();
      Fx.await(
          "what they could read",
          60,
          () ->
              !house.models.rows().isEmpty()
                  && house.models.rows().stream()
                      .filter(row -> row.entry().isInstalled())
                      .allMatch(row -> row.facts().outlook().isPresent()));
      pictures(house, "models", "models-some");
      Locale.setDefault(Locale.GERMAN);
      house.showModels();
      Fx.run(() -> house.models.remove(house.models.rows().get(1)));
      pictures(house, "models", "models-removed-german");
      Fx.run(house.models::undoRemove);
    }
  }

  @Test
  void fetching() throws IOException {
    try (TestModelStore host = TestModelStore.in(dir, 40_000_000);
        House house = House.open(dir.resolve("home"), NONE, host.store(), 900, 800)) {
      house.showModels();
      Fx.await("the list", 20, () -> house.models.rows().size() == 2);
      picture(house, "models-none");
      host.hangs();
      Fx.run(() -> house.models.get(house.models.rows().getFirst()));
      Fx.await(
          "half of it",
          20,
          () ->
              house.models.rows().getFirst().state() instanceof ModelState.Fetching f
                  && f.done() > 15_000_000);
      picture(house, "models-fetching");
      Fx.run(() -> house.models.stop(house.models.rows().getFirst()));
      Fx.await("it stopped", 20, () -> house.models.rows().getFirst().facts().partBytes() > 0);
      Fx.run(() -> house.models.get(house.models.rows().getLast()));
      Path letter = Files.writeString(dir.resolve("a.gguf"), "x");
      Fx.run(() -> house.models.add(List.of(letter)));
      Fx.await(
          "an error",
          20,
          () ->
              house.models.rows().getLast().state() instanceof ModelState.Failed
                  && house.models.errorProperty().get().isPresent());
      picture(house, "models-errors");
    }
  }

  @Test
  void network() {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    try (House house = House.open(dir.resolve("home"), NONE, store, 900, 500)) {
      NetworkBadge badge = house.showBadge();
      Fx.run(badge::fire);
      picture(house, "network-offline");
      Fx.run(() -> house.network.ask(Optional.of("huggingface.co"), "Qwen3 4B Instruct"));
      picture(house, "network-asking");
    }
  }

  @Test
  void narrow() {
    ModelStore store =
        ModelStore.of(House.platform(dir.resolve("home")), HomeFiles.in(dir.resolve("home")));
    try (House house = House.open(dir.resolve("home"), NONE, store, 560, 900)) {
      house.showSettings();
      pictures(house, "settings", "settings-narrow");
    }
  }
}
