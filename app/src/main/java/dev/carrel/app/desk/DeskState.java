package dev.carrel.app.desk;

import dev.carrel.app.page.PageModel;
import dev.carrel.app.settings.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the window.
 *
 * @param bounds of the window when it is not maximized; none before the first time
 * @param maximized whether it fills the screen
 * @param leftDivider between shelf and page, as a share of the width
 * @param rightDivider between page and conversation, as a share of the width
 * @param theme what was chosen; none if the file is older or of a newer kind
 * @param zoom of the page, {@link PageModel#FIT_WIDTH} or a factor
 */
record DeskState(
    @Nullable Bounds bounds,
    boolean maximized,
    double leftDivider,
    double rightDivider,
    @Nullable Theme theme,
    double zoom) {
  /** Where the window stands, in pixels of the screen. */
  record Bounds(double x, double y, double width, double height) {}

  static final DeskState FIRST =
      new DeskState(null, false, 0.2, 0.66, Theme.SYSTEM, PageModel.FIT_WIDTH);

  /** With whatever makes no sense replaced by what a first window has. */
  DeskState mended() {
    boolean dividers = leftDivider > 0 && leftDivider < rightDivider && rightDivider < 1;
    boolean zoomed =
        zoom == PageModel.FIT_WIDTH || zoom == PageModel.FIT_PAGE || (zoom >= 0.1 && zoom <= 10);
    return new DeskState(
        bounds == null || bounds.width() < 200 || bounds.height() < 200 ? null : bounds,
        maximized,
        dividers ? leftDivider : FIRST.leftDivider,
        dividers ? rightDivider : FIRST.rightDivider,
        theme == null ? Theme.SYSTEM : theme,
        zoomed ? zoom : FIRST.zoom);
  }
}
