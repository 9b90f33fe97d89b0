// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.flow;

import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.PageSink;
import dev.carrel.engine.ingest.UnknownCharacters;
import dev.carrel.engine.ingest.Watch;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes pages of text that flows: at a chapter, where that is asked for, and where a page gets
 * long, behind a paragraph. What is written comes out in the same order, white space at the ends of
 * pages aside. Belongs to one thread.
 */
public final class FlowedText {
  /** About what a printed page holds. */
  public static final int PAGE_CHARACTERS = 3000;

  /** A page up to this long goes on over the next chapter. */
  private static final int SHORT_PAGE = 600;

  /** A paragraph beyond this is cut. */
  private static final int LONGEST = PAGE_CHARACTERS + 2 * SHORT_PAGE;

  /** A page of so many pictures is long, whatever its text. */
  private static final int PICTURES_OF_PAGE = 4;

  private final PageSink pages;
  private final Watch watch;
  private final Progress progress;
  private StringBuilder text = new StringBuilder();
  private List<Address> addresses = new ArrayList<>();
  private List<Mark> marks = new ArrayList<>();
  private final PicturesWithin within;
  private List<PicturesWithin.Placed> pictures = new ArrayList<>();
  private final StringBuilder unseen = new StringBuilder();
  private String address = "";
  private int number;

  /** Hands pages to who reads the file. */
  public FlowedText(FileToRead file) {
    this(file, PicturesWithin.UNREAD);
  }

  /** The same, with the pictures that are in it. */
  public FlowedText(FileToRead file, PicturesWithin within) {
    this.within = within;
    this.pages = file.pages();
    this.watch = file.watch();
    this.progress = file.progress();
  }

  /** From here on, places are called so. */
  public void address(String name) {
    if (!name.isBlank()) {
      address = name;
      if (!addresses.isEmpty() && addresses.getLast().start() == text.length()) {
        addresses.removeLast();
      }
      addresses.add(new Address(text.length(), name));
    }
  }

  /** Goes on with words. */
  public void write(String words) {
    text.append(words);
    while (text.length() > LONGEST) {
      watch.check();
      cut();
    }
  }

  /** Goes on with words that came so. */
  public void write(String words, Mark.Kind kind) {
    if (text.length() + words.length() > LONGEST && text.length() > SHORT_PAGE) {
      emit(text.length());
    }
    String some = words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    int start = text.length();
    text.append(some);
    if (!some.isEmpty()) {
      marks.add(new Mark(start, text.length(), kind));
    }
    if (some.length() < words.length()) {
      emit(text.length());
      write(words.substring(LONGEST), kind);
    }
  }

  /** Words that cannot be seen where they stand: they come behind all that can. */
  public void writeUnseen(String words) {
    if (unseen.length() < LONGEST) {
      unseen.append(unseen.isEmpty() ? "" : "\n").append(words);
    }
  }

  /** A picture stands here. */
  public void picture(String part) {
    pictures.add(new PicturesWithin.Placed(part, text.length()));
  }

  /** The last character that was written to the page; a line's end if there is none. */
  public char last() {
    return text.isEmpty() ? '\n' : text.charAt(text.length() - 1);
  }

  /** Whether nothing stands in the line that is written. */
  public boolean atLineStart() {
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
  }

  /** Ends the line, if anything stands in it. */
  public void endLine() {
    if (!atLineStart()) {
      text.append('\n');
    }
  }

  /** Ends the paragraph, if there is one: an empty line follows. */
  public void endParagraph() {
    endLine();
    if (text.length() >= 2 && text.charAt(text.length() - 2) != '\n') {
      text.append('\n');
    }
    if (text.length() >= PAGE_CHARACTERS) {
      emit(text.length());
    }
  }

  /** Begins a page if the last one is long enough; the line has ended. */
  public void pageIfLong() {
    if (text.length() >= PAGE_CHARACTERS) {
      emit(text.length());
    }
  }

  /** Begins a page if the last one has many pictures; the paragraph has ended. */
  public void pageIfManyPictures() {
    if (pictures.size() >= PICTURES_OF_PAGE) {
      emit(text.length());
    }
  }

  /** A chapter begins: with a page of its own, unless the last one is short. */
  public void chapter() {
    endParagraph();
    if (text.length() > SHORT_PAGE) {
      emit(text.length());
    }
  }

  /** A page begins in any case, such as a slide's or a mail's. */
  public void newPage() {
    endParagraph();
    if (!text.toString().isBlank() || !pictures.isEmpty()) {
      emit(text.length());
    }
  }

  /** The last page ends; at least one is handed on. */
  public void done() {
    boolean more = !unseen.isEmpty() || !pictures.isEmpty();
    if (!text.toString().isBlank() || number == 0 || more) {
      emit(text.length());
    }
    progress.at(Progress.Stage.EXTRACT_PAGES, number, number);
  }

  /** Cuts a paragraph that is too long for a page behind a blank, if it has one. */
  private void cut() {
    int at = text.lastIndexOf(" ", PAGE_CHARACTERS);
    int end = at > SHORT_PAGE ? at + 1 : PAGE_CHARACTERS;
    if (Character.isLowSurrogate(text.charAt(end))) {
      end++;
    }
    emit(end);
  }

  private void emit(int end) {
    watch.check();
    String whole = text.substring(0, end);
    int length = whole.stripTrailing().length();
    StringBuilder page = new StringBuilder(whole.substring(0, length));
    List<HiddenText> hidden = new ArrayList<>();
    if (!unseen.isEmpty()) {
      page.append(page.isEmpty() ? "" : "\n\n");
      hidden.add(
          new HiddenText(page.length(), page.length() + unseen.length(), Why.INVISIBLE_MODE));
      page.append(unseen);
      unseen.setLength(0);
    }
    String before = address;
    List<Address> here = new ArrayList<>();
    List<Address> later = new ArrayList<>();
    for (Address each : addresses) {
      if (each.start() < length || (each.start() == 0 && length == 0)) {
        here.add(each);
      } else {
        later.add(new Address(Math.max(0, each.start() - end), each.name()));
      }
    }
    List<Mark> on = new ArrayList<>();
    List<Mark> behind = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark.start() < length) {
        on.add(new Mark(mark.start(), Math.min(mark.end(), length), mark.kind()));
      }
      if (mark.end() > end) {
        behind.add(new Mark(Math.max(0, mark.start() - end), mark.end() - end, mark.kind()));
      }
    }
    on.sort(Mark.IN_ORDER);
    Page done =
        UnknownCharacters.mark(
            new Page(
                ++number, page.toString(), PageLayout.unplaced(page.length()), hidden, here, on));
    pages.page(pictures.isEmpty() ? done : within.with(done, picturesTo(end)));
    UnknownCharacters.notices(done, 0).forEach(pages::notice);
    text = new StringBuilder(text.substring(end));
    String last = here.isEmpty() ? before : here.getLast().name();
    addresses = new ArrayList<>();
    if (!last.isBlank() && (later.isEmpty() || later.getFirst().start() > 0)) {
      addresses.add(new Address(0, last));
    }
    addresses.addAll(later);
    marks = behind;
  }

  /** The pictures up to a character; the others come on the next page. */
  private List<PicturesWithin.Placed> picturesTo(int end) {
    List<PicturesWithin.Placed> here = new ArrayList<>();
    List<PicturesWithin.Placed> later = new ArrayList<>();
    for (PicturesWithin.Placed picture : pictures) {
      if (picture.at() <= end) {
        here.add(picture);
      } else {
        later.add(new PicturesWithin.Placed(picture.part(), picture.at() - end));
      }
    }
    pictures = later;
    return here;
  }
}
