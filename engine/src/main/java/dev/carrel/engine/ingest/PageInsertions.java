// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Words put into the text of a page, such as what somebody remarked on it; they have no place. */
public final class PageInsertions {
  /** Words before a character; of two at one place the one that was added first comes first. */
  private record Insertion(int at, String words, Optional<Mark.Kind> kind, Optional<Page> part) {
    Insertion(int at, String words, Optional<Mark.Kind> kind) {
      this(at, words, kind, Optional.empty());
    }
  }

  private static final String APART = "\n\n";

  private final Page page;
  private final List<Insertion> insertions = new ArrayList<>();

  /** None yet. */
  public PageInsertions(Page page) {
    this.page = page;
  }

  /** The same words for the same page with other marks. */
  public PageInsertions over(Page marked) {
    PageInsertions same = new PageInsertions(marked);
    same.insertions.addAll(insertions);
    return same;
  }

  /** Puts words before a character. */
  public void add(int at, String words) {
    insertions.add(new Insertion(at, words, Optional.empty()));
  }

  /** The same, and marks them. */
  public void add(int at, String words, Mark.Kind kind) {
    insertions.add(new Insertion(at, words, Optional.of(kind)));
  }

  /**
   * Puts the text of a part of the page before a character, apart from what is around it.
   *
   * @param at where a paragraph starts, or where the text that can be seen ends
   */
  public void add(int at, Page part) {
    boolean last = at == page.seenLength();
    String words = last ? APART + part.text() : part.text() + APART;
    insertions.add(new Insertion(at, words, Optional.empty(), Optional.of(part)));
  }

  /** The page with all of them; what it held keeps its place on the paper. */
  public Page page() {
    if (insertions.isEmpty()) {
      return page;
    }
    insertions.sort(Comparator.comparingInt(Insertion::at));
    StringBuilder text = new StringBuilder();
    PageLayout.Builder layout =
        new PageLayout.Builder(page.layout().width(), page.layout().height());
    List<Mark> marks = new ArrayList<>();
    int done = 0;
    for (Insertion insertion : insertions) {
      copy(done, insertion.at, text, layout);
      done = insertion.at;
      int start = text.length();
      text.append(insertion.words);
      if (insertion.part.isPresent()) {
        place(insertion, start, layout, marks);
      } else {
        layout.addUnplaced(insertion.words.length());
      }
      insertion.kind.ifPresent(kind -> marks.add(trimmed(text, start, kind)));
    }
    copy(done, page.text().length(), text, layout);
    for (Mark mark : page.marks()) {
      marks.add(new Mark(moved(mark.start(), false), moved(mark.end(), true), mark.kind()));
    }
    marks.sort(Mark.IN_ORDER);
    return new Page(
        page.number(),
        text.toString(),
        layout.build(),
        page.hidden().stream()
            .map(h -> new HiddenText(moved(h.start(), false), moved(h.end(), true), h.why()))
            .toList(),
        page.addresses().stream().map(a -> new Address(moved(a.start(), false), a.name())).toList(),
        marks);
  }

  private static void place(
      Insertion insertion, int start, PageLayout.Builder layout, List<Mark> marks) {
    Page part = insertion.part.orElseThrow();
    int before = insertion.words.indexOf(part.text());
    layout.addUnplaced(before);
    for (int i = 0; i < part.text().length(); i++) {
      layout.add(part.layout().box(i));
    }
    layout.addUnplaced(insertion.words.length() - before - part.text().length());
    for (Mark mark : part.marks()) {
      int from = start + before;
      marks.add(new Mark(from + mark.start(), from + mark.end(), mark.kind()));
    }
  }

  private static Mark trimmed(StringBuilder text, int start, Mark.Kind kind) {
    int from = start;
    while (from < text.length() - 1 && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    return new Mark(from, text.length(), kind);
  }

  private void copy(int from, int to, StringBuilder text, PageLayout.Builder layout) {
    text.append(page.text(), from, to);
    for (int i = from; i < to; i++) {
      layout.add(page.layout().box(i));
    }
  }

  /** Where a border between characters is now; an end stays before what is put there. */
  private int moved(int at, boolean end) {
    int by = 0;
    for (Insertion insertion : insertions) {
      if (insertion.at < at || (insertion.at == at && !end)) {
        by += insertion.words.length();
      }
    }
    return at + by;
  }
}
