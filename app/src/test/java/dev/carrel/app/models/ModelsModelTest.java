// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.budget.EngineModelWork;
import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.app.settings.NetworkModel;
import dev.carrel.app.settings.SettingsFile;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.TestModelStore;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real store whose one host is this test, and the real engine. */
class ModelsModelTest {
  private static final int BYTES = 3_000_000;

  @TempDir Path dir;

  private final UiQueue ui = new UiQueue();
  private final Background background = new Background(ui);
  private TestModelStore host;
  private Engine engine;
  private SettingsModel settings;
  private NetworkModel network;
  private ModelsModel models;
  private int changes;

  @BeforeEach
  void open() throws IOException {
    host = TestModelStore.in(dir, BYTES);
    engine =
        Engine.open(
            dir.resolve("home"),
            TestPlatform.in(dir),
            (progress, cancellation) ->
                LlamaLanguageModel.load(
                    "smollm2-135m", TestModels.smolLm2(), progress, cancellation));
    settings =
        new SettingsModel(
            new SettingsFile(HomeFiles.in(dir.resolve("home"))), new FixedMachine(), background);
    network = new NetworkModel(settings, host.store().hosts(), host.store().asksPip());
    models =
        new ModelsModel(
            host.store(),
            settings,
            network,
            new EngineModelWork(
                host.store(),
                engine,
                () -> settings.get().loadOptions(engine.platform().machine())),
            background,
            () -> changes++);
    models.refresh();
    ui.await("a list", () -> models.rows().size() == 2);
  }

  @AfterEach
  void close() {
    models.close();
    background.close();
    engine.close();
    host.close();
  }

  private ModelRow tiny() {
    return models.rows().stream().filter(r -> r.name().equals("tiny")).findFirst().orElseThrow();
  }

  private void awaitInstalled() {
    ui.await("it is here", () -> tiny().entry().isInstalled() && !tiny().state().isBusy());
  }

  @Test
  void lookingAtTheListAsksNobody() {
    assertFalse(tiny().entry().isInstalled());
    assertTrue(tiny().facts().used(), "the starter is used where nothing else was chosen");
    assertEquals(0, host.requests());
    assertEquals(new NetworkModel.State.Offline(false), network.stateProperty().get());
  }

  @Test
  void aModelIsFetchedWhenAPersonAsksAndTheBadgeSaysWhoIsAsked() {
    List<NetworkModel.State> seen = new ArrayList<>();
    network.stateProperty().subscribe(state -> seen.add(state));
    models.get(tiny());
    awaitInstalled();
    assertEquals(
        List.of(
            new NetworkModel.State.Offline(false),
            new NetworkModel.State.Asking(Optional.of("127.0.0.1"), "Tiny 0.1B Instruct, Q4_K_M"),
            new NetworkModel.State.Offline(false)),
        seen);
    assertEquals(1, changes);
    assertEquals(1, host.requests());
  }

  @Test
  void whereTheNetworkIsForbiddenNobodyIsAsked() {
    network.allow(false);
    models.get(tiny());
    assertFalse(tiny().state().isBusy());
    assertEquals(new NetworkModel.State.Offline(true), network.stateProperty().get());
    assertEquals(0, host.requests());
  }

  @Test
  void aDownloadThatIsPausedGoesOnWhereItStopped() {
    host.hangs();
    models.get(tiny());
    ui.await(
        "half of it",
        () -> tiny().state() instanceof ModelState.Fetching f && f.done() >= BYTES / 3);
    models.stop(tiny());
    ui.await("it stopped", () -> !tiny().state().isBusy() && tiny().facts().partBytes() > 0);
    assertEquals(new NetworkModel.State.Offline(false), network.stateProperty().get());
    long kept = tiny().facts().partBytes();
    host.goesOn();
    models.get(tiny());
    awaitInstalled();
    assertTrue(host.lastRange().contains("bytes=" + kept + "-"), host.lastRange());
    assertEquals(0, tiny().facts().partBytes());
  }

  @Test
  void whatCameOfADownloadCanBeDiscarded() {
    host.cutAfter(BYTES / 3);
    models.get(tiny());
    ui.await("it failed", () -> tiny().state() instanceof ModelState.Failed);
    ModelState.Failed failed = assertInstanceOf(ModelState.Failed.class, tiny().state());
    assertEquals(Code.DOWNLOAD_FAILED, failed.error().code());
    ui.await("what came", () -> tiny().facts().partBytes() > 0);
    models.discard(tiny());
    ui.await("nothing", () -> tiny().facts().partBytes() == 0);
    assertInstanceOf(ModelState.Idle.class, tiny().state());
  }

  @Test
  void aRemovedModelCanBeHadBackUntilItIsGoneForGood() {
    models.get(tiny());
    awaitInstalled();
    Path file = tiny().entry().path().orElseThrow();
    models.remove(tiny());
    assertEquals(List.of("large"), models.rows().stream().map(ModelRow::name).toList());
    assertTrue(Files.exists(file));
    models.undoRemove();
    ui.await("it is back", () -> models.rows().size() == 2);
    assertTrue(tiny().entry().isInstalled());
    models.remove(tiny());
    models.settle();
    ui.await("it can be had again", () -> models.rows().size() == 2);
    assertFalse(Files.exists(file));
    assertFalse(tiny().entry().isInstalled());
  }

  @Test
  void aFileIsAddedUsedAndItsRemovalTakesTheChoiceWithIt() throws IOException {
    Path file = dir.resolve("mine.gguf");
    Files.copy(TestModels.smolLm2(), file);
    assertTrue(ModelsModel.isModel(file));
    models.add(List.of(file));
    ui.await("three", () -> models.rows().size() == 3);
    ModelRow mine = models.rows().getLast();
    ui.await("what it could read", () -> mine.facts().outlook().isPresent());
    models.use(mine);
    assertEquals(Optional.of("mine"), settings.get().model());
    assertTrue(mine.facts().used());
    assertFalse(tiny().facts().used());
    models.remove(mine);
    assertEquals(Optional.empty(), settings.get().model());
    models.undoRemove();
    assertEquals(Optional.of("mine"), settings.get().model());
    ui.await("it is back", () -> models.rows().size() == 3);
    models.remove(models.rows().getLast());
    models.settle();
    ui.await("it is forgotten", () -> changes == 2);
    assertTrue(Files.exists(file), "a person's own file stays");
  }

  @Test
  void aModelWhoseFileWasChangedSaysSoUntilItIsAddedAnew() throws IOException {
    Path file = dir.resolve("mine.gguf");
    Files.copy(TestModels.smolLm2(), file);
    models.add(List.of(file));
    ui.await("three", () -> models.rows().size() == 3);
    ModelRow mine = models.rows().getLast();
    ui.await("what it could read", () -> mine.facts().outlook().isPresent());
    FileTime before = Files.getLastModifiedTime(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      assertEquals(4096, channel.write(ByteBuffer.allocate(4096), Files.size(file) / 2));
    }
    Files.setLastModifiedTime(file, before);
    models.refresh();
    ui.await("it is told", () -> mine.state() instanceof ModelState.Failed);
    ModelState.Failed failed = assertInstanceOf(ModelState.Failed.class, mine.state());
    assertEquals(Code.MODEL_CHANGED, failed.error().code());
    models.add(List.of(file));
    ui.await("it is well again", () -> mine.state() instanceof ModelState.Idle);
    assertEquals(3, models.rows().size());
  }

  @Test
  void aFileThatIsNoModelIsToldAndChangesNothing() throws IOException {
    Path file = Files.writeString(dir.resolve("letter.gguf"), "Dear Sir");
    models.add(List.of(file));
    ui.await("an error", () -> models.errorProperty().get().isPresent());
    assertEquals(Code.MODEL_INVALID, models.errorProperty().get().orElseThrow().code());
    assertEquals(2, models.rows().size());
    models.forgetError();
    assertTrue(models.errorProperty().get().isEmpty());
  }

  @Test
  void aModelThatIsTooLargeDoesNotFitAndASmallerProfileHoldsMore() {
    ModelRow large = models.rows().getLast();
    long budget = 8_000_000_000L;
    assertEquals(
        0,
        RoughFit.longestTokens(large.entry(), dev.carrel.engine.model.KvProfile.COMPACT, budget));
    long little = tiny().entry().sizeBytes() + 700_000_000;
    int exact =
        RoughFit.longestTokens(tiny().entry(), dev.carrel.engine.model.KvProfile.EXACT, little);
    int compact =
        RoughFit.longestTokens(tiny().entry(), dev.carrel.engine.model.KvProfile.COMPACT, little);
    assertTrue(exact > 0 && compact > 3 * exact, exact + " " + compact);
  }
}
