// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.models.ModelOffer;
import dev.carrel.app.settings.Theme;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
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
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of the window's states in both themes, for people to look at: {@code mvn verify
 * -Dtest=DeskScreensTest -Dcarrel.screens=FOLDER}. With the real engine, and the starter model
 * where it is here.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class DeskScreensTest {
  private static final String DELIVERY =
      "The Supplier shall deliver the Goods in the Lots and on the dates set out in Annex C. Title"
          + " passes on payment; risk passes on delivery to the carrier named by the Buyer.";
  private static final String INSURANCE =
      "The Supplier keeps the Goods insured at its own cost until risk has passed, and shows the"
          + " policy on request. A claim under the policy is paid out to the party that bears the"
          + " loss.";
  private static final String PRICE =
      "The price of each Lot is fixed for the term. The Buyer pays within forty-five (45) days of a"
          + " correct invoice. Interest on late payment is four per cent a year.";

  private final Path out = Path.of(System.getProperty("carrel.screens", "target/screens"));

  @TempDir Path dir;

  private Path contract() {
    SamplePdf pdf = new SamplePdf();
    for (int article = 1; article <= 12; article++) {
      if (article == 9) {
        pdf.page(
            "ARTICLE 9 - TERM AND TERMINATION",
            "9.1 Term. This Agreement begins on the date of its signature and runs for three (3)"
                + " years. "
                + PRICE,
            "9.2 Termination for delay. The Buyer may terminate this Agreement by written notice if"
                + " delivery of any Lot is delayed by more than thirty (30) days beyond the"
                + " Delivery Date stated in Annex C.",
            "9.3 Effects. On termination each party returns what it has received. " + INSURANCE,
            DELIVERY);
      } else {
        pdf.page("ARTICLE " + article, DELIVERY, INSURANCE, PRICE);
      }
    }
    return pdf.save(dir.resolve("Supply Agreement.pdf"));
  }

  private void picture(TestDesk desk, String name) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Fx.run(() -> desk.desk().settings().change(now -> now.theme = theme));
      // What is drawn in the background comes a little after.
      for (int i = 0; i < 3; i++) {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.sleep(250, java.util.concurrent.TimeUnit.MILLISECONDS);
      }
      String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      Fx.picture(desk.scene(), out.resolve(file));
      assertTrue(Files.exists(out.resolve(file)));
    }
  }

  private ModelLoader realModel() throws IOException {
    Path file = TestModels.starter().orElseGet(TestModels::smolLm2);
    InstalledModel model = new InstalledModel("starter", file, Sha256.of(file, new Cancellation()));
    return (progress, cancellation) ->
        LlamaLanguageModel.load(
            model, CalibrationStore.of(TestPlatform.in(dir)), progress, cancellation);
  }

  @Test
  void answered() throws IOException {
    Path amendment =
        new SamplePdf()
            .page(
                "FIRST AMENDMENT",
                "The period named in section 9.2 of the Supply Agreement is shortened to fifteen"
                    + " (15) days for Lots 4 to 6. All else stays as it was.")
            .save(dir.resolve("First Amendment.pdf"));
    Path scan =
        new SamplePdf()
            .page("Annex C", "Lot 1: 3 March. Lot 2: 17 March. Lot 3: 1 April.")
            .page()
            .page()
            .save(dir.resolve("Annex C (scan).pdf"));
    Path notes =
        Files.writeString(
            dir.resolve("Call notes.md"),
            "# Call of 3 March\n\nThe supplier admits that two lots are late.\n");
    try (TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            realModel(),
            Optional.empty(),
            List.of(contract(), amendment, scan, notes),
            KvProfile.BALANCED)) {
      picture(desk, "empty-or-adding");
      desk.awaitRead(4);
      AskedTurn turn =
          Fx.get(
              () ->
                  desk.conversationNow()
                      .ask("What may the Buyer do if a Lot is delayed by more than thirty days?"));
      Fx.await("the answer", 240, () -> !turn.state().isBusy());
      Fx.run(
          () ->
              desk.scene().getRoot().lookupAll(".quote-chip").stream()
                  .findFirst()
                  .ifPresent(chip -> ((Button) chip).fire()));
      picture(desk, "answered");
      Fx.run(() -> desk.scene().getRoot().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
      picture(desk, "right-to-left");
      Fx.run(() -> desk.scene().getRoot().setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT));
      Fx.run(() -> ((TextField) desk.scene().lookup("#search")).setText("insured"));
      Fx.await("hits", 10, () -> desk.scene().lookup("#search-panel").isVisible());
      picture(desk, "search");
    }
  }

  @Test
  void readingAndErrorsAndLongNames() throws IOException {
    Path empty = Files.createFile(dir.resolve("Expert report.pdf"));
    Path locked = new SamplePdf().page("x", DELIVERY).save(dir.resolve("Opinion.pdf"), "secret");
    Path longName =
        new SamplePdf()
            .page("x", DELIVERY)
            .save(
                dir.resolve(
                    "2026-03-14 Memorandum of understanding between the parties on damages for late"
                        + " delivery (final, signed).pdf"));
    try (TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            realModel(),
            Optional.empty(),
            List.of(empty, locked, contract(), longName))) {
      ShelfModel shelf = desk.shelf();
      Fx.await(
          "reading",
          60,
          () ->
              shelf.shelves().openItems().size() == 4
                  && shelf.shelves().openItems().get(2).state() instanceof ItemState.Reading reading
                  && !reading.loading()
                  && reading.share() > 0.05);
      picture(desk, "reading-and-errors");
      Fx.run(shelf.reading()::pause);
      AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("Which party bears the insurance?"));
      Fx.await("the answer", 240, () -> !turn.state().isBusy());
      picture(desk, "paused");
      Fx.run(shelf.reading()::resume);
      desk.awaitRead(2);
      Fx.run(() -> shelf.removal().remove(shelf.shelves().openItems().get(3)));
      picture(desk, "removed");
    }
  }

  @Test
  void emptyAndWithoutAModel() {
    ModelLoader none =
        (progress, cancellation) -> {
          throw new CarrelException(Code.MODEL_MISSING, "No model.", "Get one.");
        };
    try (TestDesk desk =
        TestDesk.open(dir.resolve("home"), none, Optional.of(new Starter()), List.of())) {
      picture(desk, "empty");
      Fx.run(() -> desk.desk().add(List.of(contract())));
      Fx.await("the offer", 20, () -> desk.scene().getRoot().lookup("#get-model") != null);
      picture(desk, "no-model");
      FileDropRobot.hover(desk.scene(), List.of(dir));
      picture(desk, "hovering");
    }
  }

  @Test
  void roomsAndLanguagesAndFoldedPanes() throws IOException {
    try (TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            realModel(),
            Optional.empty(),
            List.of(contract()),
            KvProfile.BALANCED)) {
      desk.awaitRead(1);
      for (Middle.Room room : Middle.Room.values()) {
        Fx.run(() -> desk.desk().toggleRoom(room));
        picture(desk, "room-" + room.name().toLowerCase(Locale.ROOT));
      }
      desk.inGerman();
      picture(desk, "german-shortcuts");
      Fx.run(() -> desk.desk().toggleRoom(Middle.Room.SETTINGS));
      picture(desk, "german-settings");
      Fx.run(() -> desk.desk().toggleRoom(Middle.Room.SETTINGS));
      picture(desk, "german");
      Fx.run(() -> desk.desk().settings().change(now -> now.textScale = 2));
      picture(desk, "large-text");
      Fx.run(() -> desk.desk().settings().change(now -> now.textScale = 1));
      Fx.run(() -> desk.desk().panes().orElseThrow().toggleShelf());
      Fx.run(() -> desk.desk().panes().orElseThrow().toggleConversation());
      picture(desk, "folded");
    }
  }

  private record Starter() implements ModelOffer {
    @Override
    public String title() {
      return "Qwen2.5 Coder 0.5B Instruct, Q4_K_M";
    }

    @Override
    public String about() {
      return "Small and quick";
    }

    @Override
    public String licence() {
      return "Apache-2.0";
    }

    @Override
    public long sizeBytes() {
      return 491_400_064L;
    }

    @Override
    public String source() {
      return "huggingface.co";
    }

    @Override
    public void get(Progress progress, Cancellation cancellation) {
      cancellation.throwIfRequested();
    }
  }
}
