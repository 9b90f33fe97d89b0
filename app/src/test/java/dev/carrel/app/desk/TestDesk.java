// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.models.ModelOffer;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/** A desk with the real engine in a window that nobody sees. */
final class TestDesk implements AutoCloseable {
  private static final long BUDGET = 8_000_000_000L;

  private final Desk desk;

  private TestDesk(Desk desk) {
    this.desk = desk;
  }

  /** With SmolLM2 to read and answer. */
  static TestDesk withSmallModel(Path home, List<Path> files) {
    Path model = TestModels.smolLm2();
    return open(
        home,
        (progress, cancellation) ->
            LlamaLanguageModel.load("smollm2-135m", model, progress, cancellation),
        Optional.empty(),
        files);
  }

  static TestDesk open(
      Path home, ModelLoader loader, Optional<ModelOffer> offer, List<Path> files) {
    return open(home, loader, offer, files, KvProfile.EXACT);
  }

  static TestDesk open(
      Path home,
      ModelLoader loader,
      Optional<ModelOffer> offer,
      List<Path> files,
      KvProfile profile) {
    // One thread: two that wait for one another get nowhere on a machine that does other work too.
    choose(
        home,
        Settings.DEFAULT.with(
            next -> {
              next.profile = Optional.of(profile);
              next.budgetBytes = OptionalLong.of(BUDGET);
              next.threads = OptionalInt.of(1);
              next.language = "en";
            }));
    Platform platform = TestPlatform.in(home.resolveSibling(home.getFileName() + "-platform"));
    DeskSetup setup =
        new DeskSetup(
            platform,
            home,
            ModelStore.of(platform, HomeFiles.in(home)),
            settings -> loader,
            BgeEmbedder.LOADER,
            offer,
            Optional.empty(),
            files,
            UnaryOperator.identity());
    Stage stage = stage();
    Desk made =
        Fx.get(
            () -> {
              Desk desk = new Desk(setup);
              // Before it is shown too: what is wider than the screen is centred there, partly
              // beside it.
              place(stage);
              desk.show(stage);
              place(stage);
              return desk;
            });
    TestDesk test = new TestDesk(made);
    Fx.await("the engine is open", 30, () -> made.modelsProperty().get().isPresent());
    return test;
  }

  private static void place(Stage stage) {
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  /** As if a person had chosen this before. */
  private static void choose(Path home, Settings settings) {
    try {
      new SettingsFile(HomeFiles.in(home)).save(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stage stage() {
    try {
      return FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** As if a person chose German in the settings. */
  void inGerman() {
    Fx.run(() -> desk.settings().change(now -> now.language = "de"));
  }

  /** German, with letters of another size. */
  void inGerman(double textScale) {
    Fx.run(
        () ->
            desk.settings()
                .change(
                    now -> {
                      now.language = "de";
                      now.textScale = textScale;
                    }));
  }

  Scene scene() {
    return desk.scene();
  }

  Desk desk() {
    return desk;
  }

  DeskModels models() {
    return Fx.get(() -> desk.modelsProperty().get().orElseThrow());
  }

  ShelfModel shelf() {
    return models().shelf();
  }

  /** The same, for use on the FX thread. */
  ShelfModel shelfNow() {
    return desk.modelsProperty().get().orElseThrow().shelf();
  }

  ConversationModel conversation() {
    return models().conversation();
  }

  /** The same, for use on the FX thread. */
  ConversationModel conversationNow() {
    return desk.modelsProperty().get().orElseThrow().conversation();
  }

  PageModel page() {
    return models().page();
  }

  /** The rows, as they are now. */
  List<ShelfItem> rows() {
    return Fx.get(() -> List.copyOf(shelfNow().shelves().openItems()));
  }

  void awaitRead(int documents) {
    ShelfModel shelf = shelf();
    Fx.await(
        documents + " documents are read",
        600,
        () ->
            shelf.reading().counts().documentsReadProperty().get() == documents
                || hopeless(shelf, documents));
    assertFalse(
        Fx.get(() -> hopeless(shelf, documents)),
        () -> rows().stream().map(ShelfItem::state).toList() + "");
  }

  /** So many cannot be read any more, since others failed. */
  private static boolean hopeless(ShelfModel shelf, int documents) {
    boolean anyFailed =
        shelf.shelves().openItems().stream()
            .anyMatch(item -> item.state() instanceof ItemState.Failed);
    long left =
        shelf.shelves().openItems().stream()
            .filter(item -> !(item.state() instanceof ItemState.Failed))
            .filter(item -> !(item.state() instanceof ItemState.PasswordNeeded))
            .count();
    return anyFailed && left < documents;
  }

  Set<Node> all(String selector) {
    return Fx.get(() -> desk.scene().getRoot().lookupAll(selector));
  }

  /** Presses the first button that the selector finds. */
  void press(String selector) {
    Fx.await(selector + " is there", 10, () -> desk.scene().getRoot().lookup(selector) != null);
    Fx.run(() -> ((ButtonBase) desk.scene().getRoot().lookup(selector)).fire());
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          desk.close();
          desk.scene().getWindow().hide();
        });
  }
}
