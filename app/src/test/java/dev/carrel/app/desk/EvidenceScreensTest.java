// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.settings.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of evidence in both themes, for people to look at: {@code mvn verify
 * -Dtest=EvidenceScreensTest -Dcarrel.screens=FOLDER}. What is found is made up, so that each kind
 * is there.
 */
@EnabledIfSystemProperty(named = "carrel.screens", matches = ".+")
class EvidenceScreensTest {
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

  private static void scale(TestDesk desk, double scale) {
    Fx.run(() -> desk.desk().settings().change(now -> now.textScale = scale));
  }

  private static void press(TestDesk desk, String selector) {
    Fx.await(selector, 20, () -> desk.scene().getRoot().lookup(selector) != null);
    Fx.run(() -> ((ButtonBase) desk.scene().getRoot().lookup(selector)).fire());
  }

  private static void look(TestDesk desk, double zoom) {
    PageModel pages = desk.page();
    Fx.run(() -> pages.look().zoomProperty().set(zoom));
    Fx.nextFrame();
    Fx.run(() -> pages.goTo(2));
  }

  @Test
  void absence() {
    try (JudgedDesk judged = JudgedDesk.open(dir)) {
      TestDesk desk = judged.desk();
      judged.nothingFits(true, OptionalDouble.of(0.93));
      picture(desk, "evidence-absence");
      desk.inGerman();
      picture(desk, "evidence-absence-german");
    }
  }

  @Test
  void list() {
    try (JudgedDesk judged = JudgedDesk.open(dir)) {
      TestDesk desk = judged.desk();
      judged.listed(false);
      picture(desk, "evidence-list");
      desk.inGerman();
      picture(desk, "evidence-list-german");
    }
  }

  @Test
  void looked() {
    try (JudgedDesk judged = JudgedDesk.open(dir)) {
      TestDesk desk = judged.desk();
      judged.answerOfEachKind();
      press(desk, "#looked-button");
      // Two pages that it looked at, with no quote marked over the shade.
      look(desk, 0.5);
      picture(desk, "evidence-looked");
      desk.inGerman();
      scale(desk, 1.5);
      look(desk, 0.4);
      picture(desk, "evidence-looked-german-150");
    }
  }

  @Test
  void thoughtsAndReceipt() {
    String script = "<think>Article 3 says forty-five days.</think>\n\nWithin 45 days.";
    try (JudgedDesk judged = JudgedDesk.open(dir, script)) {
      TestDesk desk = judged.desk();
      AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("When does the Buyer pay?"));
      Fx.await("the answer", 60, () -> !turn.state().isBusy());
      Fx.await("thoughts", 20, () -> desk.scene().getRoot().lookup(".thoughts-open") != null);
      Fx.run(() -> ((Hyperlink) desk.scene().getRoot().lookup(".thoughts-open")).fire());
      picture(desk, "evidence-thoughts");
      Fx.run(() -> desk.conversationNow().receipt().show(turn));
      Fx.await("the receipt", 20, () -> desk.scene().getRoot().lookup("#receipt") != null);
      picture(desk, "evidence-receipt");
    }
  }

  @Test
  void badges() {
    try (JudgedDesk judged = JudgedDesk.open(dir)) {
      TestDesk desk = judged.desk();
      judged.answerOfEachKind();
      press(desk, ".sentence-badge.contradicted");
      picture(desk, "evidence-contradicted");
      press(desk, ".sentence-badge.supported");
      picture(desk, "evidence-supported");
      press(desk, ".sentence-badge.no-evidence");
      picture(desk, "evidence-no-evidence");
      press(desk, ".sentence-badge.unsure");
      picture(desk, "evidence-unsure");
      desk.inGerman();
      press(desk, ".sentence-badge.supported");
      picture(desk, "evidence-supported-german");
      press(desk, ".sentence-badge.contradicted");
      picture(desk, "evidence-contradicted-german");
      press(desk, ".sentence-badge.unsure");
      picture(desk, "evidence-unsure-german");
      press(desk, ".sentence-badge.no-evidence");
      picture(desk, "evidence-no-evidence-german");
      scale(desk, 2);
      picture(desk, "evidence-german-largest-text");
    }
  }
}
