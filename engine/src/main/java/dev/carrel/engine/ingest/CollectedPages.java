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
  private final List<Page> pages = new ArrayList<>();
  private final List<UnreadablePage> unreadable = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private long characters;

  /** Of a document of which pictures may have been read before. */
  CollectedPages(String name, IngestLimits limits, DocumentId id, RecognizedPages recognized) {
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
  }

  @Override
  public void unreadable(Page empty, String reason) {
    page(empty);
    unreadable.add(new UnreadablePage(empty.number(), reason));
  }

  @Override
  public void notice(Notice notice) {
    if (notices.size() < MOST_NOTICES) {
      notices.add(notice);
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
