// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.PassageWeight;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line over the pages where it is long and where it is short. */
class PageToolbarTest {
  private static final List<String> TOOLS =
      List.of("#thumbnails-button", "#outline-button", "#rotate-button");

  @TempDir Path dir;
  private PageWindow window;

  @BeforeEach
  void open() {
    window = new PageWindow(900, 600);
    Document document =
        new PagePdf()
            .page(PDRectangle.A4, 0)
            .line(100, 500, "Alpha beta gamma")
            .read(dir.resolve("A name that needs more room than there is.pdf"));
    window.open(document);
    PassageWeight looked = new PassageWeight(new TextSpan(document.id(), 1, 0, 5), 1);
    Fx.run(() -> window.model().looked().use(List.of(looked)));
    settle();
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static void settle() {
    for (int i = 0; i < 4; i++) {
      Fx.nextFrame();
    }
  }

  /** As short as it takes; how short that is, fonts and themes say. */
  private void shortenUntilHidden(String selector) {
    for (double width = 880; width >= 160 && isShown(selector); width -= 20) {
      window.resize(width, 600);
      settle();
    }
    assertFalse(isShown(selector), selector);
  }

  private boolean isShown(String selector) {
    return Fx.get(() -> window.view().lookup(selector).isVisible());
  }

  private void assertNothingIsCut() {
    double most = Fx.get(() -> window.view().getWidth());
    for (Node node :
        Fx.get(
            () -> List.copyOf(window.view().lookup(".zoom").getParent().lookupAll(".zoom > *")))) {
      if (Fx.get(node::isVisible)) {
        Bounds bounds = Fx.get(() -> node.localToScene(node.getLayoutBounds()));
        assertTrue(bounds.getMaxX() <= most, node + " ends at " + bounds.getMaxX());
      }
    }
  }

  @Test
  void whereThereIsRoomEachToolHasItsButton() {
    assertTrue(TOOLS.stream().allMatch(this::isShown));
    assertTrue(isShown("#looked-button"));
    assertFalse(isShown("#page-more"));
    assertNothingIsCut();
  }

  @Test
  void theNumberThatThePageHasInItsCollectionStandsBesideItsOwnAndNothingIsCut() {
    assertFalse(isShown("#page-bates"));
    DocumentId shown =
        Fx.get(() -> window.model().openProperty().get().orElseThrow().document().id());
    BatesRange range = new BatesRange(new BatesScheme("ABC", 6, 7), 12, 1);
    Fx.run(() -> window.model().number(new DocumentId("0".repeat(64)), List.of(range)));
    assertFalse(isShown("#page-bates"), "of another document");
    Fx.run(() -> window.model().number(shown, List.of(range)));
    settle();
    assertEquals(
        "ABC000012", Fx.get(() -> ((Label) window.view().lookup("#page-bates")).getText()));
    assertTrue(isShown("#page-bates"));
    assertNothingIsCut();
    shortenUntilHidden("#rotate-button");
    assertNothingIsCut();
    shortenUntilHidden("#page-bates");
    Node pager = Fx.get(() -> window.view().lookup(".pager"));
    Bounds bounds = Fx.get(() -> pager.localToScene(pager.getLayoutBounds()));
    assertTrue(bounds.getMinX() >= 0, "the pager begins at " + bounds.getMinX());
    window.resize(900, 600);
    settle();
    assertTrue(isShown("#page-bates"), "there is room again");
  }

  @Test
  void whereTheLineIsShortWhatIsNeededLeastOftenStandsInAMenu() {
    shortenUntilHidden("#rotate-button");
    assertTrue(TOOLS.stream().noneMatch(this::isShown));
    assertTrue(isShown("#page-more"));
    assertTrue(isShown("#looked-button"));
    assertNothingIsCut();
    assertEquals(
        List.of("more-thumbnails-button", "more-outline-button", "more-rotate-button"),
        inTheMenu());
    fire("more-rotate-button");
    assertEquals(90, Fx.get(() -> window.model().look().rotationProperty().get()));
  }

  @Test
  void whereItIsShorterStillEveryToolStandsInIt() {
    shortenUntilHidden("#looked-button");
    assertFalse(isShown("#page-find"));
    assertTrue(isShown("#page-more"));
    assertNothingIsCut();
    assertEquals(5, inTheMenu().size());
    fire("more-looked-button");
    assertTrue(Fx.get(() -> window.model().looked().shownProperty().get()));
    fire("more-page-find");
    assertTrue(Fx.get(() -> window.model().find().shownProperty().get()));
  }

  @Test
  void whereItIsShortestTheWayBackStandsInTheMenuToo() {
    Fx.run(() -> window.model().jumpTo(new Spot(1, 0.5)));
    settle();
    assertTrue(isShown("#page-back"));
    shortenUntilHidden("#page-back");
    assertNothingIsCut();
    assertTrue(inTheMenu().contains("more-page-back"));
    fire("more-page-back");
    settle();
    assertFalse(inTheMenu().contains("more-page-back"), "nowhere to go back to");
  }

  private List<MenuItem> items() {
    MenuButton more = window.find("#page-more", MenuButton.class);
    return Fx.get(() -> more.getItems().stream().filter(MenuItem::isVisible).toList());
  }

  private List<String> inTheMenu() {
    return items().stream().map(MenuItem::getId).toList();
  }

  private void fire(String id) {
    MenuItem item =
        items().stream().filter(one -> id.equals(one.getId())).findFirst().orElseThrow();
    Fx.run(item::fire);
  }

  @Test
  void whereItIsLongAgainTheButtonsAreBack() {
    shortenUntilHidden("#rotate-button");
    window.resize(900, 600);
    settle();
    assertTrue(TOOLS.stream().allMatch(this::isShown));
    assertFalse(isShown("#page-more"));
  }
}
