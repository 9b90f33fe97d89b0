// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.picture;

import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.OncePerPicture;
import dev.carrel.engine.ingest.PageInsertions;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.PicturesWithin;
import dev.carrel.engine.ingest.pdf.RecognizedText;
import dev.carrel.engine.ingest.zip.ZipDirectory;
import dev.carrel.engine.ingest.zip.ZipEntryHead;
import dev.carrel.engine.ocr.PageImage;
import dev.carrel.engine.ocr.Recognition;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is written on the pictures within a file, such as a page that was scanned and put into
 * a text: each once, at its first place, behind the paragraph that holds it. Belongs to one thread.
 */
public final class RecognizedPictures implements PicturesWithin {
  /** Of a page; each takes some seconds. */
  private static final int MOST_OF_PAGE = 8;

  /** Of a file. */
  private static final int MOST = 200;

  private static final long MOST_BYTES = 64L << 20;

  /** What is smaller is an emblem or a button. */
  private static final long LEAST_PIXELS = 100_000;

  private static final int LEAST_SIDE = 60;

  /** Places on it are not kept, so any size would do. */
  private static final float POINTS_PER_PIXEL = 72f / 200;

  /** Where the bytes of pictures are. */
  @FunctionalInterface
  public interface Parts {
    /** The bytes of one, by what the file calls it; asked for more than once. */
    InputStream open(String part) throws IOException;

    /** Those that are kept by their names; others may come while they are read. */
    static Parts of(Map<String, byte[]> kept) {
      return part -> {
        byte[] bytes = kept.get(part);
        if (bytes == null) {
          throw new EOFException("there is no " + part);
        }
        return new ByteArrayInputStream(bytes);
      };
    }
  }

  private final FileToRead file;
  private final Recognition recognition;
  private final Parts parts;
  private final Set<String> looked = new HashSet<>();
  private final Set<Integer> pages = new HashSet<>();
  private int read;
  private int later;

  /** Of a file that is a zip. */
  public RecognizedPictures(FileToRead file, Recognition recognition) {
    this(file, recognition, part -> entry(file, part));
  }

  /** Of a file whose pictures are there. */
  public RecognizedPictures(FileToRead file, Recognition recognition, Parts parts) {
    this.file = file;
    this.recognition = recognition;
    this.parts = parts;
  }

  @Override
  public Page with(Page page, List<Placed> pictures) {
    if (!recognition.isThere()) {
      return page;
    }
    List<Placed> large = new ArrayList<>();
    for (Placed picture : pictures) {
      boolean wanted = large.size() < MOST_OF_PAGE && read + later + large.size() < MOST;
      if (wanted && looked.add(picture.part()) && isLarge(picture.part())) {
        large.add(picture);
      }
    }
    if (large.isEmpty()) {
      return page;
    }
    file.progress().at(Progress.Stage.EXTRACT_PAGES, page.number() - 1, page.number());
    file.watch().startPage(page.number());
    if (!file.pages().recognizing().now()) {
      later += large.size();
      return page;
    }
    file.watch().startRecognition();
    PageInsertions insertions = new PageInsertions(page);
    List<Page> alone = new ArrayList<>();
    try {
      for (Placed picture : large) {
        Optional<Page> words = words(page.number(), picture.part());
        words.ifPresent(
            part -> {
              insertions.add(placeOf(page, picture.at()), part);
              alone.add(part);
            });
      }
    } catch (Watch.PageWantsTooMuch | OutOfMemoryError | StackOverflowError e) {
      file.watch().startPage(page.number() + 1); // the text is there all the same
    } catch (CarrelException e) {
      if (e.code() != Code.NATIVE_UNAVAILABLE) {
        throw e;
      }
    }
    if (!alone.isEmpty()) {
      pages.add(page.number());
    }
    boolean nothingElse = page.text().isEmpty() && alone.size() == 1;
    return nothingElse ? alone.getFirst().withAddresses(page.addresses()) : insertions.page();
  }

  /** Before the paragraph that follows, or behind the last one. */
  private static int placeOf(Page page, int at) {
    if (at == 0 || at >= page.seenLength()) {
      return Math.min(at, page.seenLength());
    }
    int apart = page.text().indexOf("\n\n", at - 2 < 0 ? 0 : at - 2);
    return apart < 0 || apart + 2 > page.seenLength() ? page.seenLength() : apart + 2;
  }

  private Optional<Page> words(int number, String part) {
    PageImage image;
    try (Pictures picture = open(part)) {
      image = picture.image(0);
    } catch (IOException | RuntimeException e) {
      if (e instanceof CarrelException || e instanceof Watch.PageWantsTooMuch) {
        throw (RuntimeException) e;
      }
      return Optional.empty(); // it stays one that was not read
    }
    RecognizedText.Read words =
        RecognizedText.page(
            number,
            image.width() * POINTS_PER_PIXEL,
            image.height() * POINTS_PER_PIXEL,
            OncePerPicture.read(recognition, image, file.watch(), file.pages()),
            POINTS_PER_PIXEL);
    if (words.isGuesswork()) {
      return Optional.empty();
    }
    read++;
    String text = words.page().text();
    if (text.isBlank()) {
      return Optional.empty();
    }
    words.notices().forEach(file.pages()::notice);
    return Optional.of(
        new Page(number, text, PageLayout.unplaced(text.length())).withMarks(words.page().marks()));
  }

  private boolean isLarge(String part) {
    try (Pictures picture = open(part)) {
      long width = picture.width();
      long height = picture.height();
      return width * height >= LEAST_PIXELS && Math.min(width, height) >= LEAST_SIDE;
    } catch (IOException | RuntimeException e) {
      if (e instanceof CarrelException || e instanceof Watch.PageWantsTooMuch) {
        throw (RuntimeException) e;
      }
      return false; // of a form that is not known, or damaged
    }
  }

  private Pictures open(String part) throws IOException {
    try (InputStream in = parts.open(part)) {
      byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException(part + " is too large");
      }
      return Pictures.of(bytes, file.watch());
    }
  }

  private static InputStream entry(FileToRead file, String part) throws IOException {
    ZipDirectory directory = ZipDirectory.of(file);
    for (ZipEntryHead entry : directory.entries()) {
      if (entry.name().equals(part)) {
        return directory.open(entry);
      }
    }
    throw new EOFException("there is no " + part);
  }

  @Override
  public void tell(int all) {
    if (!pages.isEmpty()) {
      String which =
          String.join(
              ", ", pages.stream().sorted().map(number -> Integer.toString(number)).toList());
      file.pages().notice(new Notice(Notice.Code.PICTURE_TEXT, pages.size(), which));
    }
    int unread = all - read - later;
    if (unread > 0) {
      file.pages().notice(new Notice(Notice.Code.PICTURES_WITHIN, unread, ""));
    }
  }
}
