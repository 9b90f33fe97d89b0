package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.CarrelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Draws the pages of one document in the background and keeps the drawings used last. Drawings that
 * are no longer wanted are taken out of the queue. Called on the FX thread.
 */
final class PdfDrawer {
  private static final long CACHE_BYTES = 160L << 20;

  private final Background background;
  private final PageModel.Open open;
  private final ImageCache cache = new ImageCache(CACHE_BYTES);
  private final Map<Integer, Wish> wanted = new HashMap<>();

  private record Wish(ImageCache.Key key, BackgroundTask<Image> task) {}

  /** Belongs to the thread that draws. */
  private @Nullable PdfFile file;

  PdfDrawer(Background background, PageModel.Open open) {
    this.background = background;
    this.open = open;
  }

  /**
   * Opens the file, to know whether it can be shown at all.
   *
   * @param onFailed told if it cannot
   */
  void open(Consumer<CarrelException> onFailed) {
    background
        .task(
            Lane.PAGES,
            "open " + open.document().name(),
            (progress, cancellation) -> {
              file();
              return true;
            })
        .onFailed(onFailed)
        .start();
  }

  private PdfFile file() {
    PdfFile opened = file;
    if (opened == null) {
      try {
        opened = new PdfFile(open.document().file(), open.password().orElse(""));
      } catch (IOException e) {
        throw new CarrelException(
            CarrelException.Code.FILE_UNREADABLE, String.valueOf(e.getMessage()), "", e);
      }
      file = opened;
    }
    return opened;
  }

  /** A drawing that is there now: of this size, or of another to be stretched meanwhile. */
  Optional<Image> present(int page, int pixels) {
    return cache.get(new ImageCache.Key(page, pixels)).or(() -> cache.any(page));
  }

  /** Draws a page unless it is drawn or about to be; the last wish for a page counts. */
  void want(int page, int pixels, Consumer<Image> onDrawn, Runnable onFailed) {
    ImageCache.Key key = new ImageCache.Key(page, pixels);
    if (cache.get(key).isPresent()) {
      cache.get(key).ifPresent(onDrawn);
      return;
    }
    Wish before = wanted.get(page);
    if (before != null && before.key().equals(key)) {
      return;
    }
    forget(page);
    BackgroundTask<Image> task =
        background
            .task(
                Lane.PAGES,
                "draw page " + page,
                (progress, cancellation) -> {
                  cancellation.throwIfRequested();
                  return file().draw(page, pixels);
                })
            .onDone(
                image -> {
                  settled(page, key);
                  cache.put(key, image);
                  onDrawn.accept(image);
                })
            .onFailed(
                error -> {
                  settled(page, key);
                  onFailed.run();
                });
    wanted.put(page, new Wish(key, task));
    task.start();
  }

  private void settled(int page, ImageCache.Key key) {
    Wish wish = wanted.get(page);
    if (wish != null && wish.key().equals(key)) {
      wanted.remove(page);
    }
  }

  /** The page was scrolled past: it need not be drawn. */
  void forget(int page) {
    Wish wish = wanted.remove(page);
    if (wish != null) {
      wish.task().cancel();
    }
  }

  /** Ends all drawing and closes the file. */
  void close() {
    wanted.values().forEach(wish -> wish.task().cancel());
    wanted.clear();
    background
        .task(
            Lane.PAGES,
            "close " + open.document().name(),
            (progress, cancellation) -> {
              closeFile();
              return true;
            })
        .start();
  }

  private void closeFile() {
    try {
      if (file != null) {
        file.close();
        file = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
