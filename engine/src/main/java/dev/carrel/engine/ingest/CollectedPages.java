// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.ArrayList;
import java.util.List;

/** The pages of a file as they come, as far as the limits allow. */
final class CollectedPages implements PageSink {
  private final String name;
  private final IngestLimits limits;
  private final List<Page> pages = new ArrayList<>();
  private final List<UnreadablePage> unreadable = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private long characters;

  CollectedPages(String name, IngestLimits limits) {
    this.name = name;
    this.limits = limits;
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
