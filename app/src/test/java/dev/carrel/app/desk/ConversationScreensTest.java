// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.export.ExportFormat;
import dev.carrel.app.settings.Theme;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of the conversation's states in both themes, for people to look at: {@code mvn verify
 * -Dtest=ConversationScreensTest -Dcarrel.screens=FOLDER}.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class ConversationScreensTest {
  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));

  @TempDir Path dir;

  private void picture(TestDesk desk, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Fx.run(() -> desk.desk().settings().change(now -> now.theme = theme));
      for (int i = 0; i < 3; i++) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
      }
      Path file = out.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      Fx.picture(desk.scene(), file);
      assertTrue(Files.exists(file));
    }
  }

  private ModelLoader starter() throws IOException {
    Path file = TestModels.starter().orElseGet(TestModels::smolLm2);
    InstalledModel model = new InstalledModel("starter", file, Sha256.of(file, new Cancellation()));
    return (progress, cancellation) ->
        LlamaLanguageModel.load(
            model, CalibrationStore.of(TestPlatform.in(dir)), progress, cancellation);
  }

  private Path agreement() {
    return new SamplePdf()
        .page(
            "ARTICLE 9 - TERM AND TERMINATION",
            "9.2 Termination for delay. The Buyer may terminate this Agreement by written notice if"
                + " delivery of any Lot is delayed by more than thirty (30) days beyond the"
                + " Delivery Date stated in Annex C.",
            "9.3 Price. The price of each Lot is nine hundred dollars. The Buyer pays within"
                + " forty-five (45) days of a correct invoice.")
        .save(dir.resolve("Supply Agreement with a rather long name of 3 March 2026.pdf"));
  }

  private static AskedTurn answered(AskedTurn turn) {
    Fx.await("the answer", 240, () -> !turn.state().isBusy());
    return turn;
  }

  private static AskedTurn ask(TestDesk desk, String question) {
    return answered(Fx.get(() -> desk.conversationNow().ask(question)));
  }

  private static MenuButton menu(TestDesk desk, String selector) {
    return Fx.get(() -> (MenuButton) desk.scene().getRoot().lookup(selector));
  }

  private static void choose(TestDesk desk, String selector, String item) {
    MenuButton menu = menu(desk, selector);
    Fx.run(
        () ->
            menu.getItems().stream()
                .filter(one -> item.equals(one.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
  }

  private static void removeShown(ConversationModel model) {
    model.entries().stream()
        .filter(entry -> model.talk().id().stream().anyMatch(id -> id == entry.id()))
        .findFirst()
        .ifPresent(model::remove);
  }

  @Test
  void conversation() throws IOException {
    try (TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            starter(),
            Optional.empty(),
            List.of(agreement()),
            KvProfile.BALANCED)) {
      desk.awaitRead(1);
      picture(desk, "conversation-empty");
      AskedTurn first = ask(desk, "When may the Buyer terminate the Agreement?");
      picture(desk, "conversation-answered");
      AskedTurn again =
          answered(
              Fx.get(
                  () ->
                      desk.conversationNow()
                          .edit(first, "Within how many days does the Buyer pay?")));
      picture(desk, "conversation-versions");
      choose(desk, ".turn-more", "turn-edit");
      picture(desk, "conversation-edit");
      choose(desk, ".turn-more", "turn-sent");
      Fx.await("what was sent", 20, () -> desk.scene().lookup("#sent") != null);
      picture(desk, "conversation-sent");
      Fx.run(() -> ((CheckBox) desk.scene().lookup("#sent .check-box")).setSelected(true));
      picture(desk, "conversation-tokens");
      desk.press("#sent-back");
      Fx.run(() -> desk.conversationNow().branch(again));
      Fx.await("both", 20, () -> desk.conversationNow().entries().size() == 2);
      Fx.await("the branch", 20, () -> !desk.conversationNow().turns().contains(again));
      ask(desk, "And what is the price of each of the Lots, in dollars, if there is one?");
      desk.press("#talk-title");
      picture(desk, "conversation-list");
      Fx.run(() -> removeShown(desk.conversationNow()));
      desk.press("#talk-title");
      Path nowhere = dir.resolve("no such folder").resolve("conversation.pdf");
      Fx.run(
          () ->
              desk.conversationNow()
                  .export()
                  .write(desk.conversationNow().talk().transcript(), ExportFormat.PDF, nowhere));
      Fx.run(
          () ->
              desk.conversationNow()
                  .draftProperty()
                  .set("A question of several lines,\nso that the field grows\nand\ngrows."));
      picture(desk, "conversation-notices");
      desk.inGerman(1.5);
      // The draft may be a conversation of its own by now; one with answers is meant.
      Fx.run(
          () ->
              desk.conversationNow().entries().stream()
                  .filter(entry -> entry.turns() > 0)
                  .findFirst()
                  .ifPresent(desk.conversationNow()::show));
      Fx.await("turns", 20, () -> !desk.conversationNow().turns().isEmpty());
      Fx.run(() -> ((ScrollPane) desk.scene().getRoot().lookup("#turns")).setVvalue(1));
      picture(desk, "conversation-german-150");
    }
  }
}
