// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages of a file as they come, as far as the limits allow. */
final class CollectedPages implements PageSink {
  private final String name;
  private final IngestLimits limits;
  private final DocumentId id;
  private final RecognizedPages recognized;
  private final ScanPages scans;
  private final List<Page> pages = new ArrayList<>();
  private final List<UnreadablePage> unreadable = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private long characters;
  private int waiting;

  /** Of a document of which pictures may have been read before. */
  CollectedPages(
      String name,
      IngestLimits limits,
      DocumentId id,
      RecognizedPages recognized,
      ScanPages scans) {
    this.scans = scans;
    this.name = name;
    this.limits = limits;
    this.id = id;
    this.recognized = recognized;
  }

  @Override
  public Optional<RecognizedPage> recognizedBefore(String picture) {
    return recognized.find(id, picture);
  }

  @Override
  public void recognized(String picture, RecognizedPage page) {
    recognized.keep(id, picture, page);
  }

  @Override
  public boolean recognizes() {
    return scans.now();
  }

  @Override
  public Turn recognizing() {
    if (scans.before(pages.size() + 1).isPresent()) {
      return new Turn(false, 0);
    }
    boolean now = scans.now();
    waiting += now ? 0 : 1;
    return new Turn(now, now ? scans.inSight() : 0);
  }

  @Override
  public void ahead(Page page) {
    scans.read(page);
  }

  /** So many wait for it that their pictures are read. */
  int waiting() {
    return waiting;
  }

  @Override
  public void page(Page page) {
    if (pages.size() == limits.pages()) {
      throw limits.tooManyPages(name);
    }
    characters += page.text().length();
    if (characters > limits.characters()) {
      throw new CarrelException(
          Code.FILE_TOO_LARGE,
          "%s has more than %,d characters.".formatted(name, limits.characters()),
          "Split the file and add its parts.");
    }
    pages.add(page);
    scans.read(page);
  }

  @Override
  public void unreadable(Page empty, String reason) {
    Optional<ScanPages.Before> before =
        reason.equals(UnreadablePage.LATER) ? scans.before(empty.number()) : Optional.empty();
    if (before.isPresent()) {
      page(before.get().page());
      before.get().notices().forEach(this::notice);
      return;
    }
    page(empty);
    unreadable.add(new UnreadablePage(empty.number(), reason));
  }

  @Override
  public void notice(Notice notice) {
    if (notices.size() < MOST_NOTICES) {
      notices.add(notice);
      scans.noticed(notice);
    }
  }

  List<Page> pages() {
    return pages;
  }

  List<UnreadablePage> unreadable() {
    return unreadable;
  }

  List<Notice> notices() {
    return notices;
  }
}
