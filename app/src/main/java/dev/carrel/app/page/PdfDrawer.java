// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.Background.Lane;
import dev.carrel.app.fx.BackgroundTask;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Draws the pages of one document in the background and keeps the drawings used last. One piece is
 * drawn at a time, the most urgent first; what is no longer wanted is not begun, and stopped if it
 * was. Called on the FX thread.
 */
final class PdfDrawer {
  private static final long CACHE_BYTES = 160L << 20;
  private static final long SMALL_BYTES = 24L << 20;

  /** Drawings up to this width are thumbnails, which would else be the first to be forgotten. */
  private static final int SMALL_PIXELS = 400;

  /**
   * A drawing that is wanted.
   *
   * @param urgency the smallest first
   */
  record Wish(
      Drawing drawing, int urgency, Consumer<Image> onDrawn, Consumer<CarrelException> onFailed) {}

  private final Background background;
  private final PageModel.Open open;
  private final Function<Document, Path> bytes;
  private final PdfFile.FileWords words;
  private final ImageCache cache = new ImageCache(CACHE_BYTES);
  private final ImageCache small = new ImageCache(SMALL_BYTES);
  private final Map<Drawing, Wish> pages = new LinkedHashMap<>();
  private final Map<Drawing, Wish> thumbnails = new LinkedHashMap<>();
  private final Map<Integer, CarrelException> failed = new HashMap<>();
  private final Map<Integer, List<PageLink>> links = new HashMap<>();
  private @Nullable Drawing drawing;
  private Optional<BackgroundTask<Image>> running = Optional.empty();
  private boolean closed;

  /** Belongs to the thread that draws. */
  private @Nullable PdfFile file;

  /**
   * Draws a document that is on show.
   *
   * @param bytes where those of a document are; may take time
   */
  PdfDrawer(
      Background background,
      PageModel.Open open,
      Function<Document, Path> bytes,
      PdfFile.FileWords words) {
    this.background = background;
    this.bytes = bytes;
    this.open = open;
    this.words = words;
  }

  /**
   * Opens the file, to know whether it can be shown at all.
   *
   * @param onFacts told what it says of itself
   * @param onFailed told if it cannot
   */
  void open(Consumer<PdfFacts> onFacts, Consumer<CarrelException> onFailed) {
    background
        .task(Lane.PAGES, "open " + name(), (progress, cancellation) -> file().facts())
        .onDone(
            facts -> {
              if (!closed) {
                onFacts.accept(facts);
              }
            })
        .onFailed(
            error -> {
              if (!closed) {
                onFailed.accept(error);
              }
            })
        .start();
  }

  private String name() {
    return open.document().name();
  }

  private PdfFile file() {
    PdfFile opened = file;
    if (opened == null) {
      Document paper = open.document();
      opened = PdfFile.of(paper, bytes.apply(paper), open.password().orElse(""), words);
      file = opened;
    }
    return opened;
  }

  private ImageCache cacheOf(Drawing key) {
    return key.pixels() <= SMALL_PIXELS ? small : cache;
  }

  /** A drawing that is there now. */
  Optional<Image> present(Drawing key) {
    return cacheOf(key).get(key);
  }

  /** A drawing of the whole page in some size, to be stretched until the right one is there. */
  Optional<Image> standIn(int page, int degrees) {
    return cache.any(page, degrees).or(() -> small.any(page, degrees));
  }

  /** Why a page could not be drawn. */
  Optional<CarrelException> failure(int page) {
    return Optional.ofNullable(failed.get(page));
  }

  /** A page that could not be drawn is tried again when it is wanted next. */
  void forgive(int page) {
    failed.remove(page);
  }

  /** Replaces all that is wanted for the pages in sight. What is drawn already is left out. */
  void want(Collection<Wish> wishes) {
    pages.clear();
    wishes.stream().filter(this::isMissing).forEach(wish -> pages.put(wish.drawing(), wish));
    if (drawing != null && !pages.containsKey(drawing) && !thumbnails.containsKey(drawing)) {
      running.ifPresent(BackgroundTask::cancel);
    }
    next();
  }

  private boolean isMissing(Wish wish) {
    return present(wish.drawing()).isEmpty() && !failed.containsKey(wish.drawing().page());
  }

  /** Wants a thumbnail, until {@link #forgetThumbnail}. */
  void wantThumbnail(Wish wish) {
    if (isMissing(wish)) {
      thumbnails.put(wish.drawing(), wish);
      next();
    }
  }

  void forgetThumbnail(Drawing key) {
    thumbnails.remove(key);
  }

  private void next() {
    if (drawing != null || closed) {
      return;
    }
    Optional<Wish> most =
        pages.values().stream()
            .min((a, b) -> Integer.compare(a.urgency(), b.urgency()))
            .or(() -> thumbnails.values().stream().findFirst());
    most.ifPresent(this::draw);
  }

  private void draw(Wish wish) {
    Drawing key = wish.drawing();
    drawing = key;
    BackgroundTask<Image> task =
        background
            .task(Lane.PAGES, "draw page " + key.page(), (progress, stop) -> image(key, stop))
            .onDone(image -> drawn(key, image))
            .onFailed(error -> failed(key, error))
            .onCancelled(this::settled);
    running = Optional.of(task);
    task.start();
  }

  private Image image(Drawing key, Cancellation cancellation) {
    cancellation.throwIfRequested();
    return file().draw(key, words, cancellation);
  }

  private void settled() {
    drawing = null;
    running = Optional.empty();
    next();
  }

  private void drawn(Drawing key, Image image) {
    cacheOf(key).put(key, image);
    Optional.ofNullable(pages.remove(key)).ifPresent(wish -> wish.onDrawn().accept(image));
    Optional.ofNullable(thumbnails.remove(key)).ifPresent(wish -> wish.onDrawn().accept(image));
    settled();
  }

  private void failed(Drawing key, CarrelException error) {
    failed.put(key.page(), error);
    Optional.ofNullable(pages.remove(key)).ifPresent(wish -> wish.onFailed().accept(error));
    Optional.ofNullable(thumbnails.remove(key)).ifPresent(wish -> wish.onFailed().accept(error));
    pages.values().removeIf(wish -> wish.drawing().page() == key.page());
    settled();
  }

  /** Tells the links of a page, at once if they are known. */
  void links(int page, Consumer<List<PageLink>> onRead) {
    List<PageLink> known = links.get(page);
    if (known != null) {
      onRead.accept(known);
      return;
    }
    background
        .task(Lane.PAGES, "links of page " + page, (progress, stop) -> file().links(page))
        .onDone(
            read -> {
              links.put(page, read);
              if (!closed) {
                onRead.accept(read);
              }
            })
        .onFailed(error -> {}) // said already: the page itself cannot be drawn then
        .start();
  }

  /** Bytes of the drawings that are kept. */
  long cachedBytes() {
    return cache.bytes() + small.bytes();
  }

  /** Ends all drawing and closes the file. */
  void close() {
    closed = true;
    pages.clear();
    thumbnails.clear();
    running.ifPresent(BackgroundTask::cancel);
    background
        .task(
            Lane.PAGES,
            "close " + name(),
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
