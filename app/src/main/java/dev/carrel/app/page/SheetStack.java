// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Strings;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.CarrelException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** The sheets of a PDF that exist: those in sight and a little beyond. */
final class SheetStack {
  private final PageModel model;
  private final Supplier<Document> document;
  private final PdfDrawer drawer;
  private final Pane viewport;
  private final Consumer<PageLink> onLink;
  private final Runnable onForgiven;
  private final PageMarks marks;
  private final SheetPainter painter;
  private final Strings strings = Strings.of(SheetStack.class);
  private final Map<Integer, Sheet> sheets = new HashMap<>();

  /**
   * None yet.
   *
   * @param viewport where they are shown
   * @param onForgiven told when a sheet that could not be drawn may be tried again
   */
  SheetStack(
      PageModel model,
      Supplier<Document> document,
      PdfDrawer drawer,
      Pane viewport,
      Consumer<PageLink> onLink,
      Runnable onForgiven) {
    this.model = model;
    this.document = document;
    this.drawer = drawer;
    this.viewport = viewport;
    this.onLink = onLink;
    this.onForgiven = onForgiven;
    marks = new PageMarks(model, document);
    painter = new SheetPainter(drawer, this::failedNote);
  }

  /** The sheet of a page, if it exists. */
  Optional<Sheet> of(int page) {
    return Optional.ofNullable(sheets.get(page));
  }

  /** Takes all away, as they are to be made anew. */
  void clear() {
    sheets.values().forEach(viewport.getChildren()::remove);
    sheets.clear();
  }

  /** Shows on each what is marked now. */
  void remark() {
    sheets.values().forEach(sheet -> sheet.mark(marks.on(sheet.number())));
  }

  /** Says and marks on each what its text is now. */
  void retell() {
    sheets.values().forEach(sheet -> sheet.tell(words(document.get().page(sheet.number()))));
    remark();
  }

  /**
   * Lays out those in sight.
   *
   * @param outputScale pixels of the screen per pixel of the scene
   */
  void show(Sight sight, double outputScale) {
    // Half a pane beyond what is in sight, so that slow scrolling never meets an empty sheet.
    double beyond = sight.height() / 2;
    Column column = sight.column();
    int first = column.pageAt(Math.max(0, sight.y() - beyond));
    int last = column.pageAt(sight.y() + sight.height() + beyond);
    sheets.values().removeIf(sheet -> isOutside(sheet, first, last));
    for (int page = first; page <= last; page++) {
      Sheet sheet = sheets.computeIfAbsent(page, this::add);
      sheet.resizeRelocate(
          sight.left(page),
          Math.rint(sight.top(page)),
          Math.rint(column.width(page)),
          Math.rint(column.height(page)));
    }
    painter.paint(sheets.values(), sight.width(), sight.height(), outputScale);
  }

  private boolean isOutside(Sheet sheet, int first, int last) {
    boolean outside = sheet.number() < first || sheet.number() > last;
    if (outside) {
      viewport.getChildren().remove(sheet);
    }
    return outside;
  }

  private Sheet add(int number) {
    Page page = document.get().page(number);
    PageTurn turn = Column.turn(page, model.look().rotationProperty().get());
    Sheet sheet = new Sheet(number, turn, words(page));
    sheet.mark(marks.on(number));
    viewport.getChildren().add(sheet);
    drawer.links(number, links -> link(sheet, links));
    return sheet;
  }

  /** For a screen reader. */
  private String words(Page page) {
    String caption = strings.get("sheet", page.number(), document.get().pages().size());
    return caption + "\n" + page.text();
  }

  private void link(Sheet sheet, List<PageLink> links) {
    if (!links.isEmpty()) {
      sheet.link(links.stream().map(link -> new LinkArea(link, words(link), onLink)).toList());
    }
  }

  private String words(PageLink link) {
    return switch (link) {
      case PageLink.Inside inside -> strings.get("link.page", inside.spot().page());
      case PageLink.Address address -> strings.get("link.address", address.address());
    };
  }

  private Node failedNote(Sheet sheet, CarrelException error) {
    return PageErrors.note(
        strings,
        error,
        () -> {
          drawer.forgive(sheet.number());
          sheet.say(Optional.empty());
          onForgiven.run();
        });
  }
}
