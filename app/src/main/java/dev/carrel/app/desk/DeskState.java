// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.page.PageLook;
import dev.carrel.app.page.Place;
import dev.carrel.app.review.ReviewMemory;
import dev.carrel.app.shelf.ShelfMemory;
import dev.carrel.engine.document.DocumentId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the window. What a person chose stands in the settings.
 *
 * @param bounds of the window when it is not maximized; none before the first time
 * @param maximized whether it fills the screen
 * @param leftDivider between shelf and page, as a share of the width
 * @param rightDivider between page and conversation, as a share of the width
 * @param leftShown whether the shelf is not folded away
 * @param rightShown whether the conversation is not folded away
 * @param zoom of the page, {@link PageLook#FIT_WIDTH} or a factor
 * @param looked whether it is shown what the model looked at
 * @param shelf what is remembered of it; none if the file is older
 * @param places where documents were left, by their SHA-256; none if the file is older
 * @param drafts what was typed into notes and not saved, by their SHA-256; none if it is older
 * @param byMeaning whether the search also finds by meaning; none if it is older
 * @param review what is remembered of the reviews; none if it is older
 */
record DeskState(
    @Nullable Bounds bounds,
    boolean maximized,
    double leftDivider,
    double rightDivider,
    boolean leftShown,
    boolean rightShown,
    double zoom,
    boolean looked,
    @Nullable ShelfMemory shelf,
    @Nullable Map<String, Place> places,
    @Nullable Map<String, String> drafts,
    @Nullable Boolean byMeaning,
    @Nullable ReviewMemory review) {
  /** Where the window stands, in pixels of the screen. */
  record Bounds(double x, double y, double width, double height) {}

  static final DeskState FIRST =
      new DeskState(
          null,
          false,
          0.2,
          0.66,
          true,
          true,
          PageLook.FIT_WIDTH,
          false,
          ShelfMemory.FIRST,
          Map.of(),
          Map.of(),
          false,
          ReviewMemory.FIRST);

  /** With whatever makes no sense replaced by what a first window has. */
  DeskState mended() {
    boolean dividers = leftDivider > 0 && leftDivider < rightDivider && rightDivider < 1;
    boolean zoomed =
        zoom == PageLook.FIT_WIDTH || zoom == PageLook.FIT_PAGE || (zoom >= 0.1 && zoom <= 10);
    // A file of an older kind tells of neither pane: both are shown.
    boolean anyShown = leftShown || rightShown || shelf != null;
    return new DeskState(
        bounds == null || bounds.width() < 200 || bounds.height() < 200 ? null : bounds,
        maximized,
        dividers ? leftDivider : FIRST.leftDivider,
        dividers ? rightDivider : FIRST.rightDivider,
        !anyShown || leftShown,
        !anyShown || rightShown,
        zoomed ? zoom : FIRST.zoom,
        looked,
        memory(),
        left(),
        unsaved(),
        searchesByMeaning(),
        reviews());
  }

  /** Without anything of some documents. */
  DeskState without(Set<DocumentId> documents) {
    Set<String> ids =
        documents.stream().map(DocumentId::sha256).collect(Collectors.toUnmodifiableSet());
    Map<String, Place> leftPlaces = new LinkedHashMap<>(left());
    leftPlaces.keySet().removeAll(ids);
    Map<String, String> leftDrafts = new LinkedHashMap<>(unsaved());
    leftDrafts.keySet().removeAll(ids);
    ShelfMemory was = memory();
    return new DeskState(
        bounds,
        maximized,
        leftDivider,
        rightDivider,
        leftShown,
        rightShown,
        zoom,
        looked,
        was.without(ids),
        leftPlaces,
        leftDrafts,
        byMeaning,
        ids.contains(reviews().document()) ? reviews().withoutPlace() : reviews());
  }

  /** Whether the search also finds by meaning. */
  boolean searchesByMeaning() {
    return byMeaning != null && byMeaning;
  }

  /** What was typed into notes and not saved. */
  Map<String, String> unsaved() {
    return drafts == null ? Map.of() : whole(drafts);
  }

  /** Where documents were left. */
  Map<String, Place> left() {
    return places == null ? Map.of() : whole(places);
  }

  /** A file may say {@code null} of anything. */
  private static <T> Map<String, T> whole(Map<String, T> map) {
    Map<String, T> known = new LinkedHashMap<>(map);
    known.values().removeIf(Objects::isNull);
    return known;
  }

  /** What is remembered of the reviews. */
  ReviewMemory reviews() {
    return review == null ? ReviewMemory.FIRST : review;
  }

  /** What is remembered of the shelf. */
  ShelfMemory memory() {
    return shelf == null ? ShelfMemory.FIRST : shelf;
  }
}
